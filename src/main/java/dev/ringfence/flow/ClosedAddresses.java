package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Endpoints that the internet does not reach although they have an address for it: Standard public
 * addresses and balancers of Azure are closed until a network security group opens them (Azure
 * virtual network, public IP addresses).
 */
final class ClosedAddresses {
  private ClosedAddresses() {}

  /** Lets everything pass but what goes to such endpoints. */
  static Stage unless(List<Endpoint> endpoints, Topology topology) {
    Area closed = Area.NONE;
    List<SourceRef> sources = new ArrayList<>();
    List<Doubt> doubts = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      if (isWithoutFilter(endpoint)) {
        Fact<Boolean> isClosed = endpoint.isClosedWithoutFilter();
        Area own = topology.addressesInUse(endpoint);
        if (isClosed instanceof Fact.Unknown<Boolean> unknown) {
          closed = closed.union(own.doubtful());
          sources.addAll(Presence.sources(endpoint, unknown.sources()));
          doubts.add(
              new Doubt(endpoint.header().name() + ": " + unknown.reason(), unknown.sources()));
        } else if (isClosed.valueIfKnown().orElse(false)) {
          closed = closed.union(own);
          sources.addAll(isClosed.sources());
        }
      }
    }
    return closed.isNone() ? NoList.STAGE : stage(closed, sources, doubts);
  }

  private static boolean isWithoutFilter(Endpoint endpoint) {
    return endpoint.needsEveryFilter().valueIfKnown().orElse(false)
        && endpoint.filters().valueIfKnown().filter(List::isEmpty).isPresent();
  }

  private static Stage stage(Area closed, List<SourceRef> sources, List<Doubt> doubts) {
    Area open =
        new Area(Addresses.all().minus(closed.possible()), Addresses.all().minus(closed.certain()));
    String name = "public addresses without a network security group";
    return new FixedStage(
        Hop.Kind.GUARD,
        name,
        name,
        closed.isExact() ? Area.of(open.possible()).asDestinations() : open.asDestinations(),
        Map.of(
            Passage.DENIED,
            "no network security group opens it, and a Standard public address is closed without",
            Passage.INCONCLUSIVE,
            "whether it is closed without a network security group is not known",
            Passage.PERMITTED,
            "a network security group, and not the kind of its address, decides"),
        List.copyOf(sources),
        List.copyOf(doubts));
  }
}
