package dev.ringfence.cli;

import dev.ringfence.assessment.Finding;
import dev.ringfence.check.Verdict;
import dev.ringfence.control.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Which open findings make a command end with 1; several conditions narrow each other. */
record FailOn(Predicate<Finding> narrowed) {
  private static final String SEVERITY = "severity:";
  private static final String ALLOWED =
      "not-satisfied, inconclusive or severity:critical|high|medium|low";

  static FailOn anyOpen() {
    return new FailOn(finding -> true);
  }

  boolean counts(Finding finding) {
    return finding.disposition().isOpen() && narrowed.test(finding);
  }

  /** Reads {@code not-satisfied,severity:high}. */
  static final class Converter implements ITypeConverter<FailOn> {
    @Override
    public FailOn convert(String text) {
      List<Verdict> verdicts = new ArrayList<>();
      List<Predicate<Finding>> severities = new ArrayList<>();
      for (String word : text.split(",", -1)) {
        if (word.startsWith(SEVERITY)) {
          Severity least = severity(word.substring(SEVERITY.length()));
          severities.add(finding -> finding.severity().isAtLeast(least));
        } else {
          verdicts.add(verdict(word));
        }
      }
      return new FailOn(
          finding ->
              (verdicts.isEmpty() || verdicts.contains(finding.outcome().verdict()))
                  && severities.stream().allMatch(severity -> severity.test(finding)));
    }

    private static Severity severity(String word) {
      return Severity.named(word).orElseThrow(() -> wrong(SEVERITY + word));
    }

    private static Verdict verdict(String word) {
      return Arrays.stream(Verdict.values())
          .filter(verdict -> verdict == Verdict.NOT_SATISFIED || verdict == Verdict.INCONCLUSIVE)
          .filter(verdict -> verdict.word().equals(word))
          .findFirst()
          .orElseThrow(() -> wrong(word));
    }

    private static TypeConversionException wrong(String word) {
      return new TypeConversionException("'" + word + "' is none of " + ALLOWED);
    }
  }
}
