package dev.ringfence.read.azure;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Resource;
import dev.ringfence.network.Unmodelled;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Network security groups. What a group lets pass depends on the network it is used in, by the tag
 * VirtualNetwork, and on the security admin rules that come before it: where these differ, there is
 * a filter for each difference.
 */
final class SecurityGroups implements Mapper {
  private final Estate estate;
  private final AppliedGroups applied;
  private final Tiers tiers;
  private final RulePermits permits;
  private final NetworkTags tags;
  private final AdminRules adminRules;

  /** Groups, each with the subnets in which it applies, and there its interfaces. */
  private final Map<String, Map<String, SortedSet<String>>> uses = new TreeMap<>();

  private final Map<AppliedGroups.Place, String> filterIds = new HashMap<>();
  private final List<Resource> found = new ArrayList<>();

  /** The filters that each group is. */
  private final Map<String, List<Placed>> placed = new HashMap<>();

  SecurityGroups(
      Estate estate,
      AppliedGroups applied,
      Tiers tiers,
      NetworkTags tags,
      AdminRules adminRules,
      RulePermits permits) {
    this.estate = estate;
    this.applied = applied;
    this.tiers = tiers;
    this.tags = tags;
    this.adminRules = adminRules;
    this.permits = permits;
    estate.interfaces().forEach(this::note);
    for (Item subnet : estate.subnets()) {
      applied
          .ofSubnet(subnet.id(), false)
          .valueIfKnown()
          .orElse(List.of())
          .forEach(place -> uses(place.group(), place.subnet()));
    }
    estate.all(Calls.GROUPS).forEach(this::add);
  }

  private void note(Item networkInterface) {
    applied
        .of(networkInterface)
        .valueIfKnown()
        .orElse(List.of())
        .forEach(place -> uses(place.group(), place.subnet()).add(networkInterface.id()));
  }

  private SortedSet<String> uses(String group, String subnet) {
    return uses.computeIfAbsent(group, key -> new TreeMap<>())
        .computeIfAbsent(subnet, key -> new TreeSet<>());
  }

  @Override
  public Stream<Resource> resources() {
    return found.stream();
  }

  @Override
  public List<Unmodelled> unmodelled() {
    return permits.unmodelled();
  }

  /**
   * The filter that a group is where it applies; the group's id where it is not in the evidence.
   */
  String filterId(AppliedGroups.Place place) {
    return filterIds.getOrDefault(place, place.group());
  }

  /**
   * A group where it is used.
   *
   * @param filter id of the filter that it is there
   * @param tag what VirtualNetwork stands for there
   * @param around addresses of the networks it is used in
   */
  record Placed(String filter, Bounds tag, Fact<Addresses> around, Fact<List<String>> tiers) {}

  /** Where a group is used; empty where it is not in the evidence. */
  List<Placed> placed(String group) {
    return List.copyOf(placed.getOrDefault(group, List.of()));
  }

  /** What makes one use of a group differ from another. */
  private record Use(Bounds tag, Fact<List<AdminRule>> adminRules) {}

  private Use use(String subnet) {
    return new Use(tags.of(subnet), adminRules.in(subnet));
  }

  private void add(Item group) {
    Map<String, SortedSet<String>> places = uses.getOrDefault(group.id(), Map.of());
    Map<Use, List<String>> alike = new LinkedHashMap<>();
    for (String subnet : places.keySet()) {
      alike.computeIfAbsent(use(subnet), key -> new ArrayList<>()).add(subnet);
    }
    if (alike.isEmpty()) {
      alike.put(new Use(Bounds.NONE, Fact.known(List.of(), group.json().source())), List.of());
    }
    alike.forEach(
        (use, subnets) -> {
          // One use keeps the group's own id; several are told apart by their first subnet.
          String id = alike.size() == 1 ? group.id() : group.id() + "#in:" + subnets.get(0);
          subnets.forEach(subnet -> filterIds.put(new AppliedGroups.Place(group.id(), subnet), id));
          List<String> interfaces =
              subnets.stream()
                  .flatMap(s -> places.getOrDefault(s, new TreeSet<>()).stream())
                  .toList();
          add(group, id, use, subnets, interfaces);
        });
  }

  private void add(Item group, String id, Use use, List<String> subnets, List<String> interfaces) {
    Fact<Addresses> around =
        Fact.all(networks(subnets).stream().map(this::addressesOf).toList())
            .map(Addresses::unionOf);
    // What comes before a group may open what it denies and deny what it opens.
    List<AdminRule> before = use.adminRules().valueIfKnown().orElse(List.of());
    RulePermits.Permits lists = permits.of(group, id, use.tag(), before, around);
    Fact<List<String>> inTiers =
        Fact.all(subnets.stream().map(tiers::of).toList())
            .map(all -> List.copyOf(new TreeSet<>(all)));
    placed
        .computeIfAbsent(group.id(), key -> new ArrayList<>())
        .add(new Placed(id, use.tag(), around, inTiers));
    found.add(
        new Filter(
            group.header(id, group.name(), group.name()),
            subnets.isEmpty() ? "" : Estate.networkOf(subnets.get(0)),
            Fact.known(false, group.json().source()),
            Fact.known("", group.json().source()),
            use.adminRules().flatMap(known -> lists.ingress()),
            use.adminRules().flatMap(known -> lists.egress()),
            inTiers,
            carriers(interfaces, group)));
    Stream.of(lists.ingress(), lists.egress())
        .flatMap(list -> list.valueIfKnown().orElse(List.<Permit>of()).stream())
        .forEach(found::add);
  }

  private Fact<List<String>> carriers(List<String> interfaces, Item group) {
    return estate
        .interfaceGap()
        .map(gap -> Fact.<List<String>>missing(gap))
        .orElseGet(() -> Fact.known(interfaces, group.json().source()));
  }

  private static Collection<String> networks(List<String> subnets) {
    return subnets.stream().map(Estate::networkOf).distinct().toList();
  }

  private Fact<Addresses> addressesOf(String network) {
    return estate.get(Calls.NETWORKS, network).flatMap(Estate::addressSpace);
  }
}
