package dev.ringfence.flow;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What AWS documents, as tables of estates and packets: 1 security groups, 2 protocols and ports, 3
 * as {@code src/docs/flows.md} lists them. Both the oracle and the analysis must say so.
 */
class FlowSemanticsTest {
  private static final EstateText TIERS =
      EstateText.of(
          """
          vpc a cidrs=10.0.0.0/16
          subnet a1 vpc=a cidrs=10.0.1.0/24 acl=open
          subnet a2 vpc=a cidrs=10.0.2.0/24 acl=open
          interface web subnet=a1 at=10.0.1.5 groups=web zone=web
          interface db subnet=a2 at=10.0.2.5 groups=db zone=data
          group web vpc=a
          permit web direction=egress traffic=all peer=0.0.0.0/0
          group db vpc=a
          permit db direction=ingress traffic=tcp:5432 peer=group/web
          """);
  private static final String ASK_DB = "tcp 10.0.1.5 50000 > 10.0.2.5 5432";

  private static FlowRow row(String given, EstateText estate, String packet, Verdict verdict) {
    return new FlowRow(given, estate, packet, verdict);
  }

  @TestFactory
  Stream<DynamicTest> semantics_1_security_groups() {
    EstateText closed = TIERS.with("permit web direction=egress", "permit other direction=egress");
    EstateText twoGroups =
        TIERS
            .with("groups=db", "groups=db,admin")
            .and(
                "group admin vpc=a\npermit admin direction=ingress traffic=tcp:22 peer=10.0.1.0/24");
    return FlowRow.tests(
        row("a group that the sender carries", TIERS, ASK_DB, Verdict.YES),
        row("a port next to it", TIERS, "tcp 10.0.1.5 50000 > 10.0.2.5 5433", Verdict.NO),
        row("the other way", TIERS, "tcp 10.0.2.5 50000 > 10.0.1.5 5432", Verdict.NO),
        row("an empty egress list", closed, ASK_DB, Verdict.NO),
        row("several groups add up", twoGroups, "tcp 10.0.1.5 50000 > 10.0.2.5 22", Verdict.YES),
        row(
            "a sender beside one that carries the group",
            TIERS.and(
                """
                interface jump subnet=a1 at=10.0.1.6 groups=jump zone=web
                group jump vpc=a
                permit jump direction=egress traffic=all peer=0.0.0.0/0
                """),
            "tcp 10.0.1.6 50000 > 10.0.2.5 5432",
            Verdict.NO),
        row(
            "a reference that leads nowhere",
            TIERS.with("peer=group/web", "peer=group/gone"),
            ASK_DB,
            Verdict.NO),
        row(
            "a reference that cannot be resolved",
            TIERS.with("peer=group/web", "peer=?"),
            ASK_DB,
            Verdict.MAYBE),
        row(
            "groups of the sender not known",
            TIERS.with("groups=web", "groups=?"),
            ASK_DB,
            Verdict.MAYBE),
        row(
            "a group that is not in the evidence",
            TIERS.with("group db vpc=a", ""),
            ASK_DB,
            Verdict.MAYBE),
        row(
            "rules not known",
            TIERS.with("group db vpc=a", "group db vpc=a rules=?"),
            "udp 10.0.1.5 50000 > 10.0.2.5 9",
            Verdict.MAYBE),
        row(
            "a prefix list with the sender",
            TIERS.with("peer=group/web", "peer=list/10.9.0.0/16,10.0.1.4/31"),
            ASK_DB,
            Verdict.YES),
        row(
            "a prefix list next to the sender",
            TIERS.with("peer=group/web", "peer=list/10.9.0.0/16,10.0.1.6/31"),
            ASK_DB,
            Verdict.NO),
        row(
            "a circle of references",
            TIERS.and("permit web direction=ingress traffic=tcp:80 peer=group/db"),
            ASK_DB,
            Verdict.YES),
        row(
            "a balancer without any group",
            TIERS.with("groups=db", "groups= role=load-balancer"),
            ASK_DB,
            Verdict.MAYBE),
        row(
            "no group on something else",
            TIERS.with("groups=db", "groups="),
            ASK_DB,
            Verdict.MAYBE),
        row(
            "one subnet, closed lists",
            TIERS
                .with("subnet=a2 at=10.0.2.5", "subnet=a1 at=10.0.1.9")
                .with(
                    "subnet a1 vpc=a cidrs=10.0.1.0/24 acl=open",
                    "subnet a1 vpc=a cidrs=10.0.1.0/24 acl=shut")
                .and("acl shut vpc=a"),
            "tcp 10.0.1.5 50000 > 10.0.1.9 5432",
            Verdict.YES));
  }

  @TestFactory
  Stream<DynamicTest> semantics_2_protocols_and_ports() {
    EstateText all = TIERS.with("traffic=tcp:5432", "traffic=all");
    EstateText ping = TIERS.with("traffic=tcp:5432", "traffic=icmp:8");
    EstateText halves =
        TIERS
            .with("traffic=tcp:5432 peer=group/web", "traffic=tcp:22 peer=0.0.0.0/1")
            .and("permit db direction=ingress traffic=tcp:22 peer=128.0.0.0/1");
    return FlowRow.tests(
        row("all protocols", all, "udp 10.0.1.5 1 > 10.0.2.5 65535", Verdict.YES),
        row("all protocols", all, "esp 10.0.1.5 > 10.0.2.5", Verdict.YES),
        row("an ICMP type", ping, "icmp 10.0.1.5 > 10.0.2.5 8/0", Verdict.YES),
        row("another ICMP type", ping, "icmp 10.0.1.5 > 10.0.2.5 13/0", Verdict.NO),
        row(
            "an ICMP code",
            ping.with("icmp:8", "icmp:3/4"),
            "icmp 10.0.1.5 > 10.0.2.5 3/4",
            Verdict.YES),
        row(
            "another ICMP code",
            ping.with("icmp:8", "icmp:3/4"),
            "icmp 10.0.1.5 > 10.0.2.5 3/3",
            Verdict.NO),
        row(
            "a range that covers the port",
            TIERS.with("tcp:5432", "tcp:20-30"),
            "tcp 10.0.1.5 50000 > 10.0.2.5 30",
            Verdict.YES),
        row(
            "a range that ends before it",
            TIERS.with("tcp:5432", "tcp:20-30"),
            "tcp 10.0.1.5 50000 > 10.0.2.5 31",
            Verdict.NO),
        row(
            "a protocol without ports",
            TIERS.with("tcp:5432", "esp"),
            "esp 10.0.1.5 > 10.0.2.5",
            Verdict.YES),
        row("two halves of everything", halves, "tcp 10.0.1.5 9 > 10.0.2.5 22", Verdict.YES),
        row(
            "traffic not known",
            TIERS.with("traffic=tcp:5432", "traffic=?"),
            "tcp 10.0.1.5 50000 > 10.0.2.5 22",
            Verdict.MAYBE));
  }

  @TestFactory
  Stream<DynamicTest> semantics_3_network_acls() {
    EstateText listed = TIERS.with("cidrs=10.0.2.0/24 acl=open", "cidrs=10.0.2.0/24 acl=data");
    EstateText acl =
        listed.and(
            """
            acl data vpc=a
            entry data direction=ingress number=200 action=deny traffic=all block=0.0.0.0/0
            entry data direction=ingress number=100 action=allow traffic=tcp:5432 block=10.0.1.0/24
            entry data direction=egress number=100 action=allow traffic=tcp:32768-65535 block=10.0.1.0/24
            """);
    return FlowRow.tests(
        row("rules by number, not by place", acl, ASK_DB, Verdict.YES),
        row(
            "an answer to a port that is closed",
            acl,
            "tcp 10.0.1.5 32767 > 10.0.2.5 5432",
            Verdict.NO),
        row(
            "an earlier deny",
            acl.and(
                "entry data direction=ingress number=50 action=deny traffic=tcp:5432 block=10.0.1.5/32"),
            ASK_DB,
            Verdict.NO),
        row("no rule at all", listed.and("acl data vpc=a"), ASK_DB, Verdict.NO),
        row("no evidence of the list", listed, ASK_DB, Verdict.MAYBE),
        row("rules not known", listed.and("acl data vpc=a rules=?"), ASK_DB, Verdict.MAYBE),
        row(
            "a list that is not known to apply",
            TIERS.with("cidrs=10.0.2.0/24 acl=open", "cidrs=10.0.2.0/24 acl=?"),
            ASK_DB,
            Verdict.MAYBE),
        row(
            "an unknown action in front",
            acl.and("entry data direction=ingress number=50 action=? traffic=tcp block=0.0.0.0/0"),
            ASK_DB,
            Verdict.MAYBE),
        row(
            "an unknown action behind",
            acl.and("entry data direction=ingress number=150 action=? traffic=tcp block=0.0.0.0/0"),
            ASK_DB,
            Verdict.YES),
        row(
            "an unknown action elsewhere",
            acl.and("entry data direction=ingress number=50 action=? traffic=udp block=0.0.0.0/0"),
            ASK_DB,
            Verdict.YES),
        row(
            "unknown traffic of a rule that allows",
            acl.and(
                "entry data direction=ingress number=50 action=allow traffic=? block=0.0.0.0/0"),
            ASK_DB,
            Verdict.YES),
        row(
            "unknown traffic of a rule that denies",
            acl.and("entry data direction=ingress number=50 action=deny traffic=? block=0.0.0.0/0"),
            ASK_DB,
            Verdict.MAYBE),
        row(
            "rules for the other family",
            acl.with(
                "block=10.0.1.0/24\nentry data direction=egress",
                "block=::/0\nentry data direction=egress"),
            ASK_DB,
            Verdict.NO),
        row(
            "an echo whose reply is let out",
            acl.with("traffic=tcp:5432 block", "traffic=icmp:8 block")
                .with("traffic=tcp:32768-65535", "traffic=icmp:0")
                .with("traffic=tcp:5432 peer", "traffic=icmp:8 peer"),
            "icmp 10.0.1.5 > 10.0.2.5 8/0",
            Verdict.YES),
        row(
            "an echo whose reply is not let out",
            acl.with("traffic=tcp:5432 block", "traffic=icmp:8 block")
                .with("traffic=tcp:5432 peer", "traffic=icmp:8 peer"),
            "icmp 10.0.1.5 > 10.0.2.5 8/0",
            Verdict.NO),
        row(
            "a message that nobody answers",
            acl.with("traffic=tcp:5432 block", "traffic=icmp:3 block")
                .with("traffic=tcp:5432 peer", "traffic=icmp:3 peer"),
            "icmp 10.0.1.5 > 10.0.2.5 3/4",
            Verdict.YES));
  }
}
