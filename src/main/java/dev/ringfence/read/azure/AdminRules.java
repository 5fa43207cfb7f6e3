package dev.ringfence.read.azure;

import dev.ringfence.network.Fact;
import dev.ringfence.network.Unmodelled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Security admin rules of virtual network managers: they come before network security groups, and
 * may let pass what these deny (Azure Virtual Network Manager, security admin rules). That none
 * applies to a network is said by its list of effective rules alone, since managers of other
 * subscriptions may apply some.
 */
final class AdminRules {
  private final Estate estate;
  private final Map<String, Fact<Boolean>> known = new HashMap<>();

  AdminRules(Estate estate) {
    this.estate = estate;
  }

  /** Known where no such rule applies to a network; unknown where one does, or may. */
  Fact<Boolean> none(String network) {
    return known.computeIfAbsent(network, this::find);
  }

  private Fact<Boolean> find(String network) {
    return estate
        .get(Calls.NETWORKS, network)
        .flatMap(
            found ->
                estate
                    .answers()
                    .itemsFor(found.source(), Calls.ADMIN_RULES, network)
                    .flatMap(
                        rules ->
                            rules.isEmpty()
                                ? Fact.known(true)
                                : Fact.unknown(
                                    "security admin rules come before its network security"
                                        + " groups and are not modelled",
                                    rules.get(0).source())));
  }

  List<Unmodelled> unmodelled() {
    List<Unmodelled> found = new ArrayList<>();
    for (Item network : estate.all(Calls.NETWORKS)) {
      estate
          .answers()
          .itemsFor(network.source(), Calls.ADMIN_RULES, network.id())
          .valueIfKnown()
          .orElse(List.of())
          .forEach(
              rule ->
                  found.add(
                      new Unmodelled(
                          network.id(), "a security admin rule is not modelled", rule.source())));
    }
    return found;
  }
}
