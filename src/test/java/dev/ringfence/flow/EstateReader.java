package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Gateway;
import dev.ringfence.network.NatGateway;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.Peering;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Resource;
import dev.ringfence.network.Route;
import dev.ringfence.network.ServiceEndpoint;
import dev.ringfence.network.Subnet;
import dev.ringfence.network.TransitAttachment;
import dev.ringfence.network.TransitGateway;
import dev.ringfence.network.TransitRouteTable;
import dev.ringfence.network.VirtualNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes resources of the lines of an {@link EstateText}:
 *
 * <pre>
 * vpc a cidrs=10.0.0.0/16 region=eu-central-1 guard=off
 * subnet a1 vpc=a cidrs=10.0.1.0/24 acl=open table=main
 * balancer nlb vpc=a, forward nlb protocol=tcp port=2222 onto=22 targets=web
 * interface lb subnet=a1 at=10.0.1.7 groups= role=load-balancer serves=nlb
 * interface web subnet=a1 at=10.0.1.5 public=198.51.100.5 groups=web zone=web role=server used=yes
 * group web vpc=a rules=known
 * permit web direction=ingress traffic=tcp:443 peer=0.0.0.0/0 (or group/db, or list/10.0.0.0/8,…)
 * acl open vpc=a rules=known
 * entry open direction=ingress number=100 action=allow traffic=all block=0.0.0.0/0
 * route main to=0.0.0.0/0 via=internet-gateway/igw learned=no active=yes
 * internet igw vpc=a (likewise egress-only, vpn)
 * nat nat1 subnet=a2 at=10.0.2.9 public=yes state=available
 * peering pcx requester=a accepter=b state=active
 * transit tgw references=yes state=available
 * attachment att transit=tgw vpc=a subnets=a9 state=available table=rt (or type=vpn)
 * transit-table rt transit=tgw routes=known
 * transit-route rt to=10.1.0.0/16 via=att learned=no active=yes
 * endpoint vpce vpc=a type=gateway state=available
 * </pre>
 */
final class EstateReader {
  private static final String DEFAULT_REGION = "eu-central-1";
  private static final String OPEN = "open";
  private static final String LOCAL = "local";

  private final List<EstateLine> lines;
  private final List<Resource> resources = new ArrayList<>();
  private final Map<String, List<Route>> tables = new HashMap<>();

  EstateReader(List<EstateLine> lines) {
    this.lines = lines;
  }

  List<Resource> resources() {
    lines.forEach(this::read);
    lines("subnet").map(line -> line.text("vpc")).distinct().forEach(this::openAcl);
    return resources;
  }

  private void read(EstateLine line) {
    switch (line.kind()) {
      case "vpc" -> vpc(line);
      case "subnet" -> subnet(line);
      case "interface" -> networkInterface(line);
      case "group" -> group(line);
      case "balancer" ->
          BalancerReader.addTo(resources, line, arn("loadbalancer/net", line.name()), this);
      case "acl" -> AclReader.addTo(resources, line, arn("network-acl", line.name()), this);
      case "internet", "egress-only", "vpn" -> gateway(line);
      case "nat" -> nat(line);
      case "peering" -> peering(line);
      case "transit" -> transit(line);
      case "attachment" -> attachment(line);
      case "transit-table" -> transitTable(line);
      case "endpoint" -> endpoint(line);
      case "permit", "entry", "route", "transit-route", "forward" -> owner(line);
      default -> throw new IllegalArgumentException("what is a " + line.kind() + "?");
    }
  }

  /** Rules are read with what they belong to; alone they mean nothing. */
  private static void owner(EstateLine line) {
    Objects.requireNonNull(line.name());
  }

  Stream<EstateLine> lines(String kind) {
    return lines.stream().filter(line -> line.kind().equals(kind));
  }

  Stream<EstateLine> lines(String kind, String name) {
    return lines(kind).filter(line -> line.name().equals(name));
  }

  private Optional<EstateLine> line(String kind, String name) {
    return lines(kind, name).findFirst();
  }

  String region(String vpc) {
    return line("vpc", vpc)
        .map(found -> found.text("region", DEFAULT_REGION))
        .orElse(DEFAULT_REGION);
  }

  private String arn(String type, String name) {
    return arn(DEFAULT_REGION, type, name);
  }

  private static String arn(String region, String type, String name) {
    return "arn:aws:ec2:" + region + ":" + EstateLine.ACCOUNT + ":" + type + "/" + name;
  }

  String vpcId(String vpc) {
    return arn(region(vpc), "vpc", vpc);
  }

  private String subnetId(String subnet) {
    return arn(region(vpcOfSubnet(subnet)), "subnet", subnet);
  }

  private String vpcOfSubnet(String subnet) {
    return line("subnet", subnet).map(found -> found.text("vpc")).orElse("nowhere");
  }

  String interfaceId(String name) {
    return arn("network-interface", name);
  }

  private String groupId(String name) {
    return arn("security-group", name);
  }

  private void vpc(EstateLine line) {
    String region = line.text("region", DEFAULT_REGION);
    resources.add(
        new VirtualNetwork(
            line.header(vpcId(line.name()), line.name(), region),
            line.fact("cidrs", Texts::addresses),
            line.known(false),
            line.known(List.of()),
            line.known(List.of()),
            line.known(true),
            line.fact("guard", "off", text -> text)));
  }

  private void subnet(EstateLine line) {
    String vpc = line.text("vpc");
    List<Route> routes = routes(line);
    resources.add(
        new Subnet(
            line.header(subnetId(line.name()), line.name(), region(vpc)),
            vpcId(vpc),
            line.fact("cidrs", Texts::addresses),
            line.known("eu-central-1a"),
            line.known("application"),
            line.known(true),
            line.known(false),
            line.known(false),
            line.fact("table", "", table -> routes),
            line.known(List.of()),
            line.known(List.of()),
            line.fact("acl", OPEN, acl -> arn("network-acl", aclName(acl, vpc)))));
  }

  private static String aclName(String acl, String vpc) {
    return acl.equals(OPEN) ? OPEN + "-" + vpc : acl;
  }

  private void openAcl(String vpc) {
    String name = aclName(OPEN, vpc);
    EstateLine line = EstateLine.parse(lines.size() + 1, "acl " + name + " vpc=" + vpc);
    AclReader.addOpenTo(resources, line, arn("network-acl", name), this);
  }

  private List<Route> routes(EstateLine subnet) {
    String table = subnet.isUnknown("table") ? "" : subnet.text("table", "");
    String tableId = arn("route-table", subnet.text("vpc") + "-" + table);
    List<Route> known = tables.get(tableId);
    if (known != null) {
      return known;
    }
    List<Route> routes = routes(subnet.text("vpc"), table, tableId);
    tables.put(tableId, routes);
    resources.addAll(routes);
    return routes;
  }

  /** Local routes to every block of the VPC, then what the lines say. */
  private List<Route> routes(String vpcName, String table, String tableId) {
    List<Route> routes = new ArrayList<>();
    line("vpc", vpcName)
        .filter(vpc -> !vpc.isUnknown("cidrs"))
        .ifPresent(
            vpc -> {
              for (String block : EstateLine.list(vpc.text("cidrs"))) {
                routes.add(route(vpc, tableId, block, vpc.known(LOCAL), vpc.known(LOCAL)));
              }
            });
    lines("route", table).forEach(line -> routes.add(route(line, tableId)));
    return routes;
  }

  private Route route(EstateLine line, String tableId) {
    return route(
        line,
        tableId,
        line.text("to"),
        line.fact("via", text -> text.split("/")[0]),
        line.fact("via", text -> text.contains("/") ? text.split("/")[1] : text));
  }

  private Route route(
      EstateLine line, String table, String to, Fact<String> target, Fact<String> targetId) {
    String name = table + "#" + to + "#" + line.number();
    boolean isRoute = line.kind().contains("route");
    EstateLine facts =
        isRoute ? line : new EstateLine(line.number(), "route", to, Map.of("to", to));
    return new Route(
        line.header(name, name, DEFAULT_REGION),
        table,
        facts.fact("to", Texts::addresses),
        facts.fact("to", text -> EstateLine.list(text).stream().map(Addresses::of).toList()),
        facts.isYes("learned", "no"),
        target,
        targetId,
        facts.isYes("active", "yes"),
        line.known(List.of()),
        line.known(Addresses.none()));
  }

  private void networkInterface(EstateLine line) {
    String subnet = line.text("subnet");
    String vpc = vpcOfSubnet(subnet);
    resources.add(
        new NetworkInterface(
            line.header(interfaceId(line.name()), line.name(), region(vpc)),
            vpcId(vpc),
            subnetId(subnet),
            line.known("application"),
            line.fact("role", "server", text -> text),
            line.known(
                line.text("serves", "").isEmpty()
                    ? arn("instance", "i-" + line.name())
                    : arn("loadbalancer/net", line.text("serves"))),
            line.fact("at", Texts::addresses),
            line.fact("public", "", Texts::addresses),
            line.fact(
                "groups",
                "",
                groups -> EstateLine.list(groups).stream().map(this::groupId).toList()),
            line.isYes("used", "yes")));
  }

  private void group(EstateLine line) {
    String id = groupId(line.name());
    List<Permit> permits =
        lines("permit", line.name()).map(permit -> permit(permit, id, line.text("vpc"))).toList();
    resources.addAll(permits);
    resources.add(
        new Filter(
            line.header(id, line.name(), region(line.text("vpc"))),
            vpcId(line.text("vpc")),
            line.known(false),
            line.known(""),
            line.fact("rules", "", text -> of(permits, "ingress")),
            line.fact("rules", "", text -> of(permits, "egress")),
            line.known(List.of()),
            line.known(
                lines("interface")
                    .filter(each -> EstateLine.list(each.text("groups", "")).contains(line.name()))
                    .map(each -> interfaceId(each.name()))
                    .toList())));
  }

  private static List<Permit> of(List<Permit> permits, String direction) {
    return permits.stream().filter(permit -> permit.direction().equals(direction)).toList();
  }

  private Permit permit(EstateLine line, String group, String vpc) {
    String id = group + "#" + line.number();
    Predicate<String> isGroup = text -> text.startsWith("group/");
    return new Permit(
        line.header(id, id, region(vpc)),
        group,
        line.text("direction"),
        line.known("sgr-" + line.number()),
        line.known("any"),
        line.known(Ports.all()),
        line.fact("traffic", text -> Packets.of(Texts.services(text))),
        line.fact(
            "peer",
            text ->
                isGroup.test(text) ? "group" : text.startsWith("list/") ? "prefix-list" : "cidr"),
        line.fact(
            "peer",
            text ->
                isGroup.test(text) ? Addresses.none() : Texts.addresses(text.replace("list/", ""))),
        line.fact("peer", text -> isGroup.test(text) ? groupId(text.split("/")[1]) : ""),
        line.known(""),
        line.known(Addresses.none()));
  }

  private void gateway(EstateLine line) {
    resources.add(
        new Gateway(
            line.header(arn(line.kind() + "-gateway", line.name()), line.name(), DEFAULT_REGION),
            line.known(line.kind()),
            line.fact(
                "vpc", "", vpcs -> EstateLine.list(vpcs).stream().map(this::vpcId).toList())));
  }

  private void nat(EstateLine line) {
    String subnet = line.text("subnet");
    String vpc = vpcOfSubnet(subnet);
    String id = arn("natgateway", line.name());
    resources.add(
        new NatGateway(
            line.header(id, line.name(), region(vpc)),
            vpcId(vpc),
            subnetId(subnet),
            line.known("public"),
            line.known("eu-central-1a"),
            line.isYes("public", "yes"),
            line.fact("state", "available", text -> text)));
    resources.add(
        new NetworkInterface(
            line.header(interfaceId("eni-" + line.name()), "eni-" + line.name(), region(vpc)),
            vpcId(vpc),
            subnetId(subnet),
            line.known("public"),
            line.known("nat-gateway"),
            line.known(id),
            line.fact("at", Texts::addresses),
            line.known(Addresses.of(Cidr.parse("198.51.100." + line.number() + "/32"))),
            line.known(List.of()),
            line.known(true)));
  }

  private void peering(EstateLine line) {
    String region = region(line.text("requester"));
    resources.add(
        new Peering(
            line.header(arn(region, "vpc-peering-connection", line.name()), line.name(), region),
            line.fact("state", "active", text -> text),
            vpcId(line.text("requester")),
            vpcId(line.text("accepter")),
            cidrs(line, line.text("requester")),
            cidrs(line, line.text("accepter"))));
  }

  private Fact<Addresses> cidrs(EstateLine asking, String vpc) {
    return line("vpc", vpc)
        .map(found -> found.fact("cidrs", Texts::addresses))
        .orElseGet(() -> Fact.unknown("the far side is not in the evidence", asking.source()));
  }

  private void transit(EstateLine line) {
    resources.add(
        new TransitGateway(
            line.header(arn("transit-gateway", line.name()), line.name(), DEFAULT_REGION),
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
                arn("transit-gateway-attachment", line.name()), line.name(), DEFAULT_REGION),
            arn("transit-gateway", line.text("transit")),
            line.known(type),
            line.fact("state", "available", text -> text),
            line.known(type.equals("vpc") ? vpcId(line.text("vpc")) : arn("vpn-connection", "vpn")),
            line.known(EstateLine.ACCOUNT),
            line.fact(
                "subnets",
                "",
                names -> EstateLine.list(names).stream().map(this::subnetId).toList()),
            line.fact("table", "", table -> table.isEmpty() ? "" : transitTableId(table))));
  }

  private String transitTableId(String name) {
    return arn("transit-gateway-route-table", name);
  }

  private void transitTable(EstateLine line) {
    String id = transitTableId(line.name());
    List<Route> routes =
        lines("transit-route", line.name())
            .map(
                each ->
                    route(
                        each,
                        id,
                        each.text("to"),
                        each.fact("via", via -> via.isEmpty() ? "" : "attachment"),
                        each.fact("via", via -> via)))
            .toList();
    resources.addAll(routes);
    resources.add(
        new TransitRouteTable(
            line.header(id, line.name(), DEFAULT_REGION),
            arn("transit-gateway", line.text("transit")),
            line.fact("routes", "", text -> routes),
            line.fact("routes", "", text -> attachments(line.name())),
            line.known(List.of())));
  }

  private List<String> attachments(String table) {
    return lines("attachment")
        .filter(each -> each.text("table", "").equals(table))
        .map(each -> arn("transit-gateway-attachment", each.name()))
        .toList();
  }

  private void endpoint(EstateLine line) {
    resources.add(
        new ServiceEndpoint(
            line.header(arn("vpc-endpoint", line.name()), line.name(), DEFAULT_REGION),
            vpcId(line.text("vpc")),
            line.known("s3"),
            line.fact("type", "gateway", text -> text),
            line.fact("state", "available", text -> text),
            line.known(false),
            line.known(true),
            line.known(List.of()),
            line.known(List.of()),
            line.known(List.of())));
  }
}
