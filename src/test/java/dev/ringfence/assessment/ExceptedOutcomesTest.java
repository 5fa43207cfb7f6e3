package dev.ringfence.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.check.Check;
import dev.ringfence.check.Judged;
import dev.ringfence.check.JudgedNetworks;
import dev.ringfence.check.Judgement;
import dev.ringfence.check.Observation;
import dev.ringfence.check.Outcome;
import dev.ringfence.check.Subject;
import dev.ringfence.check.Verdict;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.CheckId;
import dev.ringfence.control.ControlId;
import dev.ringfence.control.Engine;
import dev.ringfence.control.Parameters;
import dev.ringfence.control.Severity;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.exception.Dispute;
import dev.ringfence.exception.DisputeRegister;
import dev.ringfence.exception.ExceptionGrant;
import dev.ringfence.exception.ExceptionRegister;
import dev.ringfence.exception.FlowScope;
import dev.ringfence.exception.Narrowing;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Services;
import dev.ringfence.network.Boundary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exceptions and disputes say what becomes of findings, and change no outcome. */
class ExceptedOutcomesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
  private static final ControlId CONTROL = new ControlId("NET-1");
  private static final SourceRef SOURCE = SourceRef.at(new Digest("0".repeat(64)), "a", "");
  private static final Subject SUBJECT = Subject.of(new Boundary("a", "b"));
  private static final CheckDefinition CHECK =
      new CheckDefinition(
          new CheckId("net-1.a"),
          Engine.BOUNDARY,
          Severity.HIGH,
          "title",
          "",
          "",
          "",
          "",
          new Parameters(new TreeMap<>()),
          "",
          "",
          List.of(),
          Optional.empty(),
          1);

  private record Established(List<Judgement> judgements) implements Check {
    @Override
    public CheckDefinition definition() {
      return CHECK;
    }

    @Override
    public List<Judgement> judge(Judged judged) {
      return judgements;
    }
  }

  private static List<Finding> findings(
      List<Judgement> judgements, List<ExceptionGrant> grants, List<Dispute> disputes) {
    TreeMap<ControlId, List<Check>> checks = new TreeMap<>();
    checks.put(CONTROL, List.of(new Established(judgements)));
    return new Assessor(
            checks,
            new Disposing(new ExceptionRegister(grants), new DisputeRegister(disputes), DAY),
            new Ownership(FollowUp.NONE))
        .assess(JudgedNetworks.empty())
        .toList();
  }

  private static List<Observation> seen() {
    return List.of(Observation.of("seen", SOURCE));
  }

  private static Judgement passing(Packets packets) {
    return new Judgement(SUBJECT, new Outcome.NotSatisfied(seen()), Optional.of(packets));
  }

  private static Packets tcp(int... ports) {
    return Packets.of(Services.tcp(Ports.of(ports)));
  }

  private static ExceptionGrant grant(String id, String lastDay, Optional<FlowScope> flow) {
    return new ExceptionGrant(
        id,
        CONTROL,
        Optional.empty(),
        List.of(SUBJECT.id()),
        "reason",
        "low",
        "none",
        "Owner",
        "Approver",
        "T",
        LocalDate.of(2026, 1, 1),
        LocalDate.parse(lastDay),
        SOURCE,
        Optional.of(new Narrowing(List.of(), new TreeMap<>(), Optional.empty(), flow)),
        Optional.empty());
  }

  private static ExceptionGrant forPort(String id, String lastDay, String port) {
    return grant(
        id,
        lastDay,
        Optional.of(new FlowScope(List.of("tcp"), List.of(port), List.of(), List.of())));
  }

  private static Dispute dispute(Optional<Dispute.Ruling> ruling) {
    return dispute(ruling, Optional.of(ofPort("22")));
  }

  private static FlowScope ofPort(String port) {
    return new FlowScope(List.of("tcp"), List.of(port), List.of(), List.of());
  }

  private static Dispute dispute(Optional<Dispute.Ruling> ruling, Optional<FlowScope> flow) {
    return new Dispute(
        "D-1",
        CONTROL,
        CHECK.id(),
        List.of(SUBJECT.id()),
        "Claimant",
        "reason",
        LocalDate.of(2026, 10, 1),
        "",
        ruling,
        flow,
        SOURCE);
  }

  private static Optional<Dispute.Ruling> ruling(
      String adjudicator, Dispute.Verdict verdict, String decided, String until) {
    return Optional.of(
        new Dispute.Ruling(
            adjudicator,
            verdict,
            LocalDate.parse(decided),
            Optional.of(LocalDate.parse(until)),
            ""));
  }

  @Test
  void given_a_flow_exception_for_one_of_two_ports_then_the_other_stays_open() {
    Finding finding =
        findings(
                List.of(passing(tcp(22, 3389))),
                List.of(forPort("E-1", "2026-12-31", "22")),
                List.of())
            .get(0);

    assertThat(finding.disposition()).isEqualTo(Disposition.OPEN);
    assertThat(finding.exception()).isEmpty();
    Treatment treatment = finding.treatment().orElseThrow();
    assertThat(treatment.exceptions())
        .containsExactly(new Treatment.Part("E-1", tcp(22).toString()));
    assertThat(treatment.remaining()).isEqualTo(tcp(3389).toString());
    assertThat(treatment.isPartial()).isTrue();
  }

  @Test
  void given_flow_exceptions_for_both_ports_then_nothing_is_open() {
    Finding finding =
        findings(
                List.of(passing(tcp(22, 3389))),
                List.of(forPort("E-1", "2026-12-31", "22"), forPort("E-2", "2026-12-15", "3389")),
                List.of())
            .get(0);

    assertThat(finding.disposition()).isEqualTo(Disposition.EXCEPTED);
    assertThat(finding.exception()).contains("E-1");
    assertThat(finding.treatment().orElseThrow().overlapping()).isEmpty();
  }

  @Test
  void given_one_of_them_lapsed_then_what_it_covered_is_open_and_says_so() {
    Finding finding =
        findings(
                List.of(passing(tcp(22, 3389))),
                List.of(forPort("E-1", "2026-12-31", "22"), forPort("E-2", "2026-11-29", "3389")),
                List.of())
            .get(0);

    assertThat(finding.disposition()).isEqualTo(Disposition.LAPSED_EXCEPTION);
    assertThat(finding.exception()).contains("E-2");
  }

  @Test
  void given_a_finding_that_is_not_about_packets_then_a_flow_covers_none_of_it() {
    Finding finding =
        findings(
                List.of(new Judgement(SUBJECT, new Outcome.NotSatisfied(seen()))),
                List.of(forPort("E-1", "2026-12-31", "22")),
                List.of())
            .get(0);

    assertThat(finding.disposition()).isEqualTo(Disposition.OPEN);
    assertThat(finding.treatment()).isEmpty();
  }

  @Test
  void given_two_for_the_same_whole_then_they_are_told_to_overlap() {
    Finding finding =
        findings(
                List.of(passing(tcp(22))),
                List.of(
                    grant("E-1", "2026-12-31", Optional.empty()),
                    forPort("E-2", "2027-03-31", "22")),
                List.of())
            .get(0);

    assertThat(finding.exception()).contains("E-1");
    assertThat(finding.treatment().orElseThrow().overlapping()).containsExactly("E-1", "E-2");
  }

  @ParameterizedTest
  @CsvSource({
    "Judge,          FALSE_POSITIVE, 2026-11-01, 2026-11-30, FALSE_POSITIVE",
    "Judge,          FALSE_POSITIVE, 2026-11-01, 2026-11-29, OPEN",
    "Judge,          FALSE_POSITIVE, 2026-12-01, 2027-11-29, OPEN",
    "Judge,          CONFIRMED,      2026-11-01, 2026-12-31, OPEN",
    "' claimant ',   FALSE_POSITIVE, 2026-11-01, 2026-12-31, OPEN"
  })
  void given_a_verdict_then_only_an_independent_one_in_force_sets_the_finding_aside(
      String judge, Dispute.Verdict verdict, String decided, String until, Disposition expected) {
    List<Dispute> disputes = List.of(dispute(ruling(judge, verdict, decided, until)));

    Finding finding = findings(List.of(passing(tcp(22))), List.of(), disputes).get(0);

    assertThat(finding.disposition()).isEqualTo(expected);
    assertThat(finding.outcome().verdict()).isEqualTo(Verdict.NOT_SATISFIED);
    assertThat(finding.treatment().orElseThrow().dispute()).contains("D-1");
  }

  @Test
  void given_a_dispute_without_a_verdict_then_the_finding_stays_open() {
    Finding finding =
        findings(List.of(passing(tcp(22))), List.of(), List.of(dispute(Optional.empty()))).get(0);

    assertThat(finding.disposition()).isEqualTo(Disposition.OPEN);
  }

  private static Optional<Dispute.Ruling> upheld() {
    return ruling("Judge", Dispute.Verdict.FALSE_POSITIVE, "2026-11-01", "2026-12-31");
  }

  @Test
  void given_a_verdict_for_one_of_two_ports_then_the_other_stays_open_and_is_named() {
    Finding finding =
        findings(List.of(passing(tcp(22, 3389))), List.of(), List.of(dispute(upheld()))).get(0);

    assertThat(finding.disposition()).isEqualTo(Disposition.OPEN);
    assertThat(finding.treatment().orElseThrow().remaining()).isEqualTo(tcp(3389).toString());
  }

  @Test
  void given_a_verdict_and_an_exception_for_one_port_each_then_nothing_is_open() {
    Finding finding =
        findings(
                List.of(passing(tcp(22, 3389))),
                List.of(forPort("E-1", "2026-12-31", "3389")),
                List.of(dispute(upheld())))
            .get(0);

    assertThat(finding.disposition()).isEqualTo(Disposition.FALSE_POSITIVE);
    assertThat(finding.treatment().orElseThrow().isPartial()).isFalse();
  }

  @Test
  void given_a_verdict_without_a_flow_then_it_sets_aside_nothing_that_is_about_packets() {
    List<Dispute> disputes = List.of(dispute(upheld(), Optional.empty()));

    assertThat(findings(List.of(passing(tcp(22))), List.of(), disputes).get(0).disposition())
        .isEqualTo(Disposition.OPEN);
    assertThat(
            findings(
                    List.of(new Judgement(SUBJECT, new Outcome.NotSatisfied(seen()))),
                    List.of(),
                    disputes)
                .get(0)
                .disposition())
        .isEqualTo(Disposition.FALSE_POSITIVE);
  }

  /** Whatever passes later, a verdict is about the packets it names only. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void what_a_verdict_does_not_name_is_never_set_aside(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 50; i++) {
      int claimed = 20 + random.nextInt(4);
      Packets passing = tcp(20 + random.nextInt(4), 20 + random.nextInt(4));
      Dispute dispute = dispute(upheld(), Optional.of(ofPort(Integer.toString(claimed))));

      Finding finding = findings(List.of(passing(passing)), List.of(), List.of(dispute)).get(0);

      boolean isAllClaimed = tcp(claimed).containsAll(passing);
      assertThat(finding.disposition())
          .isEqualTo(isAllClaimed ? Disposition.FALSE_POSITIVE : Disposition.OPEN);
      assertThat(finding.treatment().isPresent()).isEqualTo(tcp(claimed).intersects(passing));
    }
  }

  /** Neither exceptions nor disputes change what is established, nor cover what is not known. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void taking_away_what_owners_say_changes_no_outcome(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 50; i++) {
      List<Judgement> judgements = List.of(judgement(random));
      List<ExceptionGrant> grants = new ArrayList<>();
      for (int j = random.nextInt(3); j >= 0; j--) {
        grants.add(
            random.nextBoolean()
                ? grant("E-" + j, "2026-12-31", Optional.empty())
                : forPort("E-" + j, "2026-12-31", Integer.toString(22 + random.nextInt(2))));
      }
      List<Dispute> disputes =
          List.of(
              dispute(
                  upheld(),
                  Optional.of(new FlowScope(List.of(), List.of(), List.of(), List.of()))));

      Finding with = findings(judgements, grants, disputes).get(0);
      Finding without = findings(judgements, List.of(), List.of()).get(0);

      assertThat(with.outcome()).isEqualTo(without.outcome());
      if (with.outcome().verdict() != Verdict.NOT_SATISFIED) {
        assertThat(with.disposition()).isEqualTo(without.disposition());
        assertThat(with.treatment()).isEmpty();
      } else {
        assertThat(with.disposition().isOpen()).isFalse();
      }
    }
  }

  private static Judgement judgement(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> new Judgement(SUBJECT, new Outcome.Satisfied(seen()));
      case 1 -> new Judgement(SUBJECT, new Outcome.Inconclusive(seen()));
      case 2 -> new Judgement(SUBJECT, new Outcome.NotApplicable(seen()));
      default -> passing(random.nextBoolean() ? tcp(22) : tcp(22, 23));
    };
  }
}
