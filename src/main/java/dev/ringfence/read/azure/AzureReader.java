package dev.ringfence.read.azure;

import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceContent;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Plane;
import dev.ringfence.network.Resource;
import dev.ringfence.network.Unmodelled;
import dev.ringfence.network.ZoneAssignment;
import dev.ringfence.read.EvidenceReader;
import java.util.ArrayList;
import java.util.List;

/** Answers of Azure Resource Manager become the network as it is. */
public final class AzureReader implements EvidenceReader {
  private final CallTable calls;

  /**
   * A reader.
   *
   * @param calls the table of Azure's calls; every call this package reads has a row in it
   */
  public AzureReader(CallTable calls) {
    this.calls = calls;
  }

  @Override
  public boolean reads(Evidence evidence) {
    return evidence.request().source().provider().equals(Answers.PROVIDER);
  }

  @Override
  public Plane plane() {
    return Plane.ACTUAL;
  }

  @Override
  public NetworkModel read(EvidenceSet evidence, EvidenceContent content, ZoneAssignment zones) {
    Answers answers = Answers.of(evidence, content, calls);
    if (answers.sources().isEmpty()) {
      return NetworkModel.empty(Plane.ACTUAL);
    }
    Estate estate = new Estate(answers);
    AdminRules adminRules = new AdminRules(estate);
    List<Resource> resources = new ArrayList<>();
    List<Unmodelled> unmodelled = new ArrayList<>(answers.refusals());
    unmodelled.addAll(adminRules.unmodelled());
    for (Mapper mapper : mappers(estate, adminRules, zones)) {
      mapper.resources().forEach(resources::add);
      unmodelled.addAll(mapper.unmodelled());
    }
    new PolicyStates(answers, List.copyOf(resources)).resources().forEach(resources::add);
    return new NetworkModel(Plane.ACTUAL, resources, new Enumerations(estate).all(), unmodelled);
  }

  private static List<Mapper> mappers(Estate estate, AdminRules adminRules, ZoneAssignment zones) {
    ServiceTags tags = new ServiceTags(estate.answers().tagFiles());
    ShortNames names = new ShortNames(estate);
    Neighbours neighbours = new Neighbours(estate);
    NextHops hops = new NextHops(neighbours, tags, names);
    Balancers balancers = new Balancers(estate);
    Tiers tiers = new Tiers(estate, balancers, zones);
    AppliedGroups applied = new AppliedGroups(estate);
    Exposures exposures = new Exposures(estate, balancers);
    NetworkTags networkTags = new NetworkTags(estate, neighbours);
    AdminFilters adminFilters = new AdminFilters(estate, tags, networkTags, exposures, tiers);
    SecurityGroups groups =
        new SecurityGroups(
            estate,
            applied,
            tiers,
            networkTags,
            adminRules,
            new RulePermits(tags, new ApplicationGroups(estate)));
    SubnetRoutes routes = new SubnetRoutes(estate, neighbours, hops, names);
    Firewalls firewalls = new Firewalls(estate, tags);
    FlowLogs logs = new FlowLogs(estate);
    ActivityLog log = ActivityLog.of(estate.answers());
    return List.of(
        new Networks(estate, neighbours, routes, names, tiers, logs),
        logs,
        groups,
        new InterfaceMapper(estate, applied, groups, adminRules, adminFilters, exposures, tiers),
        adminFilters,
        new Occupants(estate, applied, groups, adminRules, exposures, tiers),
        new BalancerMapper(estate, balancers, firewalls, tiers),
        firewalls,
        new OtherMappers(estate, hops, tiers),
        new Watches(estate.answers()),
        new RulesInEffect(estate, applied, networkTags, tags, new ApplicationGroups(estate)),
        new RoutesInEffect(estate, routes),
        new Changes(
            estate.answers(),
            log,
            // What the log says and is not understood is unknown there; nothing of the network is.
            new RuleChanges(
                estate, log, groups, new RulePermits(tags, new ApplicationGroups(estate))),
            new RouteChanges(estate, log, neighbours, hops, tiers)));
  }
}
