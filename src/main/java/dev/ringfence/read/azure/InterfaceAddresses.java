package dev.ringfence.read.azure;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.List;

/** The private addresses of an interface (Azure REST API, NetworkInterfaceIPConfiguration). */
final class InterfaceAddresses {
  private InterfaceAddresses() {}

  static Fact<Addresses> own(Item networkInterface) {
    return of(networkInterface.json().list("ipConfigurations"), networkInterface.json());
  }

  /** Of some configurations of it. */
  static Fact<Addresses> of(List<Arm> configurations, Arm owner) {
    List<Fact<Addresses>> parts = new ArrayList<>();
    for (Arm configuration : configurations) {
      Fact<List<String>> texts = configuration.texts("privateIPAddress", "");
      boolean isGiven = texts.valueIfKnown().filter(all -> !all.isEmpty()).isPresent();
      parts.add(
          isGiven
              ? Bounds.blocks(texts).alsoFrom(List.of(configuration.sourceOf("privateIPAddress")))
              : Fact.unknown(
                  "the evidence does not give privateIPAddress", configuration.source()));
    }
    return parts.isEmpty()
        ? Fact.known(Addresses.none(), owner.source())
        : Fact.all(parts).map(Addresses::unionOf);
  }
}
