package dev.ringfence.read.terraform;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.read.terraform.Declared.Made;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Route tables, the main one of each network included, with routes and associations. */
final class RouteTables {
  private static final String TABLES = "ec2:DescribeRouteTables";

  /** Arguments that name a route's target, with the member of the API and the kind of its id. */
  private static final Map<String, List<String>> TARGETS =
      Map.ofEntries(
          Map.entry("gateway_id", List.of("GatewayId", "igw")),
          Map.entry("nat_gateway_id", List.of("NatGatewayId", "nat")),
          Map.entry("transit_gateway_id", List.of("TransitGatewayId", "tgw")),
          Map.entry("vpc_peering_connection_id", List.of("VpcPeeringConnectionId", "pcx")),
          Map.entry("network_interface_id", List.of("NetworkInterfaceId", "eni")),
          Map.entry("vpc_endpoint_id", List.of("GatewayId", "vpce")),
          Map.entry("egress_only_gateway_id", List.of("EgressOnlyInternetGatewayId", "eigw")),
          Map.entry("local_gateway_id", List.of("LocalGatewayId", "lgw")),
          Map.entry("carrier_gateway_id", List.of("CarrierGatewayId", "cagw")),
          Map.entry("core_network_arn", List.of("CoreNetworkArn", "core")));

  private final Declared declared;
  private final Sheet sheet;
  private final Map<String, Draft> tables = new LinkedHashMap<>();
  private final Map<String, String> mains = new HashMap<>();

  RouteTables(Declared declared, Sheet sheet) {
    this.declared = declared;
    this.sheet = sheet;
  }

  void write() {
    declared.of("aws_route_table").forEach(table -> add(table, Ids.of("rtb", table.address())));
    declared.of("aws_default_route_table").forEach(this::adopted);
    declared.of("aws_main_route_table_association").forEach(this::main);
    declared.of("aws_vpc").forEach(this::mainOf);
    declared.of("aws_route").forEach(route -> route(route.part()));
    declared.of("aws_route_table_association").forEach(link -> associated(link.part()));
    declared.of("aws_vpc_endpoint").forEach(this::gatewayEndpoint);
    tables.values().forEach(table -> sheet.add(TABLES, table));
  }

  private void add(Made table, String id) {
    Part part = table.part();
    String vpc = Ids.named("vpc", part.cell("vpc_id"));
    Draft draft = draft(id, vpc, part, declared.referred(part.cell("vpc_id")));
    part.certain("route").forEach(route -> draft.add("Routes", route(route, "cidr_block")));
    part.untold("route")
        .ifPresent(
            reason -> sheet.gap(TABLES, CollectionGap.Reason.UNDECIDED, reason, part.at("route")));
    part.cell("propagating_vgws")
        .filter(cell -> !cell.items().equals(Optional.of(List.of())))
        .ifPresent(
            cell ->
                sheet.gap(
                    TABLES,
                    CollectionGap.Reason.UNDECIDED,
                    "routes come from a VPN gateway",
                    cell.where()));
    tables.put(table.address(), draft.tags("Tags", part.tags()));
  }

  private static Draft draft(String id, String vpc, Part part, Optional<Made> network) {
    Draft draft =
        new Draft(part.where())
            .put("RouteTableId", id)
            .put("VpcId", vpc, part.at("vpc_id"))
            .list("Associations", List.of(), part.where())
            .list("Routes", List.of(), part.where())
            .list("PropagatingVgws", List.of(), part.where());
    network.ifPresent(
        made ->
            made.part()
                .cell("cidr_block")
                .ifPresent(
                    cell ->
                        draft.add(
                            "Routes",
                            new Draft(part.where())
                                .put("DestinationCidrBlock", cell.asText())
                                .put("GatewayId", "local")
                                .put("Origin", "CreateRouteTable")
                                .put("State", "active"))));
    return draft;
  }

  /** A network's main table that is declared itself. */
  private void adopted(Made table) {
    Optional<Cell> id = table.part().cell("default_route_table_id");
    Optional<Made> vpc = declared.referred(id);
    Draft draft =
        draft(
            Ids.named("rtb", id),
            vpc.map(made -> Ids.of("vpc", made.address())).orElse(""),
            table.part(),
            vpc);
    table.part().certain("route").forEach(r -> draft.add("Routes", route(r, "cidr_block")));
    table
        .part()
        .untold("route")
        .ifPresent(
            reason ->
                sheet.gap(
                    TABLES, CollectionGap.Reason.UNDECIDED, reason, table.part().at("route")));
    draft.tags("Tags", table.part().tags());
    tables.put(table.address(), draft);
    vpc.ifPresent(
        made -> {
          tables.put(made.address() + "/main-route-table", draft);
          mains.put(made.address(), made.address());
          draft.add("Associations", association(table.part(), true, ""));
        });
  }

  private void main(Made association) {
    Part part = association.part();
    Optional<String> table = Ids.address(part.cell("route_table_id"));
    Optional<Made> vpc = declared.referred(part.cell("vpc_id"));
    Optional<Draft> draft = table.map(tables::get);
    if (draft.isEmpty() || vpc.isEmpty()) {
      sheet.gap(
          TABLES, CollectionGap.Reason.UNDECIDED, "a main table that is not known", part.where());
      return;
    }
    mains.put(vpc.get().address(), table.get());
    draft.get().add("Associations", association(part, true, ""));
  }

  /** The main table that AWS makes along with a network, where no other took its place. */
  private void mainOf(Made vpc) {
    if (mains.containsKey(vpc.address())) {
      return;
    }
    String id = Ids.of("rtb", vpc.address() + "/main-route-table");
    Draft draft = draft(id, Ids.of("vpc", vpc.address()), vpc.part(), Optional.of(vpc));
    draft.add("Associations", association(vpc.part(), true, ""));
    tables.put(
        vpc.address() + "/main-route-table", draft.list("Tags", List.of(), vpc.part().where()));
  }

  private static Draft association(Part part, boolean isMain, String subnet) {
    Draft draft = new Draft(part.where()).put("Main", isMain);
    if (!subnet.isEmpty()) {
      draft.put("SubnetId", subnet, part.at("subnet_id"));
    }
    return draft.object("AssociationState", new Draft(part.where()).put("State", "associated"));
  }

  private Optional<Draft> table(Optional<Cell> cell) {
    return cell.map(c -> Ids.named("rtb", c))
        .map(id -> dev.ringfence.read.Translated.address(id))
        .map(tables::get);
  }

  private void associated(Part link) {
    Optional<Draft> table = table(link.cell("route_table_id"));
    Optional<Cell> subnet = link.cell("subnet_id");
    if (table.isEmpty()) {
      sheet.gap(
          TABLES,
          CollectionGap.Reason.UNDECIDED,
          "a route table that is declared elsewhere or not known is associated",
          link.where());
    } else if (subnet.isPresent()) {
      table.get().add("Associations", association(link, false, Ids.named("subnet", subnet)));
    }
  }

  private void route(Part route) {
    Optional<Draft> table = table(route.cell("route_table_id"));
    if (table.isEmpty()) {
      sheet.gap(
          TABLES,
          CollectionGap.Reason.UNDECIDED,
          "a route in a table that is declared elsewhere or not known",
          route.where());
    } else {
      table.get().add("Routes", route(route, "destination_cidr_block"));
    }
  }

  private Draft route(Part route, String destination) {
    Draft draft = new Draft(route.where());
    draft.text("DestinationCidrBlock", text(route, destination));
    draft.text("DestinationIpv6CidrBlock", text(route, ipv6(destination)));
    route
        .cell("destination_prefix_list_id")
        .ifPresent(
            cell -> draft.put("DestinationPrefixListId", Ids.named("pl", cell), cell.where()));
    Set<String> written = new HashSet<>();
    TARGETS.forEach(
        (argument, member) ->
            text(route, argument)
                .filter(cell -> written.add(member.get(0)))
                .ifPresent(
                    cell ->
                        draft.put(
                            member.get(0),
                            Ids.named(kind(cell, member.get(1)), cell),
                            cell.where())));
    return draft.put("Origin", "CreateRoute").put("State", "active");
  }

  /** A gateway argument may name an internet or a VPN gateway. */
  private static String kind(Cell cell, String otherwise) {
    boolean isVpn =
        Ids.address(Optional.of(cell)).filter(a -> a.contains("aws_vpn_gateway.")).isPresent();
    boolean isTold = Ids.address(Optional.of(cell)).isPresent() || cell.text().isPresent();
    if (otherwise.equals("igw")) {
      return isVpn ? "vgw" : isTold ? "igw" : "unknown";
    }
    return otherwise;
  }

  private static String ipv6(String destination) {
    return destination.equals("cidr_block") ? "ipv6_cidr_block" : "destination_ipv6_cidr_block";
  }

  /** An argument that is not the empty text, which stands for none in lists of objects. */
  private static Optional<Cell> text(Part route, String argument) {
    return route.cell(argument).filter(cell -> !cell.text().equals(Optional.of("")));
  }

  /** A gateway endpoint enters a route into every table it names. */
  private void gatewayEndpoint(Made endpoint) {
    Part part = endpoint.part();
    boolean isGateway =
        part.cell("vpc_endpoint_type").flatMap(Cell::text).orElse("Gateway").equals("Gateway");
    Optional<Cell> named = part.cell("route_table_ids");
    if (!isGateway || named.isEmpty()) {
      return;
    }
    List<Cell> items = new ArrayList<>(named.get().items().orElse(List.of(named.get())));
    for (Cell item : items) {
      Optional<Draft> table = table(Optional.of(item));
      table.ifPresent(
          draft ->
              draft.add(
                  "Routes",
                  new Draft(item.where())
                      .put("DestinationPrefixListId", Ids.of("pl", endpoint.address()))
                      .put("GatewayId", Ids.of("vpce", endpoint.address()))
                      .put("Origin", "CreateRoute")
                      .put("State", "active")));
      if (table.isEmpty()) {
        sheet.gap(
            TABLES,
            CollectionGap.Reason.UNDECIDED,
            "an endpoint's route in a table that is not known",
            item.where());
      }
    }
  }
}
