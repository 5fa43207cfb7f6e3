package dev.ringfence.read.terraform;

import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.ResourceInstance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources that are declared for sure, by type and by address, and those that may be. */
final class Declared {
  private final Map<String, List<Made>> byType = new HashMap<>();
  private final Map<String, List<Made>> possible = new HashMap<>();
  private final Map<String, Made> byAddress = new LinkedHashMap<>();

  /** A resource by its address. */
  record Made(String address, String type, String name, Part part) {
    /** Why it may not be there. */
    String doubt() {
      return part.presence() instanceof Presence.Possible possible
          ? address + " may be there, " + possible.reason()
          : "";
    }
  }

  Declared(List<ResourceInstance> resources) {
    for (ResourceInstance resource : resources) {
      if (!resource.isData()) {
        boolean isCertain = resource.presence() instanceof Presence.Certain;
        Made made =
            new Made(resource.address(), resource.type(), resource.name(), Part.of(resource));
        (isCertain ? byType : possible)
            .computeIfAbsent(resource.type(), t -> new ArrayList<>())
            .add(made);
        if (isCertain) {
          byAddress.put(resource.address(), made);
        }
      }
    }
  }

  /** Those of some types that may be there or not, any number of times. */
  List<Made> possible(String... types) {
    List<Made> made = new ArrayList<>();
    for (String type : types) {
      made.addAll(possible.getOrDefault(type, List.of()));
    }
    return made;
  }

  /** Ids of the subnets that surely lie in a network. */
  List<String> subnetsOf(String vpcId) {
    return of("aws_subnet").stream()
        .filter(subnet -> Ids.named("vpc", subnet.part().cell("vpc_id")).equals(vpcId))
        .map(subnet -> Ids.of("subnet", subnet.address()))
        .toList();
  }

  /** Whether an address is that of a resource of a type, which may be there. */
  boolean is(String address, String type) {
    return of(type).stream().anyMatch(made -> made.address().equals(address))
        || possible(type).stream().anyMatch(made -> made.address().equals(address));
  }

  Optional<Made> at(String address) {
    return Optional.ofNullable(byAddress.get(address));
  }

  List<Made> of(String... types) {
    List<Made> made = new ArrayList<>();
    for (String type : types) {
      made.addAll(byType.getOrDefault(type, List.of()));
    }
    return made;
  }

  /** What an argument refers to, if that is a resource declared here. */
  Optional<Made> referred(Optional<Cell> cell) {
    return Ids.address(cell).map(byAddress::get);
  }

  /** The network a subnet argument lies in. */
  String networkOf(Optional<Cell> subnet) {
    return referred(subnet)
        .map(made -> Ids.named("vpc", made.part().cell("vpc_id")))
        .orElse(
            subnet.isPresent() ? Ids.of("vpc", "(of " + Ids.named("subnet", subnet) + ")") : "");
  }
}
