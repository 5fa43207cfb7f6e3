package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Fact;
import dev.ringfence.network.FlowLog;
import dev.ringfence.network.Resource;
import dev.ringfence.network.VirtualNetwork;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** VPCs become virtual networks. */
final class Vpcs implements Mapper {
  private final Estate estate;
  private final Interfaces interfaces;
  private final Endpoints endpoints;
  private final PublicAccessBlocks blocks;
  private final BiFunction<EvidenceSource, String, Fact<List<FlowLog>>> flowLogs;

  Vpcs(
      Estate estate,
      Interfaces interfaces,
      Endpoints endpoints,
      BiFunction<EvidenceSource, String, Fact<List<FlowLog>>> flowLogs) {
    this.estate = estate;
    this.interfaces = interfaces;
    this.endpoints = endpoints;
    this.flowLogs = flowLogs;
    blocks = new PublicAccessBlocks(estate);
  }

  @Override
  public Stream<Resource> resources() {
    return estate.vpcs().all().stream().map(Vpc::new).map(this::network);
  }

  private VirtualNetwork network(Vpc vpc) {
    return new VirtualNetwork(
        vpc.header(),
        vpc.cidrs(),
        vpc.item().json().bool("IsDefault"),
        flowLogs.apply(vpc.item().authority(), vpc.id()),
        endpoints.ofNetwork(vpc.item().authority(), vpc.id()),
        hasWorkloads(vpc),
        blocks.mode(vpc.item()));
  }

  private Fact<Boolean> hasWorkloads(Vpc vpc) {
    EvidenceSource authority = vpc.item().authority();
    // One interface is enough, whoever else might have more.
    Set<EvidenceSource> asked =
        interfaces.isInhabited(vpc.id())
            ? Set.of(authority)
            : interfaces.askedFor(authority, vpc.id());
    return estate.resting(asked, Estate.INTERFACES, () -> inhabited(vpc, authority));
  }

  private Fact<Boolean> inhabited(Vpc vpc, EvidenceSource authority) {
    return interfaces.isInhabited(vpc.id())
        ? Fact.known(true, interfaces.firstIn(vpc.id()).json().sourceOf("VpcId"))
        : Fact.known(false, estate.answers().lists(authority, Estate.INTERFACES));
  }
}
