package dev.ringfence.flow;

import dev.ringfence.network.Appliance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Relays whose rules are in the evidence, by the addresses under which routes name them. */
final class Appliances {
  private static final String KIND = "interface";

  private final Topology topology;
  private final List<Appliance> all;
  private final Map<Appliance, ApplianceStage> stages = new HashMap<>();

  Appliances(Topology topology) {
    this.topology = topology;
    all = topology.network().of(Appliance.class).toList();
  }

  /** The only one that has the address of a target, if its rules and its place are known. */
  Optional<Appliance> at(Routing.Target target) {
    if (!target.kind().equals(KIND)) {
      return Optional.empty();
    }
    List<Appliance> found =
        Addressed.address(target.id()).stream()
            .flatMap(
                address ->
                    all.stream()
                        .filter(one -> Area.of(one.addresses()).possible().contains(address)))
            .toList();
    return found.size() == 1
        ? Optional.of(found.get(0)).filter(one -> one.addresses().isKnown() && isRuled(one))
        : Optional.empty();
  }

  private boolean isRuled(Appliance appliance) {
    return appliance.rules().isKnown() && topology.findSegment(appliance.subnet()).isPresent();
  }

  /** What its rules let through. */
  ApplianceStage stage(Appliance appliance) {
    return stages.computeIfAbsent(appliance, ApplianceStage::new);
  }
}
