package dev.ringfence.policy;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.EndpointSelector;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tells which addresses are meant on one side of a boundary. */
@FunctionalInterface
public interface Selection {
  /**
   * The addresses of a zone that a selector chooses; all, if there is no selector.
   *
   * @param zone its name
   */
  Chosen chosen(String zone, Optional<EndpointSelector> selector);

  /**
   * Selection among the endpoints of each zone, those that may be in it included.
   *
   * @param endpoints of a zone by its name; none of a zone beyond the estate
   */
  static Selection among(Function<String, List<Endpoint>> endpoints) {
    return (zone, selector) ->
        selector
            .map(
                found ->
                    found
                        .addresses()
                        .map(addresses -> new Chosen(addresses, addresses))
                        .orElseGet(() -> chosen(endpoints.apply(zone), found)))
            .orElse(Chosen.ALL);
  }

  private static Chosen chosen(List<Endpoint> endpoints, EndpointSelector selector) {
    List<Addresses> certain = new ArrayList<>();
    List<Addresses> possible = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      Fact<Boolean> isChosen = selector.selects(endpoint);
      if (isChosen.valueIfKnown().orElse(true)) {
        Optional<Addresses> addresses = endpoint.addresses().valueIfKnown();
        possible.add(addresses.orElse(Addresses.all()));
        addresses.filter(known -> isChosen.isKnown()).ifPresent(certain::add);
      }
    }
    return new Chosen(Addresses.unionOf(certain), Addresses.unionOf(possible));
  }
}
