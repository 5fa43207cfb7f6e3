package dev.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.ExampleResult;
import dev.ringfence.audit.ExampleRun;
import dev.ringfence.check.Check;
import dev.ringfence.check.Judgement;
import dev.ringfence.check.Observation;
import dev.ringfence.check.Subject;
import dev.ringfence.check.Verdict;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Engine;
import dev.ringfence.control.Example;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.evidence.store.EvidenceManifest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Observations point at the values that decide: with another value there, another outcome. */
class ExampleMutationTest {
  private static final double DEMANDED = 0.95;

  private final CallTable calls = ShippedControls.calls();
  private final ExampleRun run = ShippedControls.exampleRun();

  /**
   * What the mutations of one example came to.
   *
   * @param unmoved observations whose value could be any other without a difference
   */
  private record Mutated(CheckDefinition check, Example example, List<String> unmoved) {
    boolean isChanged() {
      return unmoved.isEmpty();
    }

    @Override
    public String toString() {
      return "%s, line %d, %s: %s".formatted(check.id(), example.line(), example.name(), unmoved);
    }
  }

  @Test
  void given_another_value_where_an_observation_points_then_the_outcome_is_another() {
    List<Mutated> all =
        ShippedControls.catalogue().controls().stream()
            .flatMap(control -> control.checks().stream())
            .flatMap(definition -> run.check(definition))
            .flatMap(this::mutated)
            .toList();

    List<Mutated> unchanged = all.stream().filter(mutated -> !mutated.isChanged()).toList();
    int changed = all.size() - unchanged.size();
    double share = (double) changed / all.size();
    System.out.printf(
        "mutations: %d examples, %d changed (%.1f %%)%n", all.size(), changed, 100 * share);
    unchanged.forEach(mutated -> System.out.println("  unchanged: " + mutated));
    assertThat(share).as("unchanged: %s", unchanged).isGreaterThanOrEqualTo(DEMANDED);
  }

  private Stream<Mutated> mutated(Check check) {
    return check.definition().examples().stream().map(example -> mutated(check, example));
  }

  private Mutated mutated(Check check, Example example) {
    ExampleResult result = run.result(check, example);
    Alterations alterations = new Alterations(check.definition(), example, calls);
    List<String> unmoved =
        result.judgements().stream()
            .filter(judgement -> isShown(check.definition(), example, judgement))
            .flatMap(
                judgement ->
                    judgement.outcome().observations().stream()
                        .filter(
                            observation ->
                                altered(alterations, observation, result.manifest())
                                    .noneMatch(other -> differs(check, other, judgement)))
                        .map(
                            observation ->
                                observation.text()
                                    + " @ "
                                    + observation.sources().get(0).display()))
            .toList();
    return new Mutated(check.definition(), example, unmoved);
  }

  /**
   * A boundary check judges every pair of zones, and most pairs are closed by several things at
   * once; an example is about those that show what it stands for.
   */
  private static boolean isShown(CheckDefinition check, Example example, Judgement judgement) {
    return check.engine() != Engine.BOUNDARY
        || (verdict(example.expected()) == judgement.outcome().verdict()
            && judgement.outcome().observations().stream()
                .anyMatch(observation -> observation.text().contains(example.because())));
  }

  private static Verdict verdict(Example.Expected expected) {
    return switch (expected) {
      case COMPLIANT -> Verdict.SATISFIED;
      case NON_COMPLIANT -> Verdict.NOT_SATISFIED;
      case INCONCLUSIVE -> Verdict.INCONCLUSIVE;
    };
  }

  /** The example with another value where the observation points, or with what it misses. */
  private static Stream<Example> altered(
      Alterations alterations, Observation observation, EvidenceManifest manifest) {
    Stream<Example> answered =
        manifest.evidence().gaps().stream()
            .filter(gap -> isAbout(observation, gap, manifest))
            .flatMap(gap -> alterations.answered(gap.request()));
    SourceRef source = observation.sources().get(0);
    if (source.path().equals(EvidenceManifest.PATH)) {
      return Stream.concat(answered, alterations.told());
    }
    if (source.line().isPresent()) {
      return alterations.without(source.path(), source.line().get());
    }
    String file = source.path().substring(source.path().lastIndexOf('/') + 1);
    return Stream.concat(answered, alterations.at(file, source.pointer().orElseThrow()));
  }

  private static boolean isAbout(
      Observation observation, CollectionGap gap, EvidenceManifest manifest) {
    return observation.sources().get(0).equals(manifest.gap(gap))
        || observation.text().contains(gap.display());
  }

  private boolean differs(Check check, Example other, Judgement judgement) {
    return !verdict(run.result(check, other), judgement.subject())
        .equals(Optional.of(judgement.outcome().verdict()));
  }

  private static Optional<Verdict> verdict(ExampleResult result, Subject subject) {
    return result.judgements().stream()
        .filter(judgement -> judgement.subject().id().equals(subject.id()))
        .map(judgement -> judgement.outcome().verdict())
        .findFirst();
  }
}
