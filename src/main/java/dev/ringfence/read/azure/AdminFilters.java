package dev.ringfence.read.azure;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Protocol;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What security admin rules leave to interfaces that no network security group stands before: all
 * that they do not deny, but for a Standard public address, which is closed from the internet until
 * a group opens it. Whether a rule that always allows opens it as well is not documented.
 */
final class AdminFilters implements Mapper {
  private static final Addresses INSIDE = Addresses.all().minus(Addresses.INTERNET);
  private static final String UNTOLD =
      "whether security admin rules open a public address that no group opens is not documented";

  private final Estate estate;
  private final ServiceTags tags;
  private final NetworkTags networkTags;
  private final Exposures exposures;
  private final Tiers tiers;
  private final Map<Use, SortedSet<String>> carriers = new LinkedHashMap<>();

  AdminFilters(
      Estate estate, ServiceTags tags, NetworkTags networkTags, Exposures exposures, Tiers tiers) {
    this.estate = estate;
    this.tags = tags;
    this.networkTags = networkTags;
    this.exposures = exposures;
    this.tiers = tiers;
  }

  /** How a public address behaves that no group stands before. */
  private enum Exposed {
    CLOSED,
    OPEN,
    UNKNOWN
  }

  /** What interfaces have in common that share a filter. */
  private record Use(String subnet, Exposed exposed, List<AdminRule> rules) {
    String id() {
      return subnet + "#admin-rules:" + exposed.name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Id of the filter that stands before an interface, which is one of its carriers from now on. */
  String of(Item networkInterface, List<AdminRule> rules) {
    Exposed exposed =
        exposures
            .isClosedWithoutFilter(networkInterface)
            .fold(
                known -> known.value() ? Exposed.CLOSED : Exposed.OPEN, unknown -> Exposed.UNKNOWN);
    Use use = new Use(Estate.subnetOf(networkInterface), exposed, rules);
    carriers.computeIfAbsent(use, key -> new TreeSet<>()).add(networkInterface.id());
    return use.id();
  }

  /** Interfaces are read before this is asked for. */
  @Override
  public Stream<Resource> resources() {
    List<Resource> found = new ArrayList<>();
    carriers.forEach(
        (use, interfaces) ->
            estate
                .subnet(use.subnet())
                .ifPresent(subnet -> add(use, subnet, List.copyOf(interfaces), found)));
    return found.stream();
  }

  private void add(Use use, Item subnet, List<String> interfaces, List<Resource> found) {
    SourceRef where = use.rules().get(0).json().source();
    List<Permit> ingress = permits(use, subnet, SecurityRule.INGRESS);
    List<Permit> egress = permits(use, subnet, SecurityRule.EGRESS);
    String name = "security admin rules in " + subnet.name();
    found.add(
        new Filter(
            subnet.header(use.id(), name, name),
            Estate.networkOf(use.subnet()),
            Fact.known(false, where),
            Fact.known("", where),
            Fact.known(ingress, where),
            Fact.known(egress, where),
            tiers.of(use.subnet()).map(List::of),
            estate
                .interfaceGap()
                .map(gap -> Fact.<List<String>>missing(gap))
                .orElseGet(() -> Fact.known(interfaces, where))));
    found.addAll(ingress);
    found.addAll(egress);
  }

  private List<Permit> permits(Use use, Item subnet, String direction) {
    AdminList list = AdminList.of(use.rules(), direction, tags, networkTags.of(use.subnet()));
    boolean isInwards = direction.equals(SecurityRule.INGRESS);
    List<Permit> permits = new ArrayList<>();
    for (AdminList.Always always : list.always()) {
      Parts parts = new Parts(always.certain(), always.possible(), always.doubt());
      boolean isOpen = !isInwards || use.exposed() == Exposed.OPEN;
      String id = use.id() + "#" + direction + ":" + always.rule().name();
      String name = "security admin rule " + always.rule().name();
      Item rule = subnet.part(always.rule().json());
      permits.addAll(permits(use, rule, id, name, direction, isOpen ? parts : parts.doubtful()));
    }
    Packets left = list.left(true);
    Parts rest = new Parts(left, list.left(false).minus(left), list.doubt());
    Parts exposed =
        !isInwards || use.exposed() == Exposed.OPEN
            ? rest
            : use.exposed() == Exposed.UNKNOWN ? rest.doubtful() : rest.inside();
    String id = use.id() + "#" + direction + ":left";
    String name = "what security admin rules leave in " + subnet.name();
    permits.addAll(permits(use, subnet, id, name, direction, exposed));
    return permits;
  }

  /**
   * Packets that pass.
   *
   * @param doubt why some are only possible
   */
  private record Parts(Packets certain, Packets possible, String doubt) {
    /** From the internet only possible. */
    Parts doubtful() {
      Packets fromOutside = certain.fromSources(Addresses.INTERNET);
      return fromOutside.isEmpty()
          ? this
          : new Parts(certain.fromSources(INSIDE), possible.union(fromOutside), UNTOLD);
    }

    /** Nothing from the internet. */
    Parts inside() {
      return new Parts(certain.fromSources(INSIDE), possible.fromSources(INSIDE), doubt);
    }
  }

  private List<Permit> permits(
      Use use, Item rule, String id, String name, String direction, Parts parts) {
    List<Permit> permits = new ArrayList<>();
    if (!parts.certain().isEmpty()) {
      permits.add(permit(use, rule, id, name, direction, parts.certain(), ""));
    }
    if (!parts.possible().isEmpty()) {
      String why = parts.doubt().isEmpty() ? UNTOLD : parts.doubt();
      permits.add(permit(use, rule, id + "#perhaps", name, direction, parts.possible(), why));
    }
    return permits;
  }

  private Permit permit(
      Use use, Item rule, String id, String name, String direction, Packets traffic, String doubt) {
    SourceRef where = rule.json().source();
    boolean isInwards = direction.equals(SecurityRule.INGRESS);
    Addresses peers = isInwards ? traffic.sources() : traffic.destinations();
    return new Permit(
        rule.header(id, name, name),
        use.id(),
        direction,
        Fact.known(rule.id(), where),
        rule.json().has("protocol")
            ? rule.json().text("protocol").map(text -> text.toLowerCase(java.util.Locale.ROOT))
            : Fact.known("any", where),
        Fact.known(
            traffic.destinationPorts(Protocol.TCP).union(traffic.destinationPorts(Protocol.UDP)),
            where),
        Fact.known(traffic, where),
        Fact.known("cidr", where),
        doubt.isEmpty() ? Fact.known(peers, where) : Fact.unknown(doubt, where),
        Fact.known("", where),
        Fact.known(rule.json().raw("description"), where),
        estate.get(Calls.NETWORKS, Estate.networkOf(use.subnet())).flatMap(Estate::addressSpace));
  }
}
