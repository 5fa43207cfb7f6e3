package dev.ringfence.read.terraform;

import dev.ringfence.hcl.SourceRange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Route tables that stand for «which table applies cannot be told»: one per network, with a route
 * of which nothing is known for every reason. A subnet that is in it and in another one has unknown
 * routes, and so has one that is in it alone.
 */
final class UndecidedTables {
  private final Map<String, Draft> byNetwork = new LinkedHashMap<>();
  private final Set<String> associated = new TreeSet<>();

  private Draft of(String vpcId, SourceRange where) {
    return byNetwork.computeIfAbsent(
        vpcId,
        id ->
            new Draft(where)
                .put("RouteTableId", Ids.of("rtb", "(undecided, in " + id + ")"))
                .put("VpcId", id)
                .list("Associations", java.util.List.of(), where)
                .list("Routes", java.util.List.of(), where)
                .list("PropagatingVgws", java.util.List.of(), where)
                .tags("Tags", Tagging.none(where)));
  }

  /** Which table applies to a subnet is not known. */
  void subnet(String subnetId, String vpcId, String reason, SourceRange where) {
    Draft table = of(vpcId, where);
    table.add("Routes", RouteDrafts.unknown(reason, where));
    if (associated.add(subnetId)) {
      table.add(
          "Associations", RouteTables.association(where, false).put("SubnetId", subnetId, where));
    }
  }

  /** Which table applies where no subnet's own does is not known. */
  void main(String vpcId, String reason, SourceRange where) {
    Draft table = of(vpcId, where);
    table.add("Routes", RouteDrafts.unknown(reason, where));
    if (associated.add(vpcId)) {
      table.add("Associations", RouteTables.association(where, true));
    }
  }

  Iterable<Draft> drafts() {
    return byNetwork.values();
  }
}
