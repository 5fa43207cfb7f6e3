package dev.ringfence.read.azure;

import dev.ringfence.network.Fact;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Route;
import java.util.List;
import java.util.Optional;

/**
 * Something that an operation made.
 *
 * @param id what tells it apart from all others: its owner and its content
 * @param name for people
 * @param owner id of its group or table
 * @param closed what took it back, where the log tells
 */
record Opening(
    LoggedOperation operation,
    String id,
    String name,
    String owner,
    String made,
    Fact<Boolean> isStillThere,
    Optional<LoggedOperation> closed,
    Fact<List<String>> tiers,
    Fact<Permit> permit,
    Fact<Route> route) {
  static final String PERMIT = "permit";
  static final String ROUTE = "route";

  static <T> Fact<T> none(LoggedOperation operation) {
    return Fact.unknown("the operation made something else", operation.where());
  }
}
