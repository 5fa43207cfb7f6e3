package dev.ringfence.check;

import dev.ringfence.check.CrossingJudge.Forbidden;
import dev.ringfence.check.Outcome.Inconclusive;
import dev.ringfence.control.BoundaryRule;
import dev.ringfence.control.BoundaryRule.Demand;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.flow.Doubt;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.BoundaryPolicy;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Fact;
import dev.ringfence.policy.Passing;
import dev.ringfence.policy.PolicyComparison;
import dev.ringfence.policy.PolicyComparison.Beyond;
import dev.ringfence.policy.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Boundaries of which a rule says what must not pass. */
record BoundaryRules(Judged judged, BoundaryRule rule, RuleValues values) {
  List<Judgement> judgements() {
    List<Boundary> boundaries = ZoneScope.of(rule, values).boundaries(judged.flows());
    if (rule.demand() instanceof Demand.Policy && judged.policies().isEmpty()) {
      return boundaries.isEmpty() ? List.of() : List.of(withoutPolicy());
    }
    return boundaries.stream().filter(this::isConcerned).map(this::judgement).toList();
  }

  private boolean isConcerned(Boundary boundary) {
    return rule.via().isEmpty()
        || ZoneCrossing.of(judged, boundary, rule.via(), rule.exceptVia()).hasWay();
  }

  private Judgement withoutPolicy() {
    String zones = judged.flows().zonesAreInferred() ? "zones are inferred and " : "";
    return new Judgement(
        Subject.estate(),
        new Inconclusive(
            List.of(
                Observation.of(
                    zones + "no policy says what may pass between zones (boundaries of audit.yaml)",
                    judged.seal().manifest()))));
  }

  private Judgement judgement(Boundary boundary) {
    CrossingJudge judge = CrossingJudge.of(judged, () -> remaining(boundary.from()));
    return judge.judgement(Subject.of(boundary), crossing(boundary), forbidden(boundary));
  }

  /** What still leaves a zone, to zones that are to be named; the resolver answers everybody. */
  private String remaining(String from) {
    List<String> remains = values.words(rule.remains());
    if (remains.isEmpty()) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    for (Boundary boundary : judged.flows().boundaries()) {
      if (boundary.from().equals(from) && remains.contains(boundary.to())) {
        Packets possible = judged.flows().between(boundary).possible();
        parts.add(
            possible.isEmpty()
                ? "nothing to " + boundary.to()
                : possible.services() + " to " + boundary.to());
      }
    }
    parts.add("names asked of the resolver of the network");
    return String.join(", ", parts);
  }

  private Forbidden forbidden(Boundary boundary) {
    if (rule.demand() instanceof Demand.Forbid forbid) {
      return Forbidden.of(
          forbid.services().isEmpty()
              ? Packets.all()
              : Packets.of(values.services(forbid.services())),
          "and must not");
    }
    if (rule.demand() instanceof Demand.Allow allow) {
      return Forbidden.of(
          Packets.of(values.services(allow.services())).complement(), "and is not allowed");
    }
    return beyondPolicy(boundary);
  }

  /** Of all packets, those that the policy of a boundary does not allow. */
  private Forbidden beyondPolicy(Boundary boundary) {
    Optional<BoundaryPolicy> policy =
        judged.policies().stream().filter(one -> one.boundary().equals(boundary)).findFirst();
    Beyond beyond =
        PolicyComparison.of(
            boundary,
            policy,
            new Passing(Packets.all(), Packets.all()),
            Selection.among(judged.flows()::endpoints));
    return new Forbidden(
        beyond.certain(),
        beyond.possible(),
        policy.isPresent() ? "and its policy does not allow it" : "and no policy allows anything");
  }

  private Crossing crossing(Boundary boundary) {
    FlowAnalysis flows = judged.flows();
    List<String> roles = values.words(rule.exceptRoles());
    List<Endpoint> senders = flows.endpoints(boundary.from());
    boolean mayBeExcepted = senders.stream().anyMatch(sender -> role(sender, roles) != Excepted.NO);
    return mayBeExcepted
        ? withoutRoles(boundary, senders, roles)
        : ZoneCrossing.of(judged, boundary, rule.via(), rule.exceptVia());
  }

  private enum Excepted {
    NO,
    MAYBE,
    YES
  }

  private static Excepted role(Endpoint endpoint, List<String> roles) {
    return endpoint
        .role()
        .fold(
            known -> roles.contains(known.value()) ? Excepted.YES : Excepted.NO,
            unknown -> roles.isEmpty() ? Excepted.NO : Excepted.MAYBE);
  }

  private Crossing withoutRoles(Boundary boundary, List<Endpoint> senders, List<String> roles) {
    List<Endpoint> judgedOnes = new ArrayList<>();
    List<Endpoint> doubtful = new ArrayList<>();
    List<Doubt> doubts = new ArrayList<>();
    for (Endpoint sender : senders) {
      Excepted excepted = role(sender, roles);
      if (excepted == Excepted.NO) {
        judgedOnes.add(sender);
      }
      if (excepted != Excepted.YES) {
        doubtful.add(sender);
      }
      if (excepted == Excepted.MAYBE) {
        doubts.add(new Doubt(unknownRole(sender), sources(sender.role())));
      }
    }
    return new PeerCrossing(
        judged,
        PeerCrossing.peer(boundary.from(), judgedOnes),
        PeerCrossing.peer(boundary.from(), doubtful),
        judged.flows().peer(boundary.to()),
        judged.flows().peer(boundary.to()),
        judged.flows().between(boundary).certain(),
        doubts);
  }

  private static String unknownRole(Endpoint endpoint) {
    return endpoint
        .role()
        .fold(
            known -> "",
            unknown ->
                "the role of %s is not known: %s"
                    .formatted(endpoint.header().name(), unknown.reason()));
  }

  private static List<SourceRef> sources(Fact<String> fact) {
    return fact.sources();
  }
}
