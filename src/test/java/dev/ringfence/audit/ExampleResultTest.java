package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.check.Judgement;
import dev.ringfence.check.Observation;
import dev.ringfence.check.Outcome;
import dev.ringfence.check.Subject;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.CheckId;
import dev.ringfence.control.Engine;
import dev.ringfence.control.Example;
import dev.ringfence.control.Example.Expected;
import dev.ringfence.control.Parameters;
import dev.ringfence.control.Severity;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.evidence.store.EvidenceManifest;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExampleResultTest {
  private static final EvidenceManifest MANIFEST =
      EvidenceManifest.of(
          new EvidenceSet(
              List.of(),
              List.of(
                  new CollectionGap(
                      Request.of(
                          new EvidenceSource("aws", "111122223333", "eu-central-1"),
                          "ec2:DescribeVpcs"),
                      CollectionGap.Reason.NOT_COLLECTED,
                      "",
                      Optional.empty()))));
  private static final List<Observation> OPEN =
      List.of(Observation.of("peer is 0.0.0.0/0", MANIFEST.manifest()));
  private static final Outcome VIOLATED = new Outcome.NotSatisfied(OPEN);
  private static final Outcome MET = new Outcome.Satisfied(OPEN);
  private static final Outcome UNCLEAR = new Outcome.Inconclusive(OPEN);
  private static final Outcome UNCONCERNED = new Outcome.NotApplicable(OPEN);

  @Test
  void given_a_violation_for_the_stated_reason_a_non_compliant_example_holds() {
    assertThat(failure(Expected.NON_COMPLIANT, "0.0.0.0/0", MET, VIOLATED)).isEmpty();
  }

  @Test
  void given_a_violation_for_another_reason_a_non_compliant_example_fails() {
    assertThat(failure(Expected.NON_COMPLIANT, "::/0", VIOLATED)).get().asString().contains("::/0");
  }

  @Test
  void given_nothing_that_is_concerned_a_compliant_example_fails() {
    assertThat(failure(Expected.COMPLIANT, "", UNCONCERNED)).isPresent();
  }

  @Test
  void given_one_inconclusive_subject_a_compliant_example_fails() {
    assertThat(failure(Expected.COMPLIANT, "", MET, UNCLEAR)).isPresent();
  }

  @Test
  void given_a_violation_beside_it_an_inconclusive_example_fails() {
    assertThat(failure(Expected.INCONCLUSIVE, "0.0.0.0/0", UNCLEAR)).isEmpty();
    assertThat(failure(Expected.INCONCLUSIVE, "0.0.0.0/0", UNCLEAR, VIOLATED)).isPresent();
  }

  private static Optional<String> failure(Expected expected, String because, Outcome... outcomes) {
    Example example = new Example("a name", expected, because, new TreeMap<>(), List.of(), 1);
    List<Judgement> judgements =
        List.of(outcomes).stream()
            .map(outcome -> new Judgement(Subject.estate(), outcome))
            .toList();
    return new ExampleResult(check(), example, judgements, MANIFEST).failure();
  }

  private static CheckDefinition check() {
    return new CheckDefinition(
        new CheckId("a.check"),
        Engine.RESOURCE,
        Severity.HIGH,
        "a title",
        "",
        "filter",
        "",
        "true",
        Parameters.NONE,
        "",
        "",
        List.of(),
        Optional.empty(),
        1);
  }
}
