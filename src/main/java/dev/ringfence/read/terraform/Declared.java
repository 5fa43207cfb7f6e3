package dev.ringfence.read.terraform;

import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.ResourceInstance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources that are declared for sure, by type and by address. */
final class Declared {
  private final Map<String, List<Made>> byType = new HashMap<>();
  private final Map<String, Made> byAddress = new LinkedHashMap<>();

  /** A resource by its address. */
  record Made(String address, String type, String name, Part part) {}

  Declared(List<ResourceInstance> resources) {
    for (ResourceInstance resource : resources) {
      if (!resource.isData() && resource.presence() instanceof Presence.Certain) {
        Made made =
            new Made(resource.address(), resource.type(), resource.name(), Part.of(resource));
        byType.computeIfAbsent(resource.type(), t -> new ArrayList<>()).add(made);
        byAddress.put(resource.address(), made);
      }
    }
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
