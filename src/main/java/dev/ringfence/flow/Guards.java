package dev.ringfence.flow;

import dev.ringfence.network.Fact;
import dev.ringfence.network.VirtualNetwork;

/** VPC block public access, which comes before every rule (VPC user guide). */
final class Guards {
  private static final String OFF = "off";
  private static final String INGRESS_ONLY = "block-ingress";

  private final Topology topology;

  Guards(Topology topology) {
    this.topology = topology;
  }

  /** For connections that use an internet gateway directly, in either direction. */
  Stage direct(String network) {
    return guard(network, false);
  }

  /** For connections through a NAT gateway or an egress-only gateway: ingress mode leaves them. */
  Stage outwardsOnly(String network) {
    return guard(network, true);
  }

  private Stage guard(String network, boolean isOutwardsOnly) {
    Fact<String> mode =
        topology
            .find(network, VirtualNetwork.class)
            .map(VirtualNetwork::publicAccessBlock)
            .orElseGet(() -> Fact.unknown("network " + network + " is not in the evidence"));
    String name = topology.nameOf(network);
    return mode.fold(
        known -> {
          boolean isOpen =
              known.value().equals(OFF) || isOutwardsOnly && known.value().equals(INGRESS_ONLY);
          String text = "block public access of " + name + " is " + known.value();
          return isOpen
              ? FixedStage.open(Hop.Kind.GUARD, network, name, text, known.sources())
              : FixedStage.closed(Hop.Kind.GUARD, network, name, text, known.sources());
        },
        unknown ->
            FixedStage.unknown(
                Hop.Kind.GUARD,
                network,
                name,
                "whether block public access closes " + name + " is not known: " + unknown.reason(),
                unknown.sources()));
  }
}
