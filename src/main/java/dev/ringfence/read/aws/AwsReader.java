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
    Foundations base = Foundations.of(answers, zones);
    List<Mapper> mappers = mappers(base);
    List<Resource> resources = new ArrayList<>();
    mappers.forEach(mapper -> mapper.resources().forEach(resources::add));
    if (plane == Plane.ACTUAL) {
      List<Mapper> watching = watching(base, List.copyOf(resources));
      watching.forEach(mapper -> mapper.resources().forEach(resources::add));
      mappers.addAll(watching);
    }
    List<Unmodelled> unmodelled = new ArrayList<>(answers.refusals());
    mappers.forEach(mapper -> unmodelled.addAll(mapper.unmodelled()));
    return new NetworkModel(plane, resources, new Enumerations(answers, plane).all(), unmodelled);
  }

  private static List<Mapper> mappers(Foundations base) {
    Estate estate = base.estate();
    Answers answers = estate.answers();
    SecurityGroups groups =
        new SecurityGroups(estate, base.tiers(), base.interfaces(), base.prefixLists());
    Endpoints endpoints = new Endpoints(estate, groups);
    List<Mapper> mappers = new ArrayList<>();
    mappers.add(new Vpcs(estate, base.interfaces(), endpoints, new FlowLogs(answers)::covering));
    mappers.add(new Subnets(estate, base.tiers(), base.tables(), base.routes(), endpoints));
    Topology topology = new Ec2Topology(estate, base.tiers(), groups);
    mappers.addAll(List.of(base.routes(), groups, base.peerings(), endpoints));
    mappers.addAll(
        List.of(
            new NetworkInterfaces(estate, base.tiers()),
            new NetworkAcls(estate, base.tiers()),
            new Gateways(estate),
            new NatGateways(estate, topology),
            new PublicAddresses(estate),
            new ManagedPrefixLists(estate, base.prefixLists()),
            new EndpointServices(estate),
            new ConnectEndpoints(estate)));
    mappers.addAll(OtherMappers.all(answers, topology));
    return mappers;
  }

  /** What services of AWS say of an account; a repository has nobody who watches it. */
  private static List<Mapper> watching(Foundations base, List<Resource> network) {
    Answers answers = base.estate().answers();
    Snapshot snapshot = new Snapshot(answers, network);
    return List.of(
        Watches.mapped(answers),
        ReachabilityPaths.mapped(answers),
        RuleVerdicts.mapped(answers, snapshot),
        Changes.mapped(base.estate(), base.prefixLists(), base.routes(), snapshot));
  }
}
