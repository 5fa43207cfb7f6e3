package dev.ringfence.check;

import dev.ringfence.control.BoundaryRule;
import dev.ringfence.control.BoundaryRule.Demand;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.flow.StandIns;
import dev.ringfence.network.Kind;
import dev.ringfence.network.Zone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What passes between zones is what a rule lets pass.
 *
 * <p>A source that could have named more endpoints is a subject of its own.
 */
public record BoundaryCheck(CheckDefinition definition, BoundaryRule rule, LocalDate day)
    implements Check {
  /** What could have brought endpoints. */
  private static final List<Kind> ENDPOINTS = List.of(Kind.NETWORK_INTERFACE);

  private static final List<Kind> PERMITS = List.of(Kind.NETWORK_INTERFACE, Kind.PERMIT);

  /** What could have brought zones, and ways to what lies beyond the estate. */
  private static final List<Kind> ZONES =
      List.of(
          Kind.NETWORK_INTERFACE,
          Kind.SUBNET,
          Kind.VIRTUAL_NETWORK,
          Kind.GATEWAY,
          Kind.NAT_GATEWAY,
          Kind.PEERING,
          Kind.TRANSIT_GATEWAY,
          Kind.TRANSIT_ATTACHMENT,
          Kind.VPN_CONNECTION,
          Kind.CLIENT_VPN,
          Kind.DEDICATED_LINK,
          Kind.SERVICE_ENDPOINT);

  @Override
  public List<Judgement> judge(Judged judged) {
    SilentSources silent = new SilentSources(judged.network(), judged.seal());
    List<Judgement> subjects = subjects(judged);
    List<Judgement> judgements =
        new ArrayList<>(silent.judgements(subjects.isEmpty() ? anyKinds() : subjectKinds()));
    Openness openness = new Openness(judged.flows(), silent);
    subjects.forEach(subject -> judgements.add(openness.of(subject)));
    if (judgements.isEmpty()) {
      judgements.add(silent.withoutSubject(Kind.NETWORK_INTERFACE, reason(judged)));
    }
    StandIns words = judged.flows().standIns();
    return judgements.stream().map(judgement -> NamedJudgement.of(judgement, words)).toList();
  }

  /** Without a subject it may be missing for want of a zone, or of what the check is about. */
  private List<Kind> anyKinds() {
    return Stream.concat(ZONES.stream(), subjectKinds().stream()).distinct().toList();
  }

  private List<Kind> subjectKinds() {
    return rule.demand() instanceof Demand.UsedPermits ? PERMITS : ENDPOINTS;
  }

  private List<Judgement> subjects(Judged judged) {
    RuleValues values = new RuleValues(definition.parameters());
    ZoneScope scope = ZoneScope.of(rule, values);
    Demand demand = rule.demand();
    if (demand instanceof Demand.Through through) {
      return new SkippedZones(judged, scope, values.words(through.zones())).judgements();
    }
    if (demand instanceof Demand.Apart apart) {
      return new ApartGroups(judged, values.word(apart.tag()), values.words(apart.values()))
          .judgements();
    }
    if (demand instanceof Demand.PrivateAddresses) {
      return new PublicMeetings(judged).judgements();
    }
    if (demand instanceof Demand.UsedPermits) {
      return new UsedPermits(judged, scope).judgements();
    }
    if (demand instanceof Demand.Documented documented) {
      return new DocumentedFlows(
              judged, day, documented.maxAgeDays().map(values::word).map(Integer::parseInt))
          .judgements();
    }
    return new BoundaryRules(judged, rule, values).judgements();
  }

  private static String reason(Judged judged) {
    return "nothing is concerned: there are %d endpoints in zones %s, and all sources answered"
        .formatted(
            judged.flows().endpoints().size(),
            judged.flows().zones().stream().map(Zone::name).collect(Collectors.joining(", ")));
  }
}
