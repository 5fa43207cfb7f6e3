package dev.ringfence.read.terraform;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.hcl.SourceRange;
import dev.ringfence.read.Translated;
import dev.ringfence.read.terraform.Declared.Made;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Route tables, the main one of each network included, with routes and associations. What cannot be
 * told is unknown in the table or subnet it may concern, and everywhere where that is not known.
 */
final class RouteTables {
  private static final String TABLES = "ec2:DescribeRouteTables";

  private final Declared declared;
  private final Sheet sheet;
  private final NetworkBlocks blocks;
  private final UndecidedTables undecided = new UndecidedTables();
  private final Map<String, Draft> tables = new LinkedHashMap<>();
  private final Map<String, Made> networks = new HashMap<>();
  private final Map<String, String> mains = new HashMap<>();

  RouteTables(Declared declared, Sheet sheet) {
    this.declared = declared;
    this.sheet = sheet;
    blocks = new NetworkBlocks(declared);
  }

  void write() {
    declared.of("aws_route_table").forEach(this::table);
    declared.possible("aws_route_table").forEach(this::perhapsTable);
    declared.of("aws_default_route_table").forEach(this::adopted);
    declared.of("aws_main_route_table_association").forEach(this::main);
    declared.of("aws_vpc").forEach(this::mainOf);
    declared
        .possible("aws_main_route_table_association", "aws_default_route_table")
        .forEach(this::perhapsMain);
    TableRoutes routes = new TableRoutes(declared, sheet, this);
    routes.write();
    new TableLinks(declared, sheet, this, undecided).write();
    tables.values().stream().distinct().forEach(table -> sheet.add(TABLES, table));
    undecided.drafts().forEach(table -> sheet.add(TABLES, table));
  }

  void gap(String detail, SourceRange where) {
    sheet.gap(TABLES, CollectionGap.Reason.UNDECIDED, detail, where);
  }

  private void table(Made table) {
    Part part = table.part();
    Optional<Made> vpc = declared.referred(part.cell("vpc_id"));
    Draft draft =
        draft(Ids.of("rtb", table.address()), Ids.named("vpc", part.cell("vpc_id")), part, vpc);
    inline(draft, part);
    add(table.address(), draft.tags("Tags", part.tags()), vpc);
  }

  /** Nobody is surely associated with it, so that it need not be known whether it is there. */
  private void perhapsTable(Made table) {
    table(table);
    named(table).add("Routes", RouteDrafts.unknown(table.doubt(), table.part().where()));
    sheet.settle(table.address());
  }

  private Draft named(Made table) {
    return java.util.Objects.requireNonNull(tables.get(table.address()));
  }

  private void add(String address, Draft draft, Optional<Made> vpc) {
    tables.put(address, draft);
    vpc.ifPresent(made -> networks.put(address, made));
  }

  /** Routes in the table's own body, and those that a VPN gateway may enter. */
  private void inline(Draft draft, Part part) {
    part.certain("route")
        .forEach(route -> draft.add("Routes", RouteDrafts.route(route, "cidr_block", declared)));
    part.untold("route")
        .ifPresent(reason -> draft.add("Routes", RouteDrafts.unknown(reason, part.at("route"))));
    part.cell("propagating_vgws")
        .filter(cell -> !cell.items().equals(Optional.of(List.of())))
        .ifPresent(
            cell ->
                draft.add(
                    "Routes", RouteDrafts.unknown("routes come from a VPN gateway", cell.where())));
  }

  private Draft draft(String id, String vpcId, Part part, Optional<Made> network) {
    SourceRange where = part.where();
    Draft draft =
        new Draft(where)
            .put("RouteTableId", id)
            .put("VpcId", vpcId, part.at("vpc_id"))
            .list("Associations", List.of(), where)
            .list("Routes", List.of(), where)
            .list("PropagatingVgws", List.of(), where);
    if (network.isEmpty()) {
      Cell block = Sources.untold("the network is declared elsewhere", part.at("vpc_id"));
      draft.add("Routes", RouteDrafts.local("DestinationCidrBlock", block, where));
    }
    network.ifPresent(
        made -> {
          blocks
              .ipv4(made)
              .forEach(
                  b -> draft.add("Routes", RouteDrafts.local("DestinationCidrBlock", b, where)));
          blocks
              .ipv6(made)
              .forEach(
                  b ->
                      draft.add("Routes", RouteDrafts.local("DestinationIpv6CidrBlock", b, where)));
        });
    return draft;
  }

  /** A network's main table that is declared itself. */
  private void adopted(Made table) {
    Optional<Cell> id = table.part().cell("default_route_table_id");
    Optional<Made> vpc = declared.referred(id);
    String vpcId = vpc.map(made -> Ids.of("vpc", made.address())).orElse("");
    Draft draft = draft(Ids.named("rtb", id), vpcId, table.part(), vpc);
    inline(draft, table.part());
    add(table.address(), draft.tags("Tags", table.part().tags()), vpc);
    if (vpc.isEmpty()) {
      gap("a main table of a network that is not known", table.part().where());
      return;
    }
    String address = vpc.get().address();
    add(address + "/main-route-table", draft, vpc);
    mains.put(address, address);
    draft.add("Associations", association(table.part().where(), true));
  }

  private void main(Made association) {
    Part part = association.part();
    Optional<Draft> table = named(part.cell("route_table_id"));
    Optional<Made> vpc = declared.referred(part.cell("vpc_id"));
    if (vpc.isEmpty()) {
      gap("a main table of a network that is not known", part.where());
    } else if (table.isEmpty()) {
      String vpcId = Ids.of("vpc", vpc.get().address());
      undecided.main(vpcId, "the main table is declared elsewhere or not known", part.where());
    } else {
      mains.put(vpc.get().address(), association.address());
      table.get().add("Associations", association(part.where(), true));
    }
  }

  private void perhapsMain(Made made) {
    Optional<Made> vpc = declared.referred(made.part().any("vpc_id", "default_route_table_id"));
    if (vpc.isPresent()) {
      undecided.main(Ids.of("vpc", vpc.get().address()), made.doubt(), made.part().where());
      sheet.settle(made.address());
    }
  }

  /** The main table that AWS makes along with a network, where no other took its place. */
  private void mainOf(Made vpc) {
    String address = vpc.address() + "/main-route-table";
    if (!tables.containsKey(address)) {
      String id = Ids.of("rtb", address);
      Draft draft =
          draft(id, Ids.of("vpc", vpc.address()), vpc.part(), Optional.of(vpc))
              .list("Tags", List.of(), vpc.part().where());
      if (!mains.containsKey(vpc.address())) {
        draft.add("Associations", association(vpc.part().where(), true));
      }
      add(address, draft, Optional.of(vpc));
    }
  }

  static Draft association(SourceRange where, boolean isMain) {
    return new Draft(where)
        .put("Main", isMain)
        .object("AssociationState", new Draft(where).put("State", "associated"));
  }

  /** The table an argument names, if it is declared here. */
  Optional<Draft> named(Optional<Cell> cell) {
    return address(cell).map(tables::get);
  }

  /** The network of the table an argument names. */
  Optional<Made> networkOf(Optional<Cell> cell) {
    return address(cell).map(networks::get);
  }

  private static Optional<String> address(Optional<Cell> cell) {
    return cell.map(given -> Translated.address(Ids.named("rtb", given)));
  }

  /** All tables, for what may concern any of a network. */
  void inNetwork(String vpcAddress, Draft route) {
    networks.forEach(
        (address, vpc) -> {
          if (vpc.address().equals(vpcAddress)) {
            tables.getOrDefault(address, route).add("Routes", route);
          }
        });
  }
}
