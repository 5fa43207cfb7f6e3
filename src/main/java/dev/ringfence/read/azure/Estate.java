package dev.ringfence.read.azure;

import dev.ringfence.evidence.ArmId;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of networks that others refer to, each found by its id. */
final class Estate {
  private final Answers answers;
  private final Map<String, Map<String, Item>> byCall = new HashMap<>();
  private final Map<String, Item> subnets = new LinkedHashMap<>();
  private final Map<String, List<Item>> interfacesIn = new HashMap<>();

  Estate(Answers answers) {
    this.answers = answers;
    for (Item network : all(Calls.NETWORKS)) {
      network.json().list("subnets").forEach(s -> subnets.put(s.id(), network.part(s)));
    }
    interfaces()
        .forEach(
            item ->
                interfacesIn.computeIfAbsent(subnetOf(item), key -> new ArrayList<>()).add(item));
  }

  Answers answers() {
    return answers;
  }

  /** Every item of a call, each id once. */
  Collection<Item> all(String call) {
    return index(call).values();
  }

  private Map<String, Item> index(String call) {
    return byCall.computeIfAbsent(
        call,
        key -> {
          Map<String, Item> index = new LinkedHashMap<>();
          answers.items(key).forEach(item -> index.putIfAbsent(item.id(), item));
          return index;
        });
  }

  Optional<Item> find(String call, String id) {
    return Optional.ofNullable(index(call).get(id));
  }

  /** The item; unknown for the reason that it is not in the evidence. */
  Fact<Item> get(String call, String id) {
    Optional<Item> found = find(call, id);
    if (found.isPresent()) {
      return Fact.known(found.get());
    }
    Optional<CollectionGap> gap =
        ArmId.parse(id)
            .flatMap(
                arm ->
                    answers.sources().stream()
                        .filter(source -> source.account().equals(arm.subscription()))
                        .flatMap(source -> answers.gap(source, call).stream())
                        .findFirst());
    return gap.isPresent()
        ? Fact.missing(gap.get())
        : Fact.unknown("no answer of " + call + " has " + id);
  }

  Collection<Item> subnets() {
    return Collections.unmodifiableCollection(subnets.values());
  }

  Optional<Item> subnet(String id) {
    return Optional.ofNullable(subnets.get(id));
  }

  /** Id of the network that a subnet is a part of. */
  static String networkOf(String subnet) {
    return ArmId.parse(subnet).map(id -> id.parent().text()).orElse("");
  }

  /** Interfaces of servers, private endpoints and scale sets. */
  Stream<Item> interfaces() {
    return Stream.concat(all(Calls.INTERFACES).stream(), all(Calls.SCALED_INTERFACES).stream());
  }

  List<Item> interfacesIn(String subnet) {
    return Collections.unmodifiableList(interfacesIn.getOrDefault(subnet, List.of()));
  }

  /** All address configurations of an interface lie in one subnet (Azure, network interfaces). */
  static String subnetOf(Item networkInterface) {
    return networkInterface.json().stream("ipConfigurations")
        .map(configuration -> configuration.reference("subnet"))
        .filter(id -> !id.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Why some interfaces may not be among the evidence; empty where all are. */
  Optional<CollectionGap> interfaceGap() {
    return answers
        .gap(Calls.INTERFACES)
        .or(() -> answers.gap(Calls.SCALE_SETS))
        .or(
            () ->
                all(Calls.SCALE_SETS).stream()
                    .map(set -> answers.itemsFor(set.source(), Calls.SCALED_INTERFACES, set.id()))
                    .filter(fact -> !fact.isKnown())
                    .findFirst()
                    .map(this::missing));
  }

  private CollectionGap missing(Fact<List<Arm>> fact) {
    String reason = fact.fold(known -> "", Fact.Unknown::reason);
    return new CollectionGap(
        dev.ringfence.evidence.Request.of(answers.sources().get(0), Calls.SCALED_INTERFACES),
        CollectionGap.Reason.NOT_COLLECTED,
        reason,
        Optional.empty());
  }

  /** Blocks of a network of the evidence. */
  static Fact<Addresses> addressSpace(Item network) {
    Arm space = network.json().member("addressSpace");
    Fact<Addresses> blocks = Bounds.blocks(space.texts("", "addressPrefixes"));
    return space.isObject() && !space.list("addressPrefixes").isEmpty()
        ? blocks.alsoFrom(List.of(space.source()))
        : Fact.unknown("the evidence does not give addressSpace", network.json().source());
  }

  /** The blocks of an address space one by one: routes are made for each of them. */
  static List<Cidr> blocks(Arm space) {
    return space.texts("", "addressPrefixes").valueIfKnown().orElse(List.of()).stream()
        .flatMap(text -> Bounds.parsed(text).stream())
        .flatMap(block -> block.cidrs().stream())
        .toList();
  }

  static Fact<Addresses> addressesOf(Item subnet) {
    Fact<List<String>> blocks = subnet.json().texts("addressPrefix", "addressPrefixes");
    return blocks.valueIfKnown().filter(List::isEmpty).isPresent()
        ? Fact.unknown("the evidence does not give addressPrefix", subnet.json().source())
        : Bounds.blocks(blocks).alsoFrom(List.of(subnet.json().sourceOf("addressPrefix")));
  }
}
