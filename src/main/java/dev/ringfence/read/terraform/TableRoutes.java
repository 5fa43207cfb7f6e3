package dev.ringfence.read.terraform;

import dev.ringfence.read.Translated;
import dev.ringfence.read.terraform.Declared.Made;
import java.util.List;
import java.util.Optional;

/** Routes that are declared apart from their table. */
final class TableRoutes {
  private final Declared declared;
  private final Sheet sheet;
  private final RouteTables tables;

  TableRoutes(Declared declared, Sheet sheet, RouteTables tables) {
    this.declared = declared;
    this.sheet = sheet;
    this.tables = tables;
  }

  void write() {
    declared.of("aws_route").forEach(this::route);
    declared.possible("aws_route").forEach(this::perhapsRoute);
    declared.of("aws_vpc_endpoint").forEach(this::endpoint);
    declared.possible("aws_vpc_endpoint").forEach(this::endpoint);
    declared.of("aws_vpc_endpoint_route_table_association").forEach(this::endpointLink);
    declared.possible("aws_vpc_endpoint_route_table_association").forEach(this::endpointLink);
    declared.of("aws_vpn_gateway_route_propagation").forEach(this::propagation);
    declared.possible("aws_vpn_gateway_route_propagation").forEach(this::propagation);
  }

  private void route(Made made) {
    Part route = made.part();
    Optional<Draft> table = tables.named(route.cell("route_table_id"));
    if (table.isEmpty()) {
      elsewhere(made, "a route in a table that is declared elsewhere or not known");
    } else {
      table.get().add("Routes", RouteDrafts.route(route, "destination_cidr_block", declared));
    }
  }

  private void perhapsRoute(Made made) {
    Optional<Draft> table = tables.named(made.part().cell("route_table_id"));
    if (table.isPresent()) {
      Draft route = RouteDrafts.route(made.part(), "destination_cidr_block", declared);
      table.get().add("Routes", RouteDrafts.doubtful(route, made.doubt()));
      sheet.settle(made.address());
    } else {
      elsewhere(made, made.doubt());
    }
  }

  /** A table that is named by its own id is nobody's here; any other may be any of these. */
  private void elsewhere(Made made, String detail) {
    boolean isForeign = made.part().cell("route_table_id").flatMap(Cell::text).isPresent();
    if (!isForeign) {
      tables.gap(detail, made.part().at("route_table_id"));
    }
    sheet.settle(made.address());
  }

  /** A gateway endpoint enters a route into every table it names. */
  private void endpoint(Made endpoint) {
    Part part = endpoint.part();
    Optional<Cell> type = part.cell("vpc_endpoint_type");
    boolean isOther = type.isPresent() && !type.flatMap(Cell::text).equals(Optional.of("Gateway"));
    boolean isUnknown = type.isPresent() && type.flatMap(Cell::text).isEmpty();
    if (isOther && !isUnknown) {
      return;
    }
    String doubt = isUnknown ? "the type of the endpoint is not known" : endpoint.doubt();
    part.cell("route_table_ids")
        .map(list -> list.items().orElse(List.of(list)))
        .orElse(List.of())
        .forEach(table -> into(table, endpoint.address(), doubt));
  }

  private void endpointLink(Made link) {
    Optional<Cell> table = link.part().cell("route_table_id");
    String endpoint = Translated.address(Ids.named("vpce", link.part().cell("vpc_endpoint_id")));
    table.ifPresent(cell -> into(cell, endpoint, link.doubt()));
    table.ifPresent(cell -> sheet.settle(link.address()));
  }

  private void into(Cell named, String endpoint, String doubt) {
    Optional<Draft> table = tables.named(Optional.of(named));
    if (table.isEmpty()) {
      tables.gap("an endpoint's route in a table that is not known", named.where());
      return;
    }
    Draft route =
        new Draft(named.where())
            .put("DestinationPrefixListId", Ids.of("pl", endpoint))
            .put("GatewayId", Ids.of("vpce", endpoint))
            .put("Origin", "CreateRoute")
            .put("State", "active");
    table.get().add("Routes", doubt.isEmpty() ? route : RouteDrafts.doubtful(route, doubt));
  }

  private void propagation(Made made) {
    String reason = made.address() + ": routes come from a VPN gateway";
    Optional<Draft> table = tables.named(made.part().cell("route_table_id"));
    if (table.isEmpty()) {
      elsewhere(made, reason);
    } else {
      table.get().add("Routes", RouteDrafts.unknown(reason, made.part().where()));
      sheet.settle(made.address());
    }
  }
}
