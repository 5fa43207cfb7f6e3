package dev.ringfence.flow;

import dev.ringfence.net.Address;
import dev.ringfence.network.Fact;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Route;
import dev.ringfence.network.TransitAttachment;
import dev.ringfence.network.TransitRouteTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What transit gateways forward: from an attachment, by the table it is associated with, to another
 * attachment; over a peering of gateways on to the next gateway's table. Loops end where a table is
 * met again, as a packet that returns to a table is never delivered.
 */
final class TransitGraph {
  private static final String PEERING = "peering";

  /** States of an attachment that carries traffic (EC2 API, TransitGatewayAttachmentState). */
  private static final Set<String> CARRYING = Set.of("available", "modifying");

  private final List<TransitAttachment> all;
  private final Map<String, TransitAttachment> attachments = new LinkedHashMap<>();
  private final Map<String, TransitRouteTable> tables = new LinkedHashMap<>();
  private final Map<String, Routing> routings = new HashMap<>();
  private final Map<String, Map<String, Area>> reached = new HashMap<>();

  TransitGraph(NetworkModel network) {
    all = network.of(TransitAttachment.class).toList();
    all.stream()
        .filter(a -> a.state().valueIfKnown().map(CARRYING::contains).orElse(true))
        .forEach(attachment -> attachments.put(attachment.id(), attachment));
    network
        .of(TransitRouteTable.class)
        .forEach(
            table -> {
              tables.put(table.id(), table);
              routings.put(table.id(), Routing.of(table.routes()));
            });
  }

  List<TransitAttachment> attachments() {
    return List.copyOf(attachments.values());
  }

  /** Destinations for which a packet from one attachment comes out of another. */
  Area forwarded(TransitAttachment from, TransitAttachment to) {
    return reached
        .computeIfAbsent(
            from.id(),
            id -> {
              Map<String, Area> areas = new HashMap<>();
              follow(from, Area.ALL, new HashSet<>(), areas);
              return areas;
            })
        .getOrDefault(to.id(), Area.NONE);
  }

  private void follow(
      TransitAttachment entry, Area within, Set<String> met, Map<String, Area> areas) {
    Area entered = entry.state().isKnown() ? within : within.doubtful();
    Fact<String> table = tableOf(entry);
    Optional<String> known = table.valueIfKnown();
    if (known.isPresent() && known.get().isEmpty()) {
      return;
    }
    Routing routing = known.map(routings::get).orElse(null);
    // An attachment whose table nobody knows stands for that table.
    if (!met.add(known.orElse(entry.id()))) {
      return;
    }
    for (TransitAttachment exit : attachments.values()) {
      if (exit.transitGateway().equals(entry.transitGateway())) {
        Routing.Target target = new Routing.Target("attachment", exit.header().localId());
        Area routed = routing == null ? Area.UNKNOWN : routing.to(target);
        Area leaving = routed.intersect(entered);
        if (!leaving.isNone()) {
          leave(exit, exit.state().isKnown() ? leaving : leaving.doubtful(), met, areas);
        }
      }
    }
  }

  private void leave(
      TransitAttachment exit, Area leaving, Set<String> met, Map<String, Area> areas) {
    areas.merge(exit.id(), leaving, Area::union);
    if (exit.type().valueIfKnown().filter(PEERING::equals).isPresent()) {
      for (TransitAttachment other : farEnds(exit)) {
        follow(other, leaving, new HashSet<>(met), areas);
      }
    }
  }

  private List<TransitAttachment> farEnds(TransitAttachment peering) {
    return attachments.values().stream().filter(other -> isFarEnd(other, peering)).toList();
  }

  /** Whether the other side of a peering is in the evidence, even if it carries nothing. */
  boolean hasFarEnd(TransitAttachment peering) {
    return all.stream().anyMatch(other -> isFarEnd(other, peering));
  }

  /** The same peering as the gateway on its other side has it: it has one id on both. */
  private static boolean isFarEnd(TransitAttachment other, TransitAttachment peering) {
    return other.header().localId().equals(peering.header().localId())
        && !other.transitGateway().equals(peering.transitGateway());
  }

  /**
   * Only the gateway's owner is told with the attachment; its tables tell everybody who has them.
   */
  private Fact<String> tableOf(TransitAttachment attachment) {
    if (attachment.routeTable().isKnown()) {
      return attachment.routeTable();
    }
    for (TransitRouteTable table : tables.values()) {
      if (table.associations().valueIfKnown().filter(a -> names(a, attachment)).isPresent()) {
        return Fact.known(table.id(), table.associations().sources());
      }
    }
    return attachment.routeTable();
  }

  private static boolean names(List<String> associations, TransitAttachment attachment) {
    String suffix = "/" + attachment.header().localId();
    return associations.stream().anyMatch(id -> id.equals(attachment.id()) || id.endsWith(suffix));
  }

  /** Why what is forwarded is not certain. */
  List<Doubt> doubts() {
    List<Doubt> doubts = new ArrayList<>();
    routings.values().forEach(routing -> doubts.addAll(routing.doubts()));
    for (TransitAttachment attachment : attachments.values()) {
      String name = attachment.header().name();
      add(doubts, "the route table of " + name, tableOf(attachment), attachment);
      add(doubts, "the state of " + name, attachment.state(), attachment);
    }
    return doubts;
  }

  private static void add(
      List<Doubt> doubts, String what, Fact<?> fact, TransitAttachment attachment) {
    if (fact instanceof Fact.Unknown<?> unknown) {
      doubts.add(new Doubt(what + ": " + unknown.reason(), List.of(attachment.header().source())));
    }
  }

  /** The route that decides at the table of an attachment, for people. */
  Optional<Route> deciding(TransitAttachment entry, Address destination) {
    return tableOf(entry)
        .valueIfKnown()
        .map(routings::get)
        .flatMap(routing -> routing.deciding(destination));
  }
}
