package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.Peering;
import dev.ringfence.network.Resource;
import dev.ringfence.network.Route;
import dev.ringfence.network.ServiceEndpoint;
import dev.ringfence.network.Subnet;
import dev.ringfence.network.VirtualNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes resources of the lines of an {@link EstateText}:
 *
 * <pre>
 * vpc a cidrs=10.0.0.0/16 region=eu-central-1 guard=off
 * subnet a1 vpc=a cidrs=10.0.1.0/24 acl=open table=main (acl=none, translates=yes services=sql: as
 *   in Azure; so are turn=yes and shut=yes of interfaces)
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
 * attachment att transit=tgw vpc=a subnets=a9 state=available table=rt (or type=vpn, or
 *   type=peering is=ID, the same on both sides)
 * transit-table rt transit=tgw routes=known
 * transit-route rt to=10.1.0.0/16 via=att learned=no active=yes
 * endpoint vpce vpc=a type=gateway service=s3 state=available
 * service svc balancers=nlb
 * </pre>
 */
final class EstateReader {
  static final String DEFAULT_REGION = "eu-central-1";
  private static final String OPEN = "open";
  private static final String NONE = "none";
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
      case "group" -> GroupReader.addTo(resources, line, this);
      case "balancer" ->
          BalancerReader.addTo(resources, line, arn("loadbalancer/net", line.name()), this);
      case "acl" -> AclReader.addTo(resources, line, arn("network-acl", line.name()), this);
      case "internet", "egress-only", "vpn", "nat", "endpoint", "service" ->
          GatewayReader.addTo(resources, line, this);
      case "peering" -> peering(line);
      case "transit", "attachment", "transit-table" -> TransitReader.addTo(resources, line, this);
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

  String arn(String type, String name) {
    return arn(DEFAULT_REGION, type, name);
  }

  private static String arn(String region, String type, String name) {
    return "arn:aws:ec2:" + region + ":" + EstateLine.ACCOUNT + ":" + type + "/" + name;
  }

  String vpcId(String vpc) {
    return arn(region(vpc), "vpc", vpc);
  }

  String subnetId(String subnet) {
    return arn(region(vpcOfSubnet(subnet)), "subnet", subnet);
  }

  String vpcOfSubnet(String subnet) {
    return line("subnet", subnet).map(found -> found.text("vpc")).orElse("nowhere");
  }

  String interfaceId(String name) {
    return arn("network-interface", name);
  }

  String groupId(String name) {
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
            line.fact("services", "", names -> services(line, names)),
            line.known(List.of()),
            line.fact("acl", OPEN, acl -> aclId(acl, vpc)),
            line.isYes("translates", "no"),
            line.known(""),
            line.known(false)));
  }

  private List<ServiceEndpoint> services(EstateLine subnet, String names) {
    return EstateLine.list(names).stream()
        .map(name -> GatewayReader.endpoint(subnet, name, subnet.text("vpc"), this))
        .toList();
  }

  private String aclId(String acl, String vpc) {
    return acl.equals(NONE) ? "" : arn("network-acl", aclName(acl, vpc));
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

  Route route(
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
                    : servedId(line.text("serves"))),
            line.fact("at", Texts::addresses),
            line.fact("public", "", Texts::addresses),
            line.fact(
                "groups",
                "",
                groups -> EstateLine.list(groups).stream().map(this::groupId).toList()),
            line.isYes("used", "yes"),
            line.isYes("turn", "no"),
            line.isYes("shut", "no")));
  }

  private String servedId(String name) {
    boolean isEndpoint = lines("endpoint", name).findFirst().isPresent();
    return arn(isEndpoint ? "vpc-endpoint" : "loadbalancer/net", name);
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
}
