package dev.ringfence.flow;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Subnet;
import dev.ringfence.network.Tags;
import dev.ringfence.network.VirtualNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The endpoints of a network: its interfaces, and where the evidence does not name all interfaces,
 * for each subnet one that nobody saw and that may have any of its other addresses.
 */
final class Endpoints {
  static final String KIND = "networkInterface";

  /** Interfaces that are part of the network itself and no place where a flow ends. */
  private static final Set<String> INFRASTRUCTURE = Set.of("nat-gateway", "transit-gateway");

  private static final List<Kind> SERVED =
      List.of(Kind.SERVER, Kind.DATA_STORE, Kind.LOAD_BALANCER);

  private final Map<String, Resource> byId = new HashMap<>();
  private final NetworkModel network;

  private Endpoints(NetworkModel network) {
    this.network = network;
    network.resources().forEach(resource -> byId.putIfAbsent(resource.id(), resource));
  }

  static List<Endpoint> of(NetworkModel network) {
    Endpoints endpoints = new Endpoints(network);
    List<Endpoint> found = new ArrayList<>();
    network
        .of(NetworkInterface.class)
        .filter(Endpoints::isEndpoint)
        .forEach(seen -> found.add(endpoints.endpoint(seen)));
    found.addAll(endpoints.unseen());
    return List.copyOf(found);
  }

  private static boolean isEndpoint(NetworkInterface seen) {
    boolean isDetached = seen.isInUse().valueIfKnown().filter(used -> !used).isPresent();
    return !isDetached && seen.role().valueIfKnown().filter(INFRASTRUCTURE::contains).isEmpty();
  }

  private Endpoint endpoint(NetworkInterface seen) {
    Optional<Resource> served =
        seen.attachedTo().valueIfKnown().flatMap(id -> Optional.ofNullable(byId.get(id)));
    Optional<Subnet> subnet = subnet(seen.subnet());
    return new Endpoint(
        tagged(
            seen.header(),
            served,
            subnet,
            seen.virtualNetwork(),
            served.isPresent() ? Optional.empty() : untold(seen)),
        KIND,
        seen.role(),
        seen.tier(),
        seen.virtualNetwork(),
        nameOf(seen.virtualNetwork()),
        seen.subnet(),
        nameOf(seen.subnet()),
        seen.attachedTo(),
        served
            .<Fact<String>>map(
                resource -> Fact.known(resource.header().name(), resource.header().source()))
            .orElseGet(() -> seen.attachedTo().map(Endpoints::lastPart)),
        seen.privateAddresses(),
        seen.publicAddresses(),
        seen.filters(),
        seen.isInUse(),
        seen.needsEveryFilter(),
        seen.isClosedWithoutFilter());
  }

  /**
   * Why tags of what an interface serves cannot be told: an answer that would name it is missing.
   */
  private Optional<String> untold(NetworkInterface seen) {
    boolean servesNothing = seen.attachedTo().valueIfKnown().filter(String::isEmpty).isPresent();
    return servesNothing
        ? Optional.empty()
        : SERVED.stream().flatMap(kind -> gaps(seen.header(), kind)).findFirst();
  }

  private static String lastPart(String id) {
    return id.substring(Math.max(id.lastIndexOf('/'), id.lastIndexOf(':')) + 1);
  }

  private Optional<Subnet> subnet(String id) {
    return byId.get(id) instanceof Subnet subnet ? Optional.of(subnet) : Optional.empty();
  }

  private String nameOf(String id) {
    Resource resource = byId.get(id);
    return resource == null ? lastPart(id) : resource.header().name();
  }

  private ResourceHeader tagged(
      ResourceHeader own,
      Optional<Resource> served,
      Optional<Subnet> subnet,
      String network,
      Optional<String> untold) {
    Tags tags = own.tags();
    List<Tags> further = new ArrayList<>();
    served.ifPresent(resource -> further.add(resource.header().tags()));
    subnet.ifPresent(place -> further.add(place.header().tags()));
    Optional<VirtualNetwork> around = virtualNetwork(network);
    around.ifPresent(place -> further.add(place.header().tags()));
    Optional<String> unseen =
        untold
            .or(() -> missing(own, subnet.isPresent(), Kind.SUBNET))
            .or(() -> missing(own, around.isPresent(), Kind.VIRTUAL_NETWORK));
    SortedMap<String, Fact<String>> merged = new TreeMap<>(tags.byKey());
    for (Tags more : further) {
      more.byKey().forEach(merged::putIfAbsent);
    }
    return new ResourceHeader(
        own.id(),
        own.localId(),
        own.name(),
        own.origin(),
        own.plane(),
        new Tags(merged, tags.where(), tags.untold().or(() -> unseen)),
        own.source());
  }

  private Optional<VirtualNetwork> virtualNetwork(String id) {
    return byId.get(id) instanceof VirtualNetwork found ? Optional.of(found) : Optional.empty();
  }

  /**
   * Why tags of where an endpoint lies cannot be told: the evidence does not describe the place.
   */
  private Optional<String> missing(ResourceHeader own, boolean isDescribed, Kind kind) {
    return isDescribed
        ? Optional.empty()
        : Optional.of(
            gaps(own, kind).findFirst().orElse("its " + kind.title() + " is not in the evidence"));
  }

  private Stream<String> gaps(ResourceHeader own, Kind kind) {
    return network.enumerations(kind).stream()
        .filter(enumeration -> enumeration.source().equals(own.origin()))
        .flatMap(enumeration -> enumeration.gaps().stream())
        .map(CollectionGap::display);
  }

  /** One for each subnet of a source that did not name all of its interfaces. */
  private List<Endpoint> unseen() {
    Map<String, Addresses> taken = Topology.taken(network);
    List<Endpoint> unseen = new ArrayList<>();
    Set<String> done = new HashSet<>();
    for (Enumeration enumeration : network.enumerations(Kind.NETWORK_INTERFACE)) {
      if (!enumeration.isComplete()) {
        String reason = "not all interfaces are known: " + enumeration.gaps().get(0).display();
        network
            .of(Subnet.class)
            .filter(subnet -> subnet.header().origin().equals(enumeration.source()))
            .filter(subnet -> done.add(subnet.id()))
            .forEach(
                subnet ->
                    unseen.add(
                        unseen(subnet, taken.getOrDefault(subnet.id(), Addresses.none()), reason)));
      }
    }
    return unseen;
  }

  private Endpoint unseen(Subnet subnet, Addresses taken, String reason) {
    ResourceHeader own = subnet.header();
    return new Endpoint(
        new ResourceHeader(
            own.id() + "#unseen",
            own.localId() + "#unseen",
            "an interface in " + own.name() + " that nobody saw",
            own.origin(),
            own.plane(),
            tagged(
                    own,
                    Optional.empty(),
                    Optional.of(subnet),
                    subnet.virtualNetwork(),
                    Optional.of(reason))
                .tags(),
            own.source()),
        KIND,
        Fact.unknown(reason),
        subnet.tier(),
        subnet.virtualNetwork(),
        nameOf(subnet.virtualNetwork()),
        subnet.id(),
        own.name(),
        Fact.unknown(reason),
        Fact.unknown(reason),
        subnet.cidrs().map(all -> all.minus(taken)),
        Fact.unknown(reason),
        Fact.unknown(reason),
        Fact.unknown(reason, own.source()));
  }
}
