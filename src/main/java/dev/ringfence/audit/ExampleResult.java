package dev.ringfence.audit;

import dev.ringfence.check.Judgement;
import dev.ringfence.check.Observation;
import dev.ringfence.check.Verdict;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Example;
import dev.ringfence.evidence.store.EvidenceManifest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a check came to on one of its examples.
 *
 * @param manifest of the example's evidence, which judgements may cite
 */
public record ExampleResult(
    CheckDefinition check, Example example, List<Judgement> judgements, EvidenceManifest manifest) {
  public ExampleResult {
    judgements = List.copyOf(judgements);
  }

  /** In what the result differs from what the example stands for; empty if in nothing. */
  public Optional<String> failure() {
    return switch (example.expected()) {
      case COMPLIANT ->
          unless(Verdict.SATISFIED, Set.of(Verdict.NOT_SATISFIED, Verdict.INCONCLUSIVE));
      case NON_COMPLIANT -> unless(Verdict.NOT_SATISFIED, Set.of());
      case INCONCLUSIVE -> unless(Verdict.INCONCLUSIVE, Set.of(Verdict.NOT_SATISFIED));
    };
  }

  private Optional<String> unless(Verdict wanted, Set<Verdict> unwanted) {
    Optional<Judgement> wrong =
        judgements.stream()
            .filter(judgement -> unwanted.contains(judgement.outcome().verdict()))
            .findFirst();
    if (wrong.isPresent()) {
      return Optional.of("found " + worded(wrong.get()));
    }
    boolean isShown =
        judgements.stream()
            .filter(judgement -> judgement.outcome().verdict() == wanted)
            .flatMap(judgement -> judgement.outcome().observations().stream())
            .anyMatch(observation -> observation.text().contains(example.because()));
    return isShown ? Optional.empty() : Optional.of(notShown(wanted));
  }

  private String notShown(Verdict wanted) {
    String reason = example.because().isEmpty() ? "" : " because of \"" + example.because() + "\"";
    return "found nothing "
        + wanted.word()
        + reason
        + ", but "
        + judgements.stream().map(ExampleResult::worded).collect(Collectors.joining("; "));
  }

  private static String worded(Judgement judgement) {
    return judgement.subject().id()
        + " "
        + judgement.outcome().verdict().word()
        + ": "
        + judgement.outcome().observations().stream()
            .map(Observation::text)
            .collect(Collectors.joining(", "));
  }
}
