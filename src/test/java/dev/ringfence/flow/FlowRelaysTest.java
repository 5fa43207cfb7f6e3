package dev.ringfence.flow;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Number 4 of the vendor's rules as far as something on the way passes packets on. */
class FlowRelaysTest {
  private static final EstateText TWO =
      EstateText.of(
          """
          vpc a cidrs=10.0.0.0/16
          vpc b cidrs=10.1.0.0/16
          subnet a1 vpc=a cidrs=10.0.1.0/24 table=inner
          subnet a2 vpc=a cidrs=10.0.2.0/24 table=nat acl=around
          subnet b1 vpc=b cidrs=10.1.1.0/24 table=tb
          interface web subnet=a1 at=10.0.1.5 groups=web zone=web
          interface db subnet=b1 at=10.1.1.5 groups=db zone=data
          group web vpc=a
          permit web direction=egress traffic=all peer=0.0.0.0/0
          group db vpc=b
          permit db direction=ingress traffic=tcp:22 peer=10.0.2.9
          permit db direction=ingress traffic=tcp:5432 peer=group/web
          permit db direction=ingress traffic=udp:53 peer=10.0.1.0/24
          permit db direction=ingress traffic=icmp:8 peer=10.0.2.9
          acl around vpc=a
          entry around direction=ingress number=100 action=allow traffic=all block=0.0.0.0/0
          entry around direction=egress number=100 action=allow traffic=all block=0.0.0.0/0
          nat nat subnet=a2 at=10.0.2.9 public=no
          transit tgw
          attachment att-a transit=tgw vpc=a table=rt
          attachment att-b transit=tgw vpc=b table=rt
          transit-table rt transit=tgw
          transit-route rt to=10.0.0.0/16 via=att-a
          transit-route rt to=10.1.0.0/16 via=att-b
          route nat to=10.0.0.0/8 via=transit-gateway/tgw
          route tb to=10.0.0.0/8 via=transit-gateway/tgw
          """);
  private static final EstateText TRANSLATED =
      TWO.and("route inner to=10.1.0.0/16 via=nat-gateway/nat");
  private static final String SSH = "tcp 10.0.1.5 50000 > 10.1.1.5 22";

  private static FlowRow row(String given, EstateText estate, String packet, Verdict verdict) {
    return new FlowRow(given, estate, packet, verdict);
  }

  @TestFactory
  Stream<DynamicTest> semantics_4_private_address_translation() {
    return FlowRow.tests(
        row("no route to the gateway", TWO, SSH, Verdict.NO),
        row("the receiver admits the gateway", TRANSLATED, SSH, Verdict.YES),
        row(
            "the receiver admits the sender only",
            TRANSLATED,
            "udp 10.0.1.5 50000 > 10.1.1.5 53",
            Verdict.NO),
        row(
            "the receiver names the sender's group",
            TRANSLATED.with("transit tgw", "transit tgw references=yes"),
            "tcp 10.0.1.5 50000 > 10.1.1.5 5432",
            Verdict.NO),
        row("a public gateway does the same", TRANSLATED.with("public=no", ""), SSH, Verdict.YES),
        row("a gateway that failed", TRANSLATED.with("public=no", "state=failed"), SSH, Verdict.NO),
        row("a state not known", TRANSLATED.with("public=no", "state=?"), SSH, Verdict.MAYBE),
        row("an echo", TRANSLATED, "icmp 10.0.1.5 > 10.1.1.5 8/0", Verdict.YES),
        row("a protocol it does not translate", TRANSLATED, "esp 10.0.1.5 > 10.1.1.5", Verdict.NO),
        row(
            "the other way",
            TRANSLATED.and("permit db direction=egress traffic=all peer=0.0.0.0/0"),
            "tcp 10.1.1.5 50000 > 10.0.1.5 443",
            Verdict.NO),
        row(
            "no route behind the gateway",
            TRANSLATED.with("route nat to=10.0.0.0/8 via=transit-gateway/tgw", ""),
            SSH,
            Verdict.NO),
        row(
            "a list around the gateway that keeps the answer back",
            TRANSLATED.and(
                "entry around direction=ingress number=50 action=deny traffic=tcp block=10.1.0.0/16"),
            SSH,
            Verdict.NO));
  }

  @TestFactory
  Stream<DynamicTest> semantics_4_translation_within_a_network_and_to_premises() {
    EstateText within =
        TRANSLATED.and(
            """
            subnet a3 vpc=a cidrs=10.0.3.0/24 table=nat
            interface own subnet=a3 at=10.0.3.5 groups=db zone=data
            route inner to=10.0.3.0/24 via=nat-gateway/nat
            """);
    EstateText premises =
        TRANSLATED.and(
            """
            vpn vgw vpc=a
            route nat to=172.16.0.0/12 via=vpn-gateway/vgw
            route inner to=172.16.0.0/12 via=nat-gateway/nat
            """);
    return FlowRow.tests(
        row(
            "to a subnet past the local route",
            within,
            "tcp 10.0.1.5 1 > 10.0.3.5 22",
            Verdict.YES),
        row("to premises", premises, "tcp 10.0.1.5 50000 > 172.16.0.9 443", Verdict.YES),
        row("from premises", premises, "tcp 172.16.0.9 50000 > 10.0.1.5 443", Verdict.NO));
  }

  @TestFactory
  Stream<DynamicTest> semantics_4_networks_that_pass_on() {
    EstateText inspected =
        TWO.and(
                """
            vpc c cidrs=10.2.0.0/16
            subnet c1 vpc=c cidrs=10.2.1.0/24 table=tc
            endpoint fw vpc=c type=gateway-load-balancer
            attachment att-c transit=tgw vpc=c subnets=c1 table=rt
            transit-table spoke transit=tgw
            transit-route spoke to=0.0.0.0/0 via=att-c
            route inner to=0.0.0.0/0 via=transit-gateway/tgw
            route tc to=0.0.0.0/0 via=service-endpoint/fw
            permit db direction=ingress traffic=tcp:443 peer=10.0.0.0/8
            """)
            .with("vpc=a table=rt", "vpc=a table=spoke");
    String https = "tcp 10.0.1.5 50000 > 10.1.1.5 443";
    String out = "tcp 10.0.1.5 50000 > 8.8.8.8 443";
    EstateText translating =
        inspected
            .with("service-endpoint/fw", "nat-gateway/natc")
            .and("nat natc subnet=c1 at=10.2.1.9");
    return FlowRow.tests(
        row("by a network that inspects", inspected, https, Verdict.MAYBE),
        row("out by a network that inspects", inspected, out, Verdict.MAYBE),
        row(
            "by a network that passes nothing on",
            inspected.with("service-endpoint/fw", "internet-gateway/igw"),
            https,
            Verdict.NO),
        row("out by another network's translation", translating, out, Verdict.MAYBE),
        row("inside by another network's translation", translating, https, Verdict.NO));
  }

  @TestFactory
  Stream<DynamicTest> semantics_4_inspection_behind_address_translation() {
    EstateText inspected =
        TWO.with("public=no", "")
            .and(
                """
                endpoint fw vpc=a type=gateway-load-balancer
                route inner to=0.0.0.0/0 via=nat-gateway/nat
                route nat to=0.0.0.0/0 via=service-endpoint/fw
                """);
    return FlowRow.tests(row("out", inspected, "tcp 10.0.1.5 50000 > 8.8.8.8 443", Verdict.MAYBE));
  }
}
