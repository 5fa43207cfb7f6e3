package dev.ringfence.flow;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Numbers 1 and 4 of the vendor's rules between networks. */
class FlowJoinsTest {
  private static final EstateText TWO =
      EstateText.of(
          """
          vpc a cidrs=10.0.0.0/16
          vpc b cidrs=10.1.0.0/16 region=eu-central-1
          subnet a1 vpc=a cidrs=10.0.1.0/24 table=ta
          subnet b1 vpc=b cidrs=10.1.1.0/24 table=tb
          interface web subnet=a1 at=10.0.1.5 groups=web zone=web
          interface db subnet=b1 at=10.1.1.5 groups=db zone=data
          group web vpc=a
          permit web direction=egress traffic=all peer=0.0.0.0/0
          group db vpc=b
          permit db direction=ingress traffic=tcp:22 peer=10.0.0.0/8
          permit db direction=ingress traffic=tcp:5432 peer=group/web
          """);
  private static final EstateText PEERED =
      TWO.and(
          """
          peering pcx requester=a accepter=b state=active
          route ta to=10.1.0.0/16 via=peering/pcx
          route tb to=10.0.0.0/16 via=peering/pcx
          """);
  private static final EstateText HUB =
      TWO.and(
          """
          transit tgw references=no
          attachment att-a transit=tgw vpc=a table=rt
          attachment att-b transit=tgw vpc=b table=rt
          transit-table rt transit=tgw
          transit-route rt to=10.0.0.0/16 via=att-a learned=yes
          transit-route rt to=10.1.0.0/16 via=att-b learned=yes
          route ta to=10.0.0.0/8 via=transit-gateway/tgw
          route tb to=10.0.0.0/8 via=transit-gateway/tgw
          """);
  private static final String SSH = "tcp 10.0.1.5 50000 > 10.1.1.5 22";
  private static final String ASK_DB = "tcp 10.0.1.5 50000 > 10.1.1.5 5432";

  private static FlowRow row(String given, EstateText estate, String packet, Verdict verdict) {
    return new FlowRow(given, estate, packet, verdict);
  }

  @TestFactory
  Stream<DynamicTest> semantics_4_peerings() {
    return FlowRow.tests(
        row("no join", TWO, SSH, Verdict.NO),
        row("routes on both sides", PEERED, SSH, Verdict.YES),
        row(
            "no route back",
            PEERED.with("route tb to=10.0.0.0/16 via=peering/pcx", ""),
            SSH,
            Verdict.NO),
        row(
            "no route there",
            PEERED.with("route ta to=10.1.0.0/16 via=peering/pcx", ""),
            SSH,
            Verdict.NO),
        row(
            "not accepted",
            PEERED.with("state=active", "state=pending-acceptance"),
            SSH,
            Verdict.NO),
        row("state not known", PEERED.with("state=active", "state=?"), SSH, Verdict.MAYBE),
        row(
            "a blackhole on one side",
            PEERED.and("route tb to=10.0.1.0/24 via=peering/pcx active=no"),
            SSH,
            Verdict.NO),
        row(
            "not transitive",
            TWO.and(
                """
                vpc c cidrs=10.2.0.0/16
                peering ac requester=a accepter=c
                peering cb requester=c accepter=b
                route ta to=10.1.0.0/16 via=peering/ac
                route tb to=10.0.0.0/16 via=peering/cb
                """),
            SSH,
            Verdict.NO));
  }

  @TestFactory
  Stream<DynamicTest> semantics_1_references_between_networks() {
    return FlowRow.tests(
        row("over a peering", PEERED, ASK_DB, Verdict.YES),
        row(
            "over a peering between regions",
            PEERED.with("region=eu-central-1", "region=eu-west-1"),
            ASK_DB,
            Verdict.NO),
        row(
            "addresses between regions",
            PEERED.with("region=eu-central-1", "region=eu-west-1"),
            SSH,
            Verdict.YES),
        row(
            "over a peering that was deleted",
            PEERED.with("state=active", "state=deleted"),
            ASK_DB,
            Verdict.NO),
        row(
            "a group that interfaces of two networks carry",
            PEERED
                .with("groups=db", "groups=web")
                .and("permit web direction=ingress traffic=tcp:5432 peer=group/web"),
            "tcp 10.1.1.5 50000 > 10.0.1.5 5432",
            Verdict.YES),
        row("over a hub", HUB, ASK_DB, Verdict.NO),
        row(
            "over a hub that resolves them",
            HUB.with("references=no", "references=yes"),
            ASK_DB,
            Verdict.YES),
        row(
            "over a hub that may resolve them",
            HUB.with("references=no", "references=?"),
            ASK_DB,
            Verdict.MAYBE));
  }

  @TestFactory
  Stream<DynamicTest> semantics_4_transit_gateways() {
    return FlowRow.tests(
        row("attached on both sides", HUB, SSH, Verdict.YES),
        row(
            "no attachment there",
            HUB.with("attachment att-b transit=tgw vpc=b table=rt", ""),
            SSH,
            Verdict.NO),
        row("not associated", HUB.with("vpc=a table=rt", "vpc=a"), SSH, Verdict.NO),
        row(
            "association not known",
            HUB.with("vpc=a table=rt", "vpc=a table=?"),
            SSH,
            Verdict.MAYBE),
        row(
            "table not in the evidence",
            HUB.with("vpc=a table=rt", "vpc=a table=other"),
            SSH,
            Verdict.MAYBE),
        row(
            "routes of the hub not known",
            HUB.with("transit-table rt transit=tgw", "transit-table rt transit=tgw routes=?"),
            SSH,
            Verdict.MAYBE),
        row(
            "not accepted",
            HUB.with("vpc=a table=rt", "vpc=a table=rt state=pendingAcceptance"),
            SSH,
            Verdict.NO),
        row(
            "not propagated",
            HUB.with("transit-route rt to=10.1.0.0/16 via=att-b learned=yes", ""),
            SSH,
            Verdict.NO),
        row(
            "the way back is not propagated",
            HUB.with("transit-route rt to=10.0.0.0/16 via=att-a learned=yes", ""),
            SSH,
            Verdict.NO),
        row(
            "a blackhole in the hub",
            HUB.and("transit-route rt to=10.1.1.0/24 via= active=no"),
            SSH,
            Verdict.NO),
        row(
            "a static route before a learned one",
            HUB.and("transit-route rt to=10.1.0.0/16 via=att-a"),
            SSH,
            Verdict.NO),
        row(
            "a longer learned route before a static one",
            HUB.and("transit-route rt to=10.0.0.0/8 via=att-a"),
            SSH,
            Verdict.YES));
  }

  @TestFactory
  Stream<DynamicTest> semantics_4_there_and_back_by_different_ways() {
    EstateText mixed =
        HUB.and(
            """
            peering pcx requester=a accepter=b state=active
            route ta to=10.1.0.0/16 via=peering/pcx
            """);
    return FlowRow.tests(row("there by peering, back by the hub", mixed, SSH, Verdict.YES));
  }
}
