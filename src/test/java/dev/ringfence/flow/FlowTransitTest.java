package dev.ringfence.flow;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Number 4 of the vendor's rules: transit gateways that are peered, and lists around attachments.
 */
class FlowTransitTest {
  private static final EstateText PEERED =
      EstateText.of(
          """
          vpc a cidrs=10.0.0.0/16
          vpc b cidrs=10.1.0.0/16
          subnet a1 vpc=a cidrs=10.0.1.0/24 table=ta
          subnet b1 vpc=b cidrs=10.1.1.0/24 table=tb
          interface web subnet=a1 at=10.0.1.5 groups=web zone=web
          interface db subnet=b1 at=10.1.1.5 groups=db zone=data
          group web vpc=a
          permit web direction=egress traffic=all peer=0.0.0.0/0
          group db vpc=b
          permit db direction=ingress traffic=tcp:22 peer=10.0.0.0/8
          permit db direction=ingress traffic=tcp:5432 peer=group/web
          transit one references=yes
          transit two references=yes
          attachment att-a transit=one vpc=a table=rt1
          attachment att-b transit=two vpc=b table=rt2
          attachment peer1 transit=one type=peering is=peer table=rt1
          attachment peer2 transit=two type=peering is=peer table=rt2
          transit-table rt1 transit=one
          transit-table rt2 transit=two
          transit-route rt1 to=10.0.0.0/16 via=att-a
          transit-route rt1 to=10.1.0.0/16 via=peer
          transit-route rt2 to=10.1.0.0/16 via=att-b
          transit-route rt2 to=10.0.0.0/16 via=peer
          route ta to=10.0.0.0/8 via=transit-gateway/one
          route tb to=10.0.0.0/8 via=transit-gateway/two
          """);
  private static final EstateText LISTED =
      EstateText.of(
          """
          vpc a cidrs=10.0.0.0/16
          vpc b cidrs=10.1.0.0/16
          subnet a1 vpc=a cidrs=10.0.1.0/24 table=ta
          subnet a2 vpc=a cidrs=10.0.2.0/24 table=ta acl=around
          subnet b1 vpc=b cidrs=10.1.1.0/24 table=tb
          interface web subnet=a1 at=10.0.1.5 groups=web zone=web
          interface db subnet=b1 at=10.1.1.5 groups=db zone=data
          group web vpc=a
          permit web direction=egress traffic=all peer=0.0.0.0/0
          permit web direction=ingress traffic=tcp:443 peer=10.0.0.0/8
          group db vpc=b
          permit db direction=ingress traffic=tcp:22 peer=10.0.0.0/8
          permit db direction=egress traffic=all peer=0.0.0.0/0
          acl around vpc=a
          entry around direction=ingress number=100 action=allow traffic=all block=0.0.0.0/0
          entry around direction=egress number=100 action=allow traffic=all block=0.0.0.0/0
          transit tgw
          attachment att-a transit=tgw vpc=a subnets=a2 table=rt
          attachment att-b transit=tgw vpc=b table=rt
          transit-table rt transit=tgw
          transit-route rt to=10.0.0.0/16 via=att-a
          transit-route rt to=10.1.0.0/16 via=att-b
          route ta to=10.0.0.0/8 via=transit-gateway/tgw
          route tb to=10.0.0.0/8 via=transit-gateway/tgw
          """);
  private static final String SSH = "tcp 10.0.1.5 50000 > 10.1.1.5 22";

  private static FlowRow row(String given, EstateText estate, String packet, Verdict verdict) {
    return new FlowRow(given, estate, packet, verdict);
  }

  @TestFactory
  Stream<DynamicTest> semantics_4_peered_transit_gateways() {
    return FlowRow.tests(
        row("static routes on both sides", PEERED, SSH, Verdict.YES),
        row("references", PEERED, "tcp 10.0.1.5 50000 > 10.1.1.5 5432", Verdict.NO),
        row(
            "no route to the peering",
            PEERED.with("transit-route rt1 to=10.1.0.0/16 via=peer", ""),
            SSH,
            Verdict.NO),
        row(
            "no route back",
            PEERED.with("transit-route rt2 to=10.0.0.0/16 via=peer", ""),
            SSH,
            Verdict.NO),
        row(
            "not accepted there",
            PEERED.with("is=peer table=rt2", "is=peer table=rt2 state=pendingAcceptance"),
            SSH,
            Verdict.NO),
        row(
            "tables on both sides not known",
            PEERED
                .with("is=peer table=rt1", "is=peer table=?")
                .with("is=peer table=rt2", "is=peer table=?"),
            SSH,
            Verdict.MAYBE),
        row(
            "routes that lead in a circle",
            PEERED.with(
                "transit-route rt2 to=10.1.0.0/16 via=att-b",
                "transit-route rt2 to=10.1.0.0/16 via=peer"),
            SSH,
            Verdict.NO));
  }

  @TestFactory
  Stream<DynamicTest> semantics_4_lists_around_attachments() {
    String deny = " number=50 action=deny traffic=tcp block=";
    EstateText two = LISTED.with("subnets=a2", "subnets=a1,a2");
    String in = "tcp 10.1.1.5 50000 > 10.0.1.5 443";
    return FlowRow.tests(
        row("lists that let everything pass", LISTED, SSH, Verdict.YES),
        row(
            "what is sent, inwards",
            LISTED.and("entry around direction=ingress" + deny + "10.0.1.0/24"),
            SSH,
            Verdict.NO),
        row(
            "what is sent, outwards",
            LISTED.and("entry around direction=egress" + deny + "10.1.1.0/24"),
            SSH,
            Verdict.YES),
        row(
            "what is received, outwards",
            LISTED.and("entry around direction=egress" + deny + "10.0.1.0/24"),
            in,
            Verdict.NO),
        row(
            "an answer, outwards",
            LISTED.and("entry around direction=egress" + deny + "10.0.1.0/24"),
            SSH,
            Verdict.NO),
        row(
            "from a subnet that has the attachment",
            two.and("entry around direction=ingress" + deny + "10.0.1.0/24"),
            SSH,
            Verdict.YES),
        row(
            "to a subnet that has the attachment, perhaps by another",
            two.and("entry around direction=egress" + deny + "10.0.1.0/24"),
            in,
            Verdict.MAYBE),
        row("subnets not known", LISTED.with("subnets=a2", "subnets=?"), SSH, Verdict.MAYBE));
  }
}
