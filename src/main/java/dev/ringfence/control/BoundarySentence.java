package dev.ringfence.control;

import dev.ringfence.control.BoundaryRule.Demand;
import dev.ringfence.control.BoundaryRule.Service;
import java.util.List;
import java.util.stream.Collectors;

/** A boundary rule in words, parameters by their names. */
final class BoundarySentence {
  private BoundarySentence() {}

  static String of(BoundaryRule rule) {
    return demand(rule) + ways(rule) + exceptions(rule) + ".";
  }

  private static String demand(BoundaryRule rule) {
    Demand demand = rule.demand();
    String sides = "from %s to %s".formatted(joined(rule.from()), joined(rule.to()));
    if (demand instanceof Demand.Forbid forbid) {
      return (forbid.services().isEmpty() ? "Nothing" : "No " + services(forbid.services(), "or"))
          + " passes "
          + sides;
    }
    if (demand instanceof Demand.Allow allow) {
      return "Nothing but %s passes %s".formatted(services(allow.services(), "and"), sides);
    }
    if (demand instanceof Demand.Policy) {
      return "Nothing but what a policy of audit.yaml allows passes " + sides;
    }
    if (demand instanceof Demand.Through through) {
      return "Each chain of flows %s has a stop in %s".formatted(sides, joined(through.zones()));
    }
    return other(rule, demand);
  }

  private static String other(BoundaryRule rule, Demand demand) {
    if (demand instanceof Demand.Documented documented) {
      return "The table of documented flows is what is permitted"
          + documented
              .maxAgeDays()
              .map(days -> ", and no row was reviewed more than " + days + " days ago")
              .orElse("");
    }
    if (demand instanceof Demand.Apart apart) {
      return "Endpoints with different values of tag %s, of %s, do not reach each other"
          .formatted(apart.tag(), joined(apart.values()));
    }
    return demand instanceof Demand.PrivateAddresses
        ? "Endpoints of the estate do not meet under public addresses"
        : "Every rule on endpoints of %s admits somebody who can come".formatted(joined(rule.to()));
  }

  private static String services(List<Service> services, String last) {
    return services.stream()
        .map(
            service ->
                service.ports().isEmpty()
                    ? service.protocol()
                    : service.protocol() + " " + String.join(",", service.ports()))
        .collect(Collectors.joining(" " + last + " "));
  }

  private static String ways(BoundaryRule rule) {
    return rule.via().isEmpty() ? "" : ", by way of " + String.join(", ", rule.via());
  }

  private static String exceptions(BoundaryRule rule) {
    return except("from", rule.exceptFrom())
        + except("to", rule.exceptTo())
        + except("from endpoints of role", rule.exceptRoles())
        + except("by way of", rule.exceptVia());
  }

  private static String except(String what, List<String> words) {
    return words.isEmpty() ? "" : ", except " + what + " " + joined(words);
  }

  private static String joined(List<String> words) {
    return String.join(", ", words);
  }
}
