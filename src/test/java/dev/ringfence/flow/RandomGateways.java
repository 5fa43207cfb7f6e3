package dev.ringfence.flow;

import java.util.List;

/** Gateways of a random estate and the routes to them. */
final class RandomGateways {
  private final Draft draft;

  RandomGateways(Draft draft) {
    this.draft = draft;
  }

  void gateways() {
    for (String vpc : draft.vpcs) {
      String attached = " vpc=" + (draft.chance(92) ? vpc : "");
      draft.add("internet igw-" + vpc + attached);
      draft.add("egress-only eigw-" + vpc + attached);
      draft.add("vpn vgw-" + vpc + attached);
      Draft.Subnet subnet = draft.any(draft.subnetsOf(vpc));
      draft.add(
          "nat nat-"
              + vpc
              + " subnet="
              + subnet.name()
              + " at="
              + subnet.prefix()
              + "250"
              + (draft.chance(65) ? "" : " public=no")
              + (draft.chance(90) ? "" : " state=failed"));
      if (draft.chance(20)) {
        String type = draft.chance(60) ? "gateway" : "gateway-load-balancer";
        draft.add("endpoint vpce-" + vpc + " vpc=" + vpc + " type=" + type);
      }
    }
    for (String table : draft.tables) {
      if (draft.chance(80)) {
        draft.add("route " + table + " to=0.0.0.0/0 via=" + exit(table));
      }
      if (draft.chance(60)) {
        String to = draft.chance(70) ? "internet-gateway/igw-" : "egress-only-gateway/eigw-";
        draft.add("route " + table + " to=::/0 via=" + to + table.charAt(0));
      }
    }
  }

  private String exit(String table) {
    return draft.any(
            List.of(
                "internet-gateway/igw-",
                "internet-gateway/igw-",
                "nat-gateway/nat-",
                "vpn-gateway/vgw-"))
        + table.charAt(0);
  }

  /** More specific, learned, black and ambiguous ones. */
  void moreRoutes() {
    for (String table : draft.tables) {
      char vpc = table.charAt(0);
      if (draft.chance(15)) {
        draft.add(
            "route "
                + table
                + " to="
                + draft.any(List.of("8.0.0.0/6", "8.8.8.0/24", "172.16.0.0/12"))
                + " via="
                + exit(table)
                + (draft.chance(40) ? " learned=yes" : ""));
      }
      if (draft.chance(15)) {
        draft.add("route " + table + " to=8.8.0.0/16 via=" + exit(table) + " active=no");
      }
      if (draft.chance(8)) {
        draft.add("route " + table + " to=0.0.0.0/0 via=vpn-gateway/vgw-" + vpc + " learned=yes");
      }
      if (draft.lines.stream().anyMatch(line -> line.startsWith("endpoint vpce-" + vpc))
          && draft.chance(60)) {
        String to = draft.chance(70) ? "8.8.0.0/17,9.9.0.0/16" : "10.0.0.0/9,8.0.0.0/5";
        draft.add("route " + table + " to=" + to + " via=service-endpoint/vpce-" + vpc);
      }
      if (draft.chance(20)) {
        // Past the local route it must be a subnet (VPC user guide, route tables).
        String to =
            draft.chance(40)
                ? "10." + draft.number(String.valueOf(vpc)) + "." + draft.from(1, 2) + ".0/24"
                : draft.some(draft.any(draft.vpcs));
        draft.add("route " + table + " to=" + to + " via=nat-gateway/nat-" + vpc);
      }
    }
  }
}
