package dev.ringfence.read.aws;

import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceContent;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Plane;
import dev.ringfence.network.Resource;
import dev.ringfence.network.Unmodelled;
import dev.ringfence.network.ZoneAssignment;
import dev.ringfence.read.AnswerReading;
import dev.ringfence.read.EvidenceReader;
import dev.ringfence.read.Translated;
import java.util.ArrayList;
import java.util.List;

/** Answers of the AWS APIs, exported or collected, become the network as it is. */
public final class AwsReader implements EvidenceReader, AnswerReading {
  private final CallTable calls;

  /**
   * @param calls the table of AWS calls; every call this package reads has a row in it
   */
  public AwsReader(CallTable calls) {
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
    return network(Answers.of(evidence, content, calls), Plane.ACTUAL, zones);
  }

  @Override
  public NetworkModel declared(Translated translated, ZoneAssignment zones) {
    String provider =
        translated.answers().sources().stream()
            .map(EvidenceSource::provider)
            .findFirst()
            .orElseThrow();
    return network(Answers.of(translated, calls, provider), Plane.DECLARED, zones);
  }

  private static NetworkModel network(Answers answers, Plane plane, ZoneAssignment zones) {
    List<Resource> resources = new ArrayList<>();
    List<Unmodelled> unmodelled = new ArrayList<>(answers.refusals());
    for (Mapper mapper : mappers(answers, zones)) {
      mapper.resources().forEach(resources::add);
      unmodelled.addAll(mapper.unmodelled());
    }
    return new NetworkModel(plane, resources, new Enumerations(answers).all(), unmodelled);
  }

  private static List<Mapper> mappers(Answers answers, ZoneAssignment zones) {
    Estate estate = new Estate(answers);
    RouteTables tables = new RouteTables(estate);
    Interfaces interfaces = new Interfaces(estate);
    PrefixLists prefixLists = new PrefixLists(answers);
    Tiers tiers = new Tiers(estate, tables, interfaces, zones);
    SecurityGroups groups = new SecurityGroups(estate, tiers, interfaces, prefixLists);
    Peerings peerings = new Peerings(estate);
    Endpoints endpoints = new Endpoints(estate, groups);
    Routes routes = new Routes(estate, tables, tiers, prefixLists, peerings);
    List<Mapper> mappers = new ArrayList<>();
    mappers.add(new Vpcs(estate, interfaces, endpoints, new FlowLogs(answers)::covering));
    mappers.add(new Subnets(estate, tiers, tables, routes, endpoints));
    Topology topology = new Ec2Topology(estate, tiers, groups);
    mappers.addAll(List.of(routes, groups, peerings, endpoints));
    mappers.addAll(
        List.of(
            new NetworkInterfaces(estate, tiers),
            new NetworkAcls(estate, tiers),
            new Gateways(estate),
            new NatGateways(estate, topology),
            new PublicAddresses(estate),
            new ManagedPrefixLists(estate, prefixLists),
            new EndpointServices(estate),
            new ConnectEndpoints(estate)));
    mappers.addAll(OtherMappers.all(answers, topology));
    return mappers;
  }
}
