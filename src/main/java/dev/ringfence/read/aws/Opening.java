package dev.ringfence.read.aws;

import dev.ringfence.network.Fact;
import dev.ringfence.network.OrderedRule;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Route;
import java.util.List;
import java.util.Set;

/**
 * Something that an event made.
 *
 * @param id what tells it apart from all others: its owner and its content
 * @param name for people
 * @param owner id of its group, ACL or table
 * @param keys what events that take it back may call it
 * @param isStillThere whether the evidence of the network has it
 */
record Opening(
    LoggedEvent event,
    String id,
    String name,
    String owner,
    String made,
    Set<String> keys,
    Fact<Boolean> isStillThere,
    Fact<List<String>> tiers,
    Fact<Permit> permit,
    Fact<OrderedRule> orderedRule,
    Fact<Route> route) {
  static final String PERMIT = "permit";
  static final String ORDERED_RULE = "ordered-rule";
  static final String ROUTE = "route";

  Opening {
    keys = Set.copyOf(keys);
  }

  static <T> Fact<T> none(LoggedEvent event) {
    return Fact.unknown("the event made something else", event.where());
  }
}
