package dev.ringfence.flow;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Number 4 of the vendor's rules as far as it is about ways out of one network, and number 5. */
class FlowGatewaysTest {
  private static final EstateText EDGE =
      EstateText.of(
          """
          vpc a cidrs=10.0.0.0/16,2600:1f14:a::/56 guard=off
          subnet a1 vpc=a cidrs=10.0.1.0/24,2600:1f14:a:1::/64 table=out
          subnet a2 vpc=a cidrs=10.0.2.0/24,2600:1f14:a:2::/64 table=inner
          interface web subnet=a1 at=10.0.1.5,2600:1f14:a:1::5 public=198.51.100.5 groups=any zone=web
          interface db subnet=a2 at=10.0.2.5,2600:1f14:a:2::5 groups=any zone=data
          group any vpc=a
          permit any direction=ingress traffic=all peer=0.0.0.0/0
          permit any direction=ingress traffic=all peer=::/0
          permit any direction=egress traffic=all peer=0.0.0.0/0
          permit any direction=egress traffic=all peer=::/0
          internet igw vpc=a
          egress-only eigw vpc=a
          vpn vgw vpc=a
          nat nat subnet=a1 at=10.0.1.9
          route out to=0.0.0.0/0 via=internet-gateway/igw
          route out to=::/0 via=internet-gateway/igw
          route inner to=0.0.0.0/0 via=nat-gateway/nat
          route inner to=::/0 via=egress-only-gateway/eigw
          """);
  private static final String IN_WEB = "tcp 8.8.8.8 50000 > 10.0.1.5 443";
  private static final String IN_DB = "tcp 8.8.8.8 50000 > 10.0.2.5 443";
  private static final String OUT_WEB = "tcp 10.0.1.5 50000 > 8.8.8.8 443";
  private static final String OUT_DB = "tcp 10.0.2.5 50000 > 8.8.8.8 443";
  private static final String IN_WEB_6 = "tcp 2600:9::8 50000 > 2600:1f14:a:1::5 443";
  private static final String IN_DB_6 = "tcp 2600:9::8 50000 > 2600:1f14:a:2::5 443";
  private static final String OUT_DB_6 = "tcp 2600:1f14:a:2::5 50000 > 2600:9::8 443";
  private static final String TO_VPN = "tcp 10.0.2.5 50000 > 172.16.0.9 443";
  private static final String FROM_VPN = "tcp 172.16.0.9 50000 > 10.0.2.5 443";

  private static FlowRow row(String given, EstateText estate, String packet, Verdict verdict) {
    return new FlowRow(given, estate, packet, verdict);
  }

  @TestFactory
  Stream<DynamicTest> semantics_4_internet_gateways() {
    EstateText noRoute = EDGE.with("route out to=0.0.0.0/0 via=internet-gateway/igw", "");
    return FlowRow.tests(
        row("a public address and a route", EDGE, IN_WEB, Verdict.YES),
        row("a public address and a route", EDGE, OUT_WEB, Verdict.YES),
        row("an IPv6 address needs no other", EDGE, IN_WEB_6, Verdict.YES),
        row("no public address", EDGE.with("public=198.51.100.5", "public="), IN_WEB, Verdict.NO),
        row("no public address", EDGE.with("public=198.51.100.5", "public="), OUT_WEB, Verdict.NO),
        row("no route", noRoute, IN_WEB, Verdict.NO),
        row(
            "a route to some of the internet",
            noRoute.and("route out to=9.0.0.0/8 via=internet-gateway/igw"),
            IN_WEB,
            Verdict.NO),
        row(
            "a route to some of the internet",
            noRoute.and("route out to=8.0.0.0/8 via=internet-gateway/igw"),
            IN_WEB,
            Verdict.YES),
        row(
            "a gateway that is not attached",
            EDGE.with("internet igw vpc=a", "internet igw vpc="),
            IN_WEB,
            Verdict.NO),
        row(
            "an attachment that is not known",
            EDGE.with("internet igw vpc=a", "internet igw vpc=?"),
            IN_WEB,
            Verdict.MAYBE),
        row(
            "public addresses not known",
            EDGE.with("public=198.51.100.5", "public=?"),
            IN_WEB,
            Verdict.MAYBE),
        row("a client with a private address", EDGE, "tcp 172.16.0.9 1 > 10.0.1.5 443", Verdict.NO),
        row("a client that is multicast", EDGE, "udp 224.0.0.1 1 > 10.0.1.5 443", Verdict.NO),
        row("a detached interface", EDGE.with("zone=web", "zone=web used=no"), IN_WEB, Verdict.NO),
        row(
            "an interface not known to be in use",
            EDGE.with("zone=web", "zone=web used=?"),
            IN_WEB,
            Verdict.MAYBE));
  }

  @TestFactory
  Stream<DynamicTest> semantics_4_longest_prefix_and_blackholes() {
    return FlowRow.tests(
        row(
            "a longer blackhole",
            EDGE.and("route out to=8.8.0.0/16 via=peering/gone active=no"),
            IN_WEB,
            Verdict.NO),
        row(
            "a longer blackhole elsewhere",
            EDGE.and("route out to=8.9.0.0/16 via=peering/gone active=no"),
            IN_WEB,
            Verdict.YES),
        row(
            "a longer route to elsewhere",
            EDGE.and("route out to=8.8.8.0/24 via=vpn-gateway/vgw"),
            "tcp 10.0.1.5 50000 > 8.8.7.8 443",
            Verdict.YES),
        row(
            "a learned route to the same block",
            EDGE.and("route out to=0.0.0.0/0 via=vpn-gateway/vgw learned=yes"),
            IN_WEB,
            Verdict.YES),
        row(
            "two routes to the same block",
            EDGE.and("route out to=0.0.0.0/0 via=nat-gateway/nat"),
            IN_WEB,
            Verdict.MAYBE),
        row(
            "routes not known",
            EDGE.with("2600:1f14:a:1::/64 table=out", "2600:1f14:a:1::/64 table=?"),
            IN_WEB,
            Verdict.MAYBE),
        row(
            "a route with an unknown target",
            EDGE.with("to=0.0.0.0/0 via=internet-gateway/igw", "to=0.0.0.0/0 via=?"),
            IN_WEB,
            Verdict.MAYBE),
        row(
            "a longer route with an unknown target",
            EDGE.and("route out to=8.0.0.0/8 via=?"),
            IN_WEB,
            Verdict.MAYBE),
        row(
            "a route with an unknown destination",
            EDGE.and("route out to=? via=nat-gateway/nat"),
            IN_WEB,
            Verdict.MAYBE),
        row(
            "a prefix list of destinations",
            EDGE.with(
                "to=0.0.0.0/0 via=internet-gateway/igw",
                "to=9.0.0.0/8,8.8.8.0/24 via=internet-gateway/igw"),
            IN_WEB,
            Verdict.YES),
        row("local routes inside", EDGE, "tcp 10.0.1.5 1 > 10.0.2.5 2", Verdict.YES));
  }

  @TestFactory
  Stream<DynamicTest> semantics_4_nat_and_egress_only_gateways() {
    EstateText listed = EDGE.with("table=out", "table=out acl=edge").and("acl edge vpc=a");
    EstateText open =
        listed.and(
            """
            entry edge direction=ingress number=90 action=allow traffic=all block=10.0.0.0/16
            entry edge direction=egress number=100 action=allow traffic=all block=0.0.0.0/0
            """);
    String back = "entry edge direction=ingress number=100 action=allow block=0.0.0.0/0 traffic=";
    return FlowRow.tests(
        row("out by address translation", EDGE, OUT_DB, Verdict.YES),
        row("in by address translation", EDGE, IN_DB, Verdict.NO),
        row(
            "in by address translation, to a public address",
            EDGE.with("at=10.0.2.5,2600:1f14:a:2::5", "at=10.0.2.5 public=198.51.100.7"),
            IN_DB,
            Verdict.NO),
        row("echo by address translation", EDGE, "icmp 10.0.2.5 > 8.8.8.8 8/0", Verdict.YES),
        row("another message", EDGE, "icmp 10.0.2.5 > 8.8.8.8 13/0", Verdict.NO),
        row("another protocol", EDGE, "esp 10.0.2.5 > 8.8.8.8", Verdict.NO),
        row(
            "a private gateway",
            EDGE.with("at=10.0.1.9", "at=10.0.1.9 public=no"),
            OUT_DB,
            Verdict.NO),
        row(
            "a failed gateway",
            EDGE.with("at=10.0.1.9", "at=10.0.1.9 state=failed"),
            OUT_DB,
            Verdict.NO),
        row(
            "its subnet has no route out",
            EDGE.with("route out to=0.0.0.0/0 via=internet-gateway/igw", ""),
            OUT_DB,
            Verdict.NO),
        row("its list lets all answers in", open.and(back + "tcp:1024-65535"), OUT_DB, Verdict.YES),
        row(
            "its list lets some answers in",
            open.and(back + "tcp:32768-65535"),
            OUT_DB,
            Verdict.YES),
        row("its list lets no answer in", open.and(back + "tcp:0-1023"), OUT_DB, Verdict.NO),
        row(
            "its list does not let the request in",
            open.with("number=90 action=allow", "number=90 action=deny")
                .and(back + "tcp:1024-65535"),
            OUT_DB,
            Verdict.NO),
        row("out by an egress-only gateway", EDGE, OUT_DB_6, Verdict.YES),
        row("in by an egress-only gateway", EDGE, IN_DB_6, Verdict.NO));
  }

  @TestFactory
  Stream<DynamicTest> semantics_5_block_public_access() {
    EstateText both = EDGE.with("guard=off", "guard=block-bidirectional");
    EstateText ingress = EDGE.with("guard=off", "guard=block-ingress");
    EstateText unknown = EDGE.with("guard=off", "guard=?");
    return FlowRow.tests(
        row("both directions blocked", both, IN_WEB, Verdict.NO),
        row("both directions blocked", both, OUT_WEB, Verdict.NO),
        row("both directions blocked", both, OUT_DB, Verdict.NO),
        row("both directions blocked", both, OUT_DB_6, Verdict.NO),
        row("ingress blocked", ingress, IN_WEB, Verdict.NO),
        row("ingress blocked", ingress, IN_WEB_6, Verdict.NO),
        row("ingress blocked", ingress, OUT_WEB, Verdict.NO),
        row("ingress blocked", ingress, OUT_DB, Verdict.YES),
        row("ingress blocked", ingress, OUT_DB_6, Verdict.YES),
        row("not known", unknown, IN_WEB, Verdict.MAYBE),
        row("not known", unknown, OUT_DB, Verdict.MAYBE));
  }

  @TestFactory
  Stream<DynamicTest> semantics_4_private_links_and_5_gateway_endpoints() {
    EstateText vpn = EDGE.and("route inner to=172.16.0.0/12 via=vpn-gateway/vgw learned=yes");
    EstateText storage =
        EDGE.and(
            """
            endpoint s3 vpc=a
            route inner to=8.8.0.0/16,9.9.0.0/16 via=service-endpoint/s3
            """);
    return FlowRow.tests(
        row("a VPN gateway", vpn, TO_VPN, Verdict.YES),
        row("a VPN gateway", vpn, FROM_VPN, Verdict.YES),
        row("a VPN gateway, no route", EDGE, FROM_VPN, Verdict.NO),
        row(
            "a VPN gateway, not attached",
            vpn.with("vpn vgw vpc=a", "vpn vgw vpc="),
            TO_VPN,
            Verdict.NO),
        row("a gateway endpoint", storage, OUT_DB, Verdict.YES),
        row("a gateway endpoint", storage, IN_DB, Verdict.NO),
        row(
            "an inspecting endpoint",
            EDGE.and(
                """
                endpoint fw vpc=a type=gatewayloadbalancer
                route inner to=172.16.0.0/12 via=service-endpoint/fw
                """),
            TO_VPN,
            Verdict.MAYBE),
        row(
            "a private endpoint, which begins nothing",
            EDGE.with("groups=any zone=data", "groups=any zone=data role=service-endpoint"),
            OUT_DB,
            Verdict.NO),
        row(
            "a gateway endpoint that is not ready",
            storage.with("endpoint s3 vpc=a", "endpoint s3 vpc=a state=deleted"),
            OUT_DB,
            Verdict.NO));
  }
}
