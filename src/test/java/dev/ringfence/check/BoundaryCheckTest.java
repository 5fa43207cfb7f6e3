package dev.ringfence.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.control.BoundaryRule;
import dev.ringfence.control.BoundaryRule.Demand;
import dev.ringfence.control.BoundaryRule.Service;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.CheckId;
import dev.ringfence.control.Engine;
import dev.ringfence.control.Parameters;
import dev.ringfence.control.Severity;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.flow.EstateText;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Services;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.BoundaryPolicy;
import dev.ringfence.network.BoundaryPolicy.Allowed;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Plane;
import dev.ringfence.policy.Documentation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Boundary checks on small estates, by the real analysis. */
class BoundaryCheckTest {
  private static final SourceRef MANIFEST =
      SourceRef.at(new Digest("0".repeat(64)), "manifest.json", "");

  private static final EstateText TIERS =
      EstateText.of(
          """
          vpc a cidrs=10.0.0.0/16
          subnet a1 vpc=a cidrs=10.0.1.0/24 acl=open
          subnet a2 vpc=a cidrs=10.0.2.0/24 acl=open
          subnet a3 vpc=a cidrs=10.0.3.0/24 acl=open
          interface web subnet=a1 at=10.0.1.5 groups=web zone=public
          interface app subnet=a2 at=10.0.2.5 groups=app zone=application
          interface db subnet=a3 at=10.0.3.5 groups=db zone=data
          group web vpc=a
          permit web direction=egress traffic=all peer=0.0.0.0/0
          group app vpc=a
          permit app direction=ingress traffic=tcp:8443 peer=group/web
          permit app direction=egress traffic=all peer=0.0.0.0/0
          group db vpc=a
          permit db direction=ingress traffic=tcp:5432 peer=group/app
          """);

  private static final Demand ALL = new Demand.Forbid(List.of());

  private static final Demand SSH = new Demand.Forbid(List.of(new Service("tcp", List.of("22"))));

  private static final Demand POSTGRES =
      new Demand.Allow(List.of(new Service("tcp", List.of("5432"))));

  private static BoundaryRule rule(String from, String to, Demand demand) {
    return new BoundaryRule(
        List.of(from),
        List.of(to),
        List.of(),
        List.of(),
        List.of("bastion"),
        List.of(),
        List.of(),
        List.of(),
        demand);
  }

  private static List<Judgement> judge(EstateText estate, BoundaryRule rule) {
    return judge(estate, estate.network(), rule, List.of());
  }

  private static List<Judgement> judge(
      EstateText estate, NetworkModel network, BoundaryRule rule, List<BoundaryPolicy> policies) {
    CheckDefinition definition =
        new CheckDefinition(
            new CheckId("seg-1.test"),
            Engine.BOUNDARY,
            Severity.HIGH,
            "a title",
            "",
            "",
            "",
            "",
            Optional.of(rule),
            Optional.empty(),
            Parameters.NONE,
            "",
            "",
            List.of(),
            Optional.empty(),
            1);
    return new BoundaryCheck(definition, rule, LocalDate.EPOCH)
        .judge(
            new Judged(
                network,
                new Seal(),
                FlowAnalysis.of(network, estate.zoning()),
                policies,
                Documentation.NONE));
  }

  private static Outcome only(List<Judgement> judgements) {
    assertThat(judgements).hasSize(1);
    return judgements.get(0).outcome();
  }

  private static Verdict verdict(EstateText estate, BoundaryRule rule) {
    return only(judge(estate, rule)).verdict();
  }

  @Test
  void given_nothing_forbidden_that_could_pass_then_the_boundary_is_satisfied_by_what_closes_it() {
    Judgement judgement = judge(TIERS, rule("public", "data", ALL)).get(0);

    assertThat(judgement.subject().kind()).isEqualTo("boundary");
    assertThat(judgement.subject().id()).isEqualTo("public->data");
    assertThat(judgement.subject().name()).isEqualTo("public -> data");
    assertThat(judgement.outcome().verdict()).isEqualTo(Verdict.SATISFIED);
    assertThat(judgement.outcome().observations().get(0).sources()).doesNotContain(MANIFEST);
  }

  @Test
  void given_a_flow_that_must_not_pass_then_the_receivers_rule_is_its_first_source() {
    EstateText open = TIERS.and("permit db direction=ingress traffic=tcp:22 peer=group/web");
    SourceRef permit =
        open.network()
            .of(dev.ringfence.network.Permit.class)
            .filter(one -> one.direction().equals("ingress"))
            .filter(
                one ->
                    one.traffic()
                        .valueIfKnown()
                        .orElseThrow()
                        .services()
                        .destinationPorts(dev.ringfence.net.Protocol.TCP)
                        .equals(Ports.of(22)))
            .findFirst()
            .orElseThrow()
            .header()
            .source();

    Outcome outcome = only(judge(open, rule("public", "data", ALL)));

    assertThat(outcome.verdict()).isEqualTo(Verdict.NOT_SATISFIED);
    assertThat(outcome.observations()).hasSize(1);
    assertThat(outcome.observations().get(0).text())
        .startsWith("tcp 22 from 10.0.1.5/32 to 10.0.3.5/32 passes on the way local and must not");
    assertThat(outcome.observations().get(0).sources().get(0)).isEqualTo(permit);
  }

  @Test
  void given_rules_that_are_not_known_then_the_outcome_is_inconclusive_with_the_reason() {
    EstateText unknown = TIERS.with("group db vpc=a", "group db vpc=a rules=?");

    Outcome outcome = only(judge(unknown, rule("public", "data", ALL)));

    assertThat(outcome.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(outcome.observations())
        .extracting(Observation::text)
        .anySatisfy(text -> assertThat(text).contains("rules is not in the evidence"));
  }

  @Test
  void given_allowed_services_then_only_more_than_these_is_a_violation() {
    EstateText more = TIERS.with("traffic=tcp:5432", "traffic=tcp:5432-5433");

    assertThat(verdict(TIERS, rule("application", "data", POSTGRES))).isEqualTo(Verdict.SATISFIED);
    assertThat(verdict(more, rule("application", "data", POSTGRES)))
        .isEqualTo(Verdict.NOT_SATISFIED);
    assertThat(verdict(more, rule("application", "data", SSH))).isEqualTo(Verdict.SATISFIED);
  }

  @Test
  void given_a_role_that_is_excepted_then_its_traffic_is_not_judged() {
    EstateText ssh = TIERS.with("traffic=tcp:5432", "traffic=tcp:22");
    EstateText bastion = ssh.with("zone=application", "zone=application role=bastion");
    EstateText maybe = ssh.with("zone=application", "zone=application role=?");

    assertThat(verdict(ssh, rule("application", "data", SSH))).isEqualTo(Verdict.NOT_SATISFIED);
    assertThat(verdict(bastion, rule("application", "data", SSH))).isEqualTo(Verdict.SATISFIED);
    assertThat(verdict(maybe, rule("application", "data", SSH))).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void given_no_policy_at_all_then_that_is_said_once_and_nothing_is_satisfied() {
    Judgement judgement = judge(TIERS, rule("estate", "any", new Demand.Policy())).get(0);

    assertThat(judgement.subject().kind()).isEqualTo("estate");
    assertThat(judgement.outcome().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void given_a_policy_then_what_it_does_not_name_is_denied() {
    BoundaryPolicy policy =
        new BoundaryPolicy(
            new Boundary("application", "data"),
            List.of(
                new Allowed(
                    Services.tcp(Ports.of(5432)),
                    Optional.empty(),
                    Optional.empty(),
                    "tcp 5432",
                    MANIFEST)),
            false,
            MANIFEST);
    BoundaryRule rule = rule("estate", "estate", new Demand.Policy());

    List<Judgement> judgements = judge(TIERS, TIERS.network(), rule, List.of(policy));

    assertThat(judgements)
        .filteredOn(judgement -> judgement.outcome().verdict() == Verdict.NOT_SATISFIED)
        .extracting(judgement -> judgement.subject().id())
        .containsExactly("public->application");
  }

  @Test
  void given_a_chain_that_goes_round_a_zone_then_its_last_step_is_to_be_closed() {
    EstateText around = TIERS.and("permit db direction=ingress traffic=tcp:5432 peer=group/web");
    BoundaryRule rule = rule("public", "data", new Demand.Through(List.of("application")));

    assertThat(verdict(TIERS, rule)).isEqualTo(Verdict.SATISFIED);
    assertThat(verdict(around, rule)).isEqualTo(Verdict.NOT_SATISFIED);
  }

  @Test
  void given_a_rule_that_nobody_can_use_then_it_is_named() {
    EstateText left = TIERS.and("permit db direction=ingress traffic=tcp:9 peer=10.0.9.0/24");

    List<Judgement> judgements = judge(left, rule("any", "estate", new Demand.UsedPermits()));

    assertThat(judgements)
        .filteredOn(judgement -> judgement.outcome().verdict() == Verdict.NOT_SATISFIED)
        .singleElement()
        .satisfies(judgement -> assertThat(judgement.subject().kind()).isEqualTo("permit"));
  }

  @Test
  void given_no_such_zone_then_nothing_is_concerned_unless_a_source_is_silent() {
    BoundaryRule rule = rule("public", "vault", ALL);
    NetworkModel network = TIERS.network();
    EvidenceSource source = new EvidenceSource("aws", "111122223333", "eu-central-1");
    CollectionGap gap =
        new CollectionGap(
            Request.of(source, "ec2:DescribeNetworkInterfaces"),
            CollectionGap.Reason.DENIED,
            "",
            Optional.empty());
    NetworkModel silent =
        network.and(
            new NetworkModel(
                Plane.ACTUAL,
                List.of(),
                List.of(new Enumeration(source, Kind.NETWORK_INTERFACE, List.of(gap))),
                List.of()));

    assertThat(only(judge(TIERS, rule)).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    Judgement asked = judge(TIERS, silent, rule, List.of()).get(0);
    assertThat(asked.subject().kind()).isEqualTo("source");
    assertThat(asked.outcome().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  /** Cites the manifest as a whole. */
  private static final class Seal implements EvidenceSeal {
    @Override
    public SourceRef manifest() {
      return MANIFEST;
    }

    @Override
    public SourceRef gap(CollectionGap gap) {
      return MANIFEST;
    }

    @Override
    public Optional<SourceRef> gap(String display) {
      return Optional.empty();
    }
  }
}
