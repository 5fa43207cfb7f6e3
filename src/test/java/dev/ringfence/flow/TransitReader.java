package dev.ringfence.flow;

import dev.ringfence.network.Resource;
import dev.ringfence.network.Route;
import dev.ringfence.network.TransitAttachment;
import dev.ringfence.network.TransitGateway;
import dev.ringfence.network.TransitRouteTable;
import java.util.List;

/** Makes transit gateways, their attachments and their tables of the lines of an estate. */
final class TransitReader {
  private final List<Resource> resources;
  private final EstateReader estate;

  private TransitReader(List<Resource> resources, EstateReader estate) {
    this.resources = resources;
    this.estate = estate;
  }

  static void addTo(List<Resource> resources, EstateLine line, EstateReader estate) {
    TransitReader reader = new TransitReader(resources, estate);
    switch (line.kind()) {
      case "transit" -> reader.transit(line);
      case "attachment" -> reader.attachment(line);
      default -> reader.transitTable(line);
    }
  }

  private String attachmentId(String name) {
    return estate.arn("transit-gateway-attachment", name);
  }

  private void transit(EstateLine line) {
    resources.add(
        new TransitGateway(
            line.header(
                estate.arn("transit-gateway", line.name()),
                line.name(),
                EstateReader.DEFAULT_REGION),
            line.fact("state", "available", text -> text),
            line.known(false),
            line.known(false),
            line.known(false),
            line.isYes("references", "no")));
  }

  private void attachment(EstateLine line) {
    String type = line.text("type", "vpc");
    resources.add(
        new TransitAttachment(
            line.header(
                attachmentId(line.name()),
                line.text("is", line.name()),
                EstateReader.DEFAULT_REGION),
            estate.arn("transit-gateway", line.text("transit")),
            line.known(type),
            line.fact("state", "available", text -> text),
            line.known(
                type.equals("vpc")
                    ? estate.vpcId(line.text("vpc"))
                    : estate.arn("vpn-connection", "vpn")),
            line.known(EstateLine.ACCOUNT),
            line.fact(
                "subnets",
                "",
                names -> EstateLine.list(names).stream().map(estate::subnetId).toList()),
            line.fact("table", "", table -> table.isEmpty() ? "" : transitTableId(table))));
  }

  private String transitTableId(String name) {
    return estate.arn("transit-gateway-route-table", name);
  }

  private void transitTable(EstateLine line) {
    String id = transitTableId(line.name());
    List<Route> routes =
        estate
            .lines("transit-route", line.name())
            .map(
                each ->
                    estate.route(
                        each,
                        id,
                        each.text("to"),
                        each.fact("via", via -> via.isEmpty() ? "" : "attachment"),
                        each.fact("via", via -> via)))
            .toList();
    resources.addAll(routes);
    resources.add(
        new TransitRouteTable(
            line.header(id, line.name(), EstateReader.DEFAULT_REGION),
            estate.arn("transit-gateway", line.text("transit")),
            line.fact("routes", "", text -> routes),
            line.fact("routes", "", text -> attachments(line.name())),
            line.known(List.of())));
  }

  private List<String> attachments(String table) {
    return estate
        .lines("attachment")
        .filter(each -> each.text("table", "").equals(table))
        .map(each -> attachmentId(each.name()))
        .toList();
  }
}
