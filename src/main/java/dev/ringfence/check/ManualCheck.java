package dev.ringfence.check;

import dev.ringfence.check.Outcome.Inconclusive;
import dev.ringfence.check.Outcome.Satisfied;
import dev.ringfence.control.CheckDefinition;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Someone answers for it, on the day of the audit; a missing or lapsed statement tells nothing. The
 * parameter {@code mostDays} bounds how long any statement counts, whatever end it names.
 *
 * @param occasion what makes the statement necessary; empty if it always is
 */
public record ManualCheck(
    CheckDefinition definition,
    List<Attestation> attestations,
    LocalDate day,
    Optional<Occasion> occasion)
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
    return List.of(
        occasion
            .flatMap(known -> known.absent(judged))
            .orElseGet(() -> new Judgement(subject(), outcome(judged))));
  }

  private Outcome outcome(Judged judged) {
    List<Observation> reasons = occasion.map(known -> known.reasons(judged)).orElse(List.of());
    if (attestations.isEmpty()) {
      Observation none = Observation.of("no attestation was given", judged.seal().manifest());
      return new Inconclusive(joined(List.of(none), reasons));
    }
    List<Attestation> valid = attestations.stream().filter(this::isInForce).toList();
    if (valid.isEmpty()) {
      return new Inconclusive(
          joined(attestations.stream().map(this::notInForce).toList(), reasons));
    }
    return new Satisfied(joined(valid.stream().map(this::inForce).toList(), reasons));
  }

  private static List<Observation> joined(List<Observation> first, List<Observation> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  private Observation inForce(Attestation attestation) {
    return Observation.of(
        "%s attested on %s, to %s: %s (%s)"
            .formatted(
                attestation.owner(),
                attestation.attested(),
                lastDay(attestation),
                attestation.statement(),
                attestation.reference()),
        attestation.source());
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
