package dev.ringfence.read.aws;

import dev.ringfence.net.Ports;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.List;

/** A listener of a load balancer as the ELB API describes it (Listener). */
record Listener(Json json) {
  private static final String FORWARD = "forward";

  String balancer() {
    return json.id("LoadBalancerArn");
  }

  /** Protocol and port, which tell the listeners of one balancer apart. */
  String display() {
    return json.optional("Protocol").orElse("any") + ":" + json.optional("Port").orElse("any");
  }

  /** A listener of a gateway balancer has no port: whatever comes, it takes. */
  Fact<Ports> port() {
    return json.has("Port")
        ? TargetGroups.port(json, "Port")
        : Fact.known(Ports.all(), json.source());
  }

  /** Where a forward action names a target group. */
  record Destination(String targetGroup, Json json) {}

  /**
   * The groups its default actions forward to. A group of weight 0 gets nothing, unless clients may
   * stick to it (ELB user guides, forward actions).
   */
  List<Destination> destinations() {
    List<Destination> found = new ArrayList<>();
    for (Json action : json.list("DefaultActions")) {
      if (!action.id("Type").equals(FORWARD)) {
        continue;
      }
      Json forward = action.member("ForwardConfig");
      List<Json> groups = forward.list("TargetGroups");
      if (groups.isEmpty()) {
        add(found, action);
      }
      boolean isSticky =
          forward
              .member("TargetGroupStickinessConfig")
              .bool("Enabled")
              .valueIfKnown()
              .orElse(false);
      groups.stream()
          .filter(group -> isSticky || !group.id("Weight").equals("0"))
          .forEach(group -> add(found, group));
    }
    return found;
  }

  private static void add(List<Destination> found, Json named) {
    named
        .optional("TargetGroupArn")
        .filter(arn -> found.stream().noneMatch(other -> other.targetGroup().equals(arn)))
        .ifPresent(arn -> found.add(new Destination(arn, named)));
  }

  /** Every group any of its actions names, whatever the weight. */
  List<String> named() {
    List<String> arns = new ArrayList<>();
    for (Json action : json.list("DefaultActions")) {
      action.optional("TargetGroupArn").ifPresent(arns::add);
      action.member("ForwardConfig").stream("TargetGroups")
          .forEach(group -> group.optional("TargetGroupArn").ifPresent(arns::add));
    }
    return arns;
  }

  /** Actions of a type the API did not document when this was written. */
  List<Json> strangeActions() {
    return json.stream("DefaultActions")
        .filter(action -> !action.id("Type").equals(FORWARD))
        .filter(action -> !Balancing.NOT_FORWARDING.contains(action.id("Type")))
        .toList();
  }
}
