package dev.ringfence.read.azure;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Application security groups: the private addresses of the interfaces whose configurations name
 * them (Azure virtual network, application security groups).
 */
final class ApplicationGroups {
  private final Map<String, Bounds> members = new HashMap<>();
  private final String untold;

  ApplicationGroups(Estate estate) {
    estate.interfaces().forEach(this::add);
    untold = estate.interfaceGap().map(gap -> gap.display()).orElse("");
  }

  private void add(Item networkInterface) {
    for (Arm configuration : networkInterface.json().list("ipConfigurations")) {
      Fact<Addresses> own =
          InterfaceAddresses.of(java.util.List.of(configuration), networkInterface.json());
      configuration
          .references("applicationSecurityGroups")
          .forEach(group -> members.merge(group, Bounds.of(own), Bounds::union));
    }
  }

  Bounds of(String group) {
    Bounds known = members.getOrDefault(group, Bounds.NONE);
    return untold.isEmpty() ? known : known.perhaps(Addresses.all(), untold);
  }

  Bounds of(Stream<String> groups) {
    return groups.map(this::of).reduce(Bounds.NONE, Bounds::union);
  }
}
