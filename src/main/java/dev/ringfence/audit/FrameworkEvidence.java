package dev.ringfence.audit;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.Finding;
import dev.ringfence.control.Control;
import dev.ringfence.control.ControlId;
import dev.ringfence.control.Requirement;
import dev.ringfence.document.AssessmentDigest;
import dev.ringfence.document.CanonicalJson;
import dev.ringfence.history.AssessmentArchive;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of an assessment that speaks to a framework: the findings of the controls that name it.
 *
 * @param names the framework's editions that are meant
 */
record FrameworkEvidence(List<String> names, Set<ControlId> controls) {
  private static final Pattern DIGEST = Pattern.compile("\\b[0-9a-f]{64}\\b");

  /**
   * Finds a framework by the beginning of its name, whatever its case and punctuation: {@code
   * PCI-DSS} is PCI DSS 4.0.1.
   *
   * @throws HandingOff.NoSuchFrameworkException naming the frameworks there are
   */
  static FrameworkEvidence of(String wanted, List<Control> controls) {
    List<String> all = frameworks(controls);
    List<String> meant =
        all.stream()
            .filter(name -> !plain(wanted).isEmpty() && plain(name).startsWith(plain(wanted)))
            .toList();
    if (meant.isEmpty()) {
      throw new HandingOff.NoSuchFrameworkException(
          "no control of the run names such a framework; they name " + String.join("; ", all));
    }
    return new FrameworkEvidence(
        meant,
        controls.stream()
            .filter(control -> named(control).anyMatch(meant::contains))
            .map(Control::id)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static List<String> frameworks(List<Control> controls) {
    return controls.stream().flatMap(FrameworkEvidence::named).distinct().sorted().toList();
  }

  private static Stream<String> named(Control control) {
    return control.requirements().stream().map(Requirement::framework);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  String name() {
    return String.join("; ", names);
  }

  /** Every digest that a finding of these controls cites, wherever in it. */
  Set<String> cited(Assessment assessment, AssessmentArchive archive) {
    CanonicalJson json = new CanonicalJson();
    Set<String> cited = new TreeSet<>();
    try (Stream<Finding> findings = archive.findings(assessment.digest())) {
      findings
          .filter(finding -> controls.contains(finding.control()))
          .flatMap(finding -> DIGEST.matcher(AssessmentDigest.lineOf(finding, json)).results())
          .map(MatchResult::group)
          .forEach(cited::add);
    }
    return cited;
  }
}
