package dev.ringfence.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ringfence.network.Boundary;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Number 5 of the vendor's rules as far as it is about services that endpoints lead to. */
class FlowPrivateLinkTest {
  private static final EstateText ESTATE =
      EstateText.of(
          """
          vpc a cidrs=10.0.0.0/16
          vpc b cidrs=10.0.0.0/16
          subnet a1 vpc=a cidrs=10.0.1.0/24
          subnet b1 vpc=b cidrs=10.0.1.0/24
          subnet b2 vpc=b cidrs=10.0.2.0/24
          interface client subnet=a1 at=10.0.1.5 groups=client zone=web
          interface door subnet=a1 at=10.0.1.9 groups=door role=service-endpoint serves=vpce zone=doors
          interface lb subnet=b1 at=10.0.1.7 groups= role=load-balancer serves=nlb zone=balancers
          interface app subnet=b2 at=10.0.2.5 groups=app zone=app
          group client vpc=a
          permit client direction=egress traffic=all peer=0.0.0.0/0
          group door vpc=a
          permit door direction=ingress traffic=tcp:443 peer=10.0.1.0/24
          group app vpc=b
          permit app direction=ingress traffic=tcp:8443 peer=10.0.1.7
          endpoint vpce vpc=a type=interface service=svc
          service svc balancers=nlb
          balancer nlb vpc=b
          forward nlb protocol=tcp port=443 onto=8443 targets=app
          """);
  private static final EstateText GROUPED =
      ESTATE
          .with("groups= role=load-balancer", "groups=lb role=load-balancer")
          .and(
              """
              group lb vpc=b
              permit lb direction=ingress traffic=tcp:443 peer=10.0.1.0/24
              permit lb direction=egress traffic=all peer=0.0.0.0/0
              """);

  private record Row(String given, EstateText estate, List<Certainty> ways) {}

  @TestFactory
  Stream<DynamicTest> semantics_5_endpoint_services() {
    return Stream.of(
            certain("endpoint, service, balancer and target", ESTATE),
            none("an endpoint of another service", ESTATE.with("service=svc", "service=other")),
            none(
                "an endpoint that is pending", ESTATE.with("=svc", "=svc state=pendingacceptance")),
            none(
                "a client that the endpoint keeps back",
                ESTATE.with("tcp:443 peer=10.0.1.0/24", "tcp:443 peer=10.9.0.0/16")),
            none(
                "an endpoint that does not take the listener's port",
                ESTATE.with("tcp:443 peer=10.0.1.0/24", "tcp:80 peer=10.0.1.0/24")),
            none(
                "a target that keeps the balancer back",
                ESTATE.with("peer=10.0.1.7", "peer=10.0.1.5")),
            none("a service of another balancer", ESTATE.with("balancers=nlb", "balancers=other")),
            possible("balancers not known", ESTATE.with("balancers=nlb", "balancers=?")),
            possible("the endpoint's service not known", ESTATE.with("service=svc", "service=?")),
            possible("its state not known", ESTATE.with("=svc", "=svc state=?")),
            possible("targets not known", ESTATE.with("targets=app", "targets=?")),
            certain("a balancer whose group admits the client", GROUPED),
            possible(
                "a balancer whose group keeps the client back, if it is asked",
                GROUPED.with(
                    "ingress traffic=tcp:443 peer=10.0.1.0/24\npermit lb",
                    "ingress traffic=tcp:443 peer=10.9.0.0/16\npermit lb")))
        .map(row -> dynamicTest(row.given(), () -> check(row)));
  }

  private static Row certain(String given, EstateText estate) {
    return new Row(given, estate, List.of(Certainty.CERTAIN));
  }

  private static Row possible(String given, EstateText estate) {
    return new Row(given, estate, List.of(Certainty.POSSIBLE));
  }

  private static Row none(String given, EstateText estate) {
    return new Row(given, estate, List.of());
  }

  private static void check(Row row) {
    FlowAnalysis flows = FlowAnalysis.of(row.estate().network(), row.estate().zoning());

    List<MediatedFlow> ways = flows.mediated(new Boundary("web", "app"));

    assertThat(ways).extracting(MediatedFlow::certainty).isEqualTo(row.ways());
    assertThat(ways)
        .allSatisfy(
            way -> {
              assertThat(way.mediator()).endsWith("vpc-endpoint/vpce");
              assertThat(way.connector()).endsWith("loadbalancer/net/nlb");
            });
    assertThat(flows.between(new Boundary("web", "app")).possible().isEmpty()).isTrue();
  }
}
