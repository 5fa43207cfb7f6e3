package dev.ringfence.bench;

import static dev.ringfence.bench.Made.arn;
import static dev.ringfence.bench.Made.header;
import static dev.ringfence.bench.Made.known;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Peering;
import dev.ringfence.network.Resource;
import dev.ringfence.network.Route;
import dev.ringfence.network.TransitAttachment;
import dev.ringfence.network.TransitGateway;
import dev.ringfence.network.TransitRouteTable;
import java.util.ArrayList;
import java.util.List;

/** What joins the networks: a hub with a table per stage, and peerings of neighbours. */
final class GeneratedHub {
  static final String HUB = "tgw-main";

  /** Every tenth network is peered with the next one. */
  static final int PEERED = 10;

  private static final String SHARED = "shared";

  private GeneratedHub() {}

  static void addTo(List<Resource> resources, int networks) {
    resources.add(
        new TransitGateway(
            header("transit-gateway", HUB),
            known("available"),
            known(false),
            known(false),
            known(false),
            known(true)));
    for (int i = 0; i < networks; i++) {
      resources.add(attachment(i));
    }
    for (String stage : List.of("production", "test", SHARED)) {
      addTable(resources, stage, networks);
    }
    for (int i = 0; i + 1 < networks; i += PEERED) {
      resources.add(
          new Peering(
              header("vpc-peering-connection", "pcx-" + i),
              known("active"),
              arn("vpc", "vpc-" + i),
              arn("vpc", "vpc-" + (i + 1)),
              known(Addresses.of(block(i))),
              known(Addresses.of(block(i + 1)))));
    }
  }

  static String block(int network) {
    return "10." + network + ".0.0/16";
  }

  private static TransitAttachment attachment(int network) {
    return new TransitAttachment(
        header("transit-gateway-attachment", "tgw-attach-" + network),
        arn("transit-gateway", HUB),
        known("vpc"),
        known("available"),
        known(arn("vpc", "vpc-" + network)),
        known("111122223333"),
        known(List.of()),
        known(table(EstateGenerator.stage(network))));
  }

  private static String table(String stage) {
    return arn("transit-gateway-route-table", "tgw-rtb-" + stage);
  }

  /** A stage reaches itself and what is shared; what is shared reaches all. */
  private static void addTable(List<Resource> resources, String stage, int networks) {
    List<Route> routes = new ArrayList<>();
    for (int i = 0; i < networks; i++) {
      String there = EstateGenerator.stage(i);
      if (stage.equals(there) || stage.equals(SHARED) || there.equals(SHARED)) {
        routes.add(Made.route(table(stage), block(i), "attachment", "tgw-attach-" + i));
      }
    }
    resources.addAll(routes);
    resources.add(
        new TransitRouteTable(
            header("transit-gateway-route-table", "tgw-rtb-" + stage),
            arn("transit-gateway", HUB),
            known(routes),
            known(List.of()),
            known(List.of())));
  }
}
