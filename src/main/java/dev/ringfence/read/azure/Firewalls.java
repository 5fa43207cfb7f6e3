package dev.ringfence.read.azure;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.network.Appliance;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Azure Firewall in a virtual network: its own rules, or those of its policy, of which the parent's
 * go first.
 */
final class Firewalls implements Mapper {
  private static final String DEFAULT_RANGES = "IANAPrivateRanges";
  private static final int MOST_PARENTS = 10;

  private final Estate estate;
  private final FirewallMatch match;
  private final Map<String, Fact<List<FirewallCollection>>> known = new HashMap<>();

  Firewalls(Estate estate, ServiceTags tags) {
    this.estate = estate;
    this.match = new FirewallMatch(estate, tags);
  }

  /** Every collection of a firewall's rules, each kind in the order in which they decide. */
  Fact<List<FirewallCollection>> collections(Item firewall) {
    return known.computeIfAbsent(firewall.id(), id -> find(firewall.json()));
  }

  private Fact<List<FirewallCollection>> find(Arm json) {
    String policy = json.reference("firewallPolicy");
    return policy.isEmpty()
        ? FirewallCollection.ofFirewall(json)
        : Fact.all(policies(policy).stream().map(one -> one.flatMap(this::ofPolicy)).toList())
            .map(all -> all.stream().reduce(List.of(), FirewallCollection::after));
  }

  /** A policy's parents and itself, the topmost first. */
  private List<Fact<Item>> policies(String id) {
    List<Fact<Item>> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String next = id;
    while (!next.isEmpty() && seen.add(next) && found.size() < MOST_PARENTS) {
      Fact<Item> policy = estate.get(Calls.FIREWALL_POLICIES, next);
      found.add(0, policy);
      next = policy.valueIfKnown().map(item -> item.json().reference("basePolicy")).orElse("");
    }
    return found;
  }

  /** A policy names its groups, so that one that is missing is seen. */
  private Fact<List<FirewallCollection>> ofPolicy(Item policy) {
    Arm json = policy.json();
    if (!json.member("ruleCollectionGroups").node().isArray()) {
      return Fact.unknown("the evidence does not give ruleCollectionGroups", json.source());
    }
    return Fact.all(
            json.references("ruleCollectionGroups").stream()
                .map(id -> estate.get(Calls.RULE_GROUPS, id).map(Item::json))
                .toList())
        .flatMap(FirewallCollection::ofGroups)
        .alsoFrom(List.of(json.source()));
  }

  @Override
  public Stream<Resource> resources() {
    return estate.all(Calls.FIREWALLS).stream()
        .filter(item -> !configurations(item).isEmpty())
        .map(this::appliance);
  }

  private static List<Arm> configurations(Item firewall) {
    return firewall.json().stream("ipConfigurations")
        .filter(one -> one.has("privateIPAddress") && !one.reference("subnet").isEmpty())
        .toList();
  }

  private Appliance appliance(Item item) {
    List<Arm> all = configurations(item);
    String subnet = all.get(0).reference("subnet");
    boolean isPublic =
        item.json().stream("ipConfigurations").anyMatch(c -> c.has("publicIPAddress"));
    return new Appliance(
        item.header(),
        Estate.networkOf(subnet),
        subnet,
        InterfaceAddresses.of(all, item.json()),
        rules(item),
        Fact.known(isPublic, item.json().sourceOf("ipConfigurations")),
        forwardsTo(Estate.networkOf(subnet), item.json().source()));
  }

  /** Peers whose side of the peering takes traffic that did not begin in the firewall's network. */
  private Fact<List<String>> forwardsTo(String network, SourceRef where) {
    List<Fact<String>> taking = new ArrayList<>();
    for (Item other : estate.all(Calls.NETWORKS)) {
      other.json().stream("virtualNetworkPeerings")
          .map(peering -> new PeeringLink(other.part(peering), other.id()))
          .filter(link -> link.remote().equals(network) && link.mayCarry())
          .forEach(
              link ->
                  taking.add(
                      link.item()
                          .json()
                          .bool("allowForwardedTraffic")
                          .map(isTaken -> isTaken ? other.id() : "")));
    }
    return taking.isEmpty()
        ? Fact.known(List.of(), where)
        : Fact.all(taking).map(all -> all.stream().filter(id -> !id.isEmpty()).toList());
  }

  private Fact<List<Permit>> rules(Item item) {
    Doubts doubts = doubts(item.json());
    return FirewallList.of(collections(item), match, item.json())
        .map(list -> list.through().stream().flatMap(each -> permits(item, each, doubts)).toList())
        .alsoFrom(List.of(item.json().source()));
  }

  /**
   * Why what rules let through may be dropped all the same, or have another sender.
   *
   * @param beyond of what goes to or comes from public addresses
   * @param inside of all else
   */
  private record Doubts(String beyond, String inside) {}

  private Doubts doubts(Arm firewall) {
    List<Arm> deciding = new ArrayList<>(List.of(firewall));
    policies(firewall.reference("firewallPolicy")).stream()
        .flatMap(policy -> policy.valueIfKnown().stream())
        .forEach(policy -> deciding.add(policy.json()));
    boolean isDetecting =
        deciding.stream()
            .anyMatch(json -> FirewallMatch.isDenying(json.member("intrusionDetection"), "mode"));
    boolean isThreatDenied =
        deciding.stream().anyMatch(json -> FirewallMatch.isDenying(json, "threatIntelMode"));
    boolean isTranslating = deciding.stream().anyMatch(Firewalls::hasOwnRanges);
    String detecting = isDetecting ? "intrusion detection may drop it" : "";
    return new Doubts(
        isThreatDenied ? "threat intelligence may drop it" : detecting,
        isTranslating ? "whether the firewall puts its own address in is not modelled" : detecting);
  }

  /** Whether it translates between private addresses, unlike by default. */
  private static boolean hasOwnRanges(Arm policy) {
    List<Arm> ranges = policy.member("snat").list("privateRanges");
    boolean isDefault =
        ranges.isEmpty()
            || ranges.stream().anyMatch(one -> one.node().asString("").equals(DEFAULT_RANGES));
    Arm properties = policy.member("additionalProperties");
    return !isDefault || properties.has("Network.SNAT.PrivateRanges");
  }

  private Stream<Permit> permits(Item firewall, FirewallList.Through through, Doubts doubts) {
    Packets beyond =
        through
            .certain()
            .toDestinations(Addresses.INTERNET)
            .union(through.certain().fromSources(Addresses.INTERNET));
    Packets inside = through.certain().minus(beyond);
    return Stream.of(
            permit(firewall, through, inside, doubts.inside(), ""),
            permit(firewall, through, beyond, doubts.beyond(), "#public"),
            permit(firewall, through, through.possible(), through.doubt(), "#perhaps"))
        .flatMap(List::stream);
  }

  private static List<Permit> permit(
      Item firewall, FirewallList.Through through, Packets traffic, String doubt, String suffix) {
    if (traffic.isEmpty()) {
      return List.of();
    }
    SourceRef where = through.rule().source();
    String id = firewall.id() + "#" + through.name().toLowerCase(Locale.ROOT) + suffix;
    return List.of(
        new Permit(
            firewall.part(through.rule()).header(id, through.name(), through.name()),
            firewall.id(),
            SecurityRule.EGRESS,
            Fact.known(through.name(), where),
            Fact.known("any", where),
            Fact.known(ports(traffic), where),
            Fact.known(traffic, where),
            Fact.known("cidr", where),
            doubt.isEmpty()
                ? Fact.known(traffic.destinations(), where)
                : Fact.unknown(doubt, where),
            Fact.known("", where),
            Fact.known(through.rule().raw("description"), where),
            Fact.known(Addresses.none(), where)));
  }

  private static Ports ports(Packets traffic) {
    return traffic.destinationPorts(Protocol.TCP).union(traffic.destinationPorts(Protocol.UDP));
  }
}
