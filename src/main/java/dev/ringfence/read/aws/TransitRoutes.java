package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Route;
import dev.ringfence.network.Tags;
import dev.ringfence.read.Translated;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Routes of transit route tables: one per destination and attachment (TransitGatewayRoute). */
final class TransitRoutes {
  private static final Set<String> STATES =
      Set.of("pending", "active", "blackhole", "deleting", "deleted");
  private static final Set<String> DROPPING = Set.of("blackhole", "deleted");
  private static final String BLOCK = "DestinationCidrBlock";
  private static final String PREFIX_LIST = "PrefixListId";

  private final Notes notes;

  TransitRoutes(Notes notes) {
    this.notes = notes;
  }

  List<Route> of(EvidenceSource source, String table, String tableId, List<Json> routes) {
    List<Route> found = new ArrayList<>();
    for (Json route : routes) {
      List<Json> attachments = route.list("TransitGatewayAttachments");
      if (attachments.isEmpty()) {
        found.add(route(source, table, tableId, route, route));
      }
      for (Json attachment : attachments) {
        found.add(route(source, table, tableId, route, attachment));
      }
    }
    return List.copyOf(found);
  }

  /**
   * @param attachment where the route leads, or the route itself where it leads nowhere
   */
  private Route route(
      EvidenceSource source, String table, String tableId, Json route, Json attachment) {
    String to = attachment.id("TransitGatewayAttachmentId");
    String name =
        route.optional(BLOCK).orElse(route.id(PREFIX_LIST)) + (to.isEmpty() ? "" : "#" + to);
    SourceRef where = route.source();
    return new Route(
        new ResourceHeader(
            table + "#" + name,
            Translated.address(tableId + "#" + name),
            Translated.address(tableId) + " " + name,
            source,
            Headers.plane(source),
            Tags.none(where),
            where),
        table,
        destination(table, route),
        Blocks.block(route, BLOCK).map(List::of),
        Fact.known(route.id("Type").equals("propagated"), where),
        to.isEmpty() ? nowhere(table, route) : attached(attachment).map(id -> "attachment"),
        to.isEmpty() ? nowhere(table, route) : attached(attachment),
        notes.word(table, route, "State", STATES).map(state -> !DROPPING.contains(state)),
        Fact.known(List.of(), where),
        Fact.known(Addresses.none(), where));
  }

  private static Fact<String> attached(Json attachment) {
    return attachment.text("TransitGatewayAttachmentId");
  }

  private Fact<Addresses> destination(String table, Json route) {
    return route.has(BLOCK) || !route.has(PREFIX_LIST)
        ? Blocks.block(route, BLOCK)
        : notes.unknown(
            table, "a route names a prefix list and no block", route.sourceOf(PREFIX_LIST));
  }

  private Fact<String> nowhere(String table, Json route) {
    return DROPPING.contains(route.id("State"))
        ? Fact.known("", route.sourceOf("State"))
        : notes.unknown(table, "a route has no attachment", route.source());
  }
}
