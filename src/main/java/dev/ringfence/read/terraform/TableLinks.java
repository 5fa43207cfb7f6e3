package dev.ringfence.read.terraform;

import dev.ringfence.read.terraform.Declared.Made;
import java.util.Optional;

/** Associations of subnets with route tables. */
final class TableLinks {
  private final Declared declared;
  private final Sheet sheet;
  private final RouteTables tables;
  private final UndecidedTables undecided;

  TableLinks(Declared declared, Sheet sheet, RouteTables tables, UndecidedTables undecided) {
    this.declared = declared;
    this.sheet = sheet;
    this.tables = tables;
    this.undecided = undecided;
  }

  void write() {
    declared.of("aws_route_table_association").forEach(this::link);
    declared.possible("aws_route_table_association").forEach(this::perhaps);
  }

  private void link(Made made) {
    Part link = made.part();
    Optional<Cell> subnet = link.cell("subnet_id");
    if (subnet.isEmpty()) {
      // With a gateway: it applies to what enters there, and to no subnet.
      return;
    }
    Optional<Draft> table = tables.named(link.cell("route_table_id"));
    if (table.isEmpty()) {
      blur(made, "a route table that is declared elsewhere or not known is associated");
    } else if (isNamed(subnet.get())) {
      table
          .get()
          .add(
              "Associations",
              RouteTables.association(link.where(), false)
                  .put("SubnetId", Ids.named("subnet", subnet), link.at("subnet_id")));
    } else {
      blur(made, "a route table is associated with a subnet that is not known");
    }
  }

  private static boolean isNamed(Cell subnet) {
    return Ids.address(Optional.of(subnet)).isPresent() || subnet.text().isPresent();
  }

  private void perhaps(Made made) {
    if (made.part().cell("subnet_id").isPresent()) {
      blur(made, made.doubt());
    }
    sheet.settle(made.address());
  }

  /** The subnet, or all of the table's network; all subnets where neither is known. */
  private void blur(Made made, String reason) {
    Part link = made.part();
    Optional<Cell> subnet = link.cell("subnet_id");
    Optional<Made> known = declared.referred(subnet);
    Optional<Made> network = tables.networkOf(link.cell("route_table_id"));
    if (known.isPresent()) {
      String vpcId = Ids.named("vpc", known.get().part().cell("vpc_id"));
      String id = Ids.of("subnet", known.get().address());
      undecided.subnet(id, vpcId, reason, link.where());
    } else if (network.isPresent()) {
      String vpcId = Ids.of("vpc", network.get().address());
      declared.subnetsOf(vpcId).forEach(id -> undecided.subnet(id, vpcId, reason, link.where()));
    } else if (subnet.flatMap(Cell::text).isEmpty()) {
      tables.gap(reason, link.where());
    }
  }
}
