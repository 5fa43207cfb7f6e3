package dev.ringfence.check;

import dev.ringfence.check.Outcome.Inconclusive;
import dev.ringfence.check.Outcome.Satisfied;
import dev.ringfence.control.CheckDefinition;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * Someone answers for it, on the day of the audit; a missing or lapsed statement tells nothing. The
 * parameter {@code mostDays} bounds how long any statement counts, whatever end it names.
 */
public record ManualCheck(CheckDefinition definition, List<Attestation> attestations, LocalDate day)
    implements Check {
  private static final String MOST_DAYS = "mostDays";

  public ManualCheck {
    attestations =
        attestations.stream()
            .filter(attestation -> attestation.check().equals(definition.id()))
            .sorted(
                Comparator.comparing(Attestation::expires)
                    .reversed()
                    .thenComparing(Attestation::source))
            .toList();
  }

  @Override
  public List<Judgement> judge(Judged judged) {
    return List.of(new Judgement(subject(), outcome(judged.seal())));
  }

  private Outcome outcome(EvidenceSeal seal) {
    if (attestations.isEmpty()) {
      return new Inconclusive(List.of(Observation.of("no attestation was given", seal.manifest())));
    }
    List<Attestation> valid = attestations.stream().filter(this::isInForce).toList();
    if (valid.isEmpty()) {
      return new Inconclusive(attestations.stream().map(this::notInForce).toList());
    }
    return new Satisfied(
        valid.stream()
            .map(
                attestation ->
                    Observation.of(
                        "%s attested on %s, to %s: %s (%s)"
                            .formatted(
                                attestation.owner(),
                                attestation.attested(),
                                lastDay(attestation),
                                attestation.statement(),
                                attestation.reference()),
                        attestation.source()))
            .toList());
  }

  private boolean isInForce(Attestation attestation) {
    return attestation.holdsOn(day) && !day.isAfter(lastDay(attestation));
  }

  private LocalDate lastDay(Attestation attestation) {
    Object mostDays = definition.parameters().values().get(MOST_DAYS);
    LocalDate bound =
        mostDays instanceof Long days ? attestation.attested().plusDays(days) : LocalDate.MAX;
    return attestation.expires().isBefore(bound) ? attestation.expires() : bound;
  }

  private Observation notInForce(Attestation attestation) {
    String when =
        day.isBefore(attestation.attested())
            ? "is dated %s, after this audit".formatted(attestation.attested())
            : "lapsed after %s".formatted(lastDay(attestation));
    return Observation.of(
        "the attestation of %s %s".formatted(attestation.owner(), when), attestation.source());
  }

  private Subject subject() {
    return new Subject("attestation", definition.id().value(), definition.title(), "", "", "");
  }
}
