package dev.ringfence.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.Boundary;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Number 5 of the vendor's rules as far as it is about network balancers. */
class FlowBalancersTest {
  private static final EstateText SHOP =
      EstateText.of(
          """
          vpc a cidrs=10.0.0.0/16
          subnet a1 vpc=a cidrs=10.0.1.0/24 table=out
          subnet a2 vpc=a cidrs=10.0.2.0/24 acl=inner
          interface lb subnet=a1 at=10.0.1.7 public=198.51.100.7 groups= role=load-balancer serves=nlb zone=web
          interface app subnet=a2 at=10.0.2.5 groups=app zone=app
          interface other subnet=a2 at=10.0.2.6 groups=app zone=app
          balancer nlb vpc=a
          forward nlb protocol=tcp port=2222 onto=22 targets=app
          group app vpc=a
          permit app direction=ingress traffic=tcp:22 peer=0.0.0.0/0
          acl inner vpc=a
          entry inner direction=ingress number=100 action=allow traffic=all block=0.0.0.0/0
          entry inner direction=egress number=100 action=allow traffic=all block=0.0.0.0/0
          internet igw vpc=a
          route out to=0.0.0.0/0 via=internet-gateway/igw
          """);
  private static final EstateText GROUPED =
      SHOP.with("groups= role", "groups=lb role")
          .and(
              """
              group lb vpc=a
              permit lb direction=ingress traffic=tcp:2222 peer=0.0.0.0/0
              permit lb direction=egress traffic=tcp:22 peer=group/app
              """);
  private static final String SSH = "tcp 8.8.8.8 50000 > 10.0.2.5 22";

  private static FlowRow row(String given, EstateText estate, String packet, Verdict verdict) {
    return new FlowRow(given, estate, packet, verdict);
  }

  @TestFactory
  Stream<DynamicTest> semantics_5_pass_through() {
    EstateText named =
        GROUPED.with("traffic=tcp:22 peer=0.0.0.0/0", "traffic=tcp:22 peer=group/lb");
    return FlowRow.tests(
        row("the client reaches the target", SHOP, SSH, Verdict.YES),
        row("the port of the listener", SHOP, "tcp 8.8.8.8 50000 > 10.0.2.5 2222", Verdict.NO),
        row("what is no target", SHOP, "tcp 8.8.8.8 50000 > 10.0.2.6 22", Verdict.NO),
        row("another protocol", SHOP, "udp 8.8.8.8 50000 > 10.0.2.5 22", Verdict.NO),
        row(
            "a balancer that the internet does not reach",
            SHOP.with("public=198.51.100.7", "public="),
            SSH,
            Verdict.NO),
        row(
            "a target that does not admit the client",
            SHOP.with("traffic=tcp:22 peer=0.0.0.0/0", "traffic=tcp:22 peer=10.0.0.0/8"),
            SSH,
            Verdict.NO),
        row(
            "a list that keeps the client back",
            SHOP.and(
                "entry inner direction=ingress number=50 action=deny traffic=tcp block=8.0.0.0/8"),
            SSH,
            Verdict.NO),
        row(
            "a list that keeps the answer back",
            SHOP.and(
                "entry inner direction=egress number=50 action=deny traffic=tcp block=8.0.0.0/8"),
            SSH,
            Verdict.NO),
        row("a balancer with a group", GROUPED, SSH, Verdict.YES),
        row(
            "a group that does not admit the client",
            GROUPED.with("traffic=tcp:2222 peer=0.0.0.0/0", "traffic=tcp:2222 peer=9.0.0.0/8"),
            SSH,
            Verdict.NO),
        row(
            "a group that lets nothing out",
            GROUPED.with("permit lb direction=egress", "permit no direction=egress"),
            SSH,
            Verdict.NO),
        row("a target that names the balancer's group", named, SSH, Verdict.YES),
        row(
            "targets not known",
            SHOP.with("targets=app", "targets=?"),
            "tcp 8.8.8.8 50000 > 10.0.2.6 22",
            Verdict.MAYBE));
  }

  @TestFactory
  Stream<DynamicTest> semantics_5_what_is_not_known_of_a_balancer() {
    EstateText other =
        SHOP.and(
            """
            vpc b cidrs=10.1.0.0/16
            subnet b1 vpc=b cidrs=10.1.1.0/24
            interface far subnet=b1 at=10.1.1.5 groups=far zone=app
            group far vpc=b
            permit far direction=ingress traffic=tcp:22 peer=0.0.0.0/0
            """);
    String far = "tcp 8.8.8.8 50000 > 10.1.1.5 22";
    return FlowRow.tests(
        row("listeners", SHOP.with("nlb vpc=a", "nlb vpc=a listeners=?"), SSH, Verdict.MAYBE),
        row(
            "listeners of one that ends connections",
            SHOP.with("nlb vpc=a", "nlb vpc=a listeners=? type=application"),
            SSH,
            Verdict.NO),
        row("the listener's port", SHOP.with("port=2222", "port=?"), SSH, Verdict.MAYBE),
        row(
            "the listener's port, another protocol",
            SHOP.with("port=2222", "port=?")
                .and("permit app direction=ingress traffic=udp:22 peer=0.0.0.0/0"),
            "udp 8.8.8.8 50000 > 10.0.2.5 22",
            Verdict.NO),
        row("the listener's protocol", SHOP.with("protocol=tcp", "protocol=?"), SSH, Verdict.MAYBE),
        row("the target's port", SHOP.with("onto=22", "onto=?"), SSH, Verdict.MAYBE),
        row(
            "whether it keeps client addresses",
            SHOP.with("targets=app", "targets=app through=?"),
            SSH,
            Verdict.MAYBE),
        row("its groups", SHOP.with("groups= role", "groups=? role"), SSH, Verdict.MAYBE),
        row("its address", SHOP.with("at=10.0.1.7", "at=?"), SSH, Verdict.MAYBE),
        row("targets in another network", other.with("targets=app", "targets=?"), far, Verdict.NO),
        row(
            "targets in a peered network",
            other.with("targets=app", "targets=?").and("peering ab requester=a accepter=b"),
            far,
            Verdict.MAYBE),
        row(
            "how it reaches a target in another network",
            other.with("targets=app", "targets=far"),
            far,
            Verdict.MAYBE));
  }

  @TestFactory
  Stream<DynamicTest> semantics_5_clients_behind_address_translation() {
    EstateText translated =
        SHOP.with("traffic=tcp:22 peer=0.0.0.0/0", "traffic=tcp:22 peer=10.0.1.9")
            .and(
                """
                subnet a3 vpc=a cidrs=10.0.3.0/24 table=inner
                interface client subnet=a3 at=10.0.3.5 groups=client zone=client
                group client vpc=a
                permit client direction=egress traffic=all peer=0.0.0.0/0
                nat nat subnet=a1 at=10.0.1.9
                route inner to=10.0.1.0/24 via=nat-gateway/nat
                """);
    String ssh = "tcp 10.0.3.5 50000 > 10.0.2.5 22";
    return FlowRow.tests(
        row("a target that admits the gateway", translated, ssh, Verdict.MAYBE),
        row(
            "a target that admits neither",
            translated.with("peer=10.0.1.9", "peer=10.0.1.8"),
            ssh,
            Verdict.NO));
  }

  @Test
  void semantics_5_a_balancer_that_ends_connections_takes_what_its_listener_is_known_to_take() {
    EstateText ending = GROUPED.with("targets=app", "targets=app through=no");

    assertThat(overBalancer(ending)).containsExactly(Certainty.CERTAIN);
    assertThat(overBalancer(ending.with("port=2222", "port=?")))
        .containsExactly(Certainty.POSSIBLE);
    assertThat(overBalancer(ending.with("protocol=tcp", "protocol=?")))
        .containsExactly(Certainty.POSSIBLE);
  }

  private static List<Certainty> overBalancer(EstateText estate) {
    return FlowAnalysis.of(estate.network(), estate.zoning())
        .mediated(new Boundary("internet", "app"))
        .stream()
        .map(MediatedFlow::certainty)
        .toList();
  }
}
