package dev.ringfence.flow;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Interfaces of which the evidence does not give the private addresses. */
class FlowUnknownAddressesTest {
  private static final EstateText ESTATE =
      EstateText.of(
          """
          vpc a cidrs=10.0.0.0/16
          subnet a1 vpc=a cidrs=10.0.1.0/24
          subnet a2 vpc=a cidrs=10.0.2.0/24
          interface web subnet=a1 at=10.0.1.5 groups=web zone=web
          interface db subnet=a2 at=? groups=db zone=data
          interface next subnet=a2 at=10.0.2.6 groups=web zone=other
          group web vpc=a
          permit web direction=egress traffic=all peer=0.0.0.0/0
          group db vpc=a
          permit db direction=ingress traffic=tcp:22 peer=0.0.0.0/0
          """);

  private static FlowRow row(String given, EstateText estate, String packet, Verdict verdict) {
    return new FlowRow(given, estate, packet, verdict);
  }

  @TestFactory
  Stream<DynamicTest> semantics_15_addresses_that_are_not_known() {
    EstateText nowhere =
        ESTATE.with("subnet a2 vpc=a cidrs=10.0.2.0/24", "subnet a2 vpc=a cidrs=?");
    return FlowRow.tests(
        row("one of the subnet", ESTATE, "tcp 10.0.1.5 50000 > 10.0.2.5 22", Verdict.MAYBE),
        row("one beside the subnet", ESTATE, "tcp 10.0.1.5 50000 > 10.0.3.5 22", Verdict.NO),
        row("another's", ESTATE, "tcp 10.0.1.5 50000 > 10.0.2.6 22", Verdict.NO),
        row("blocks not known", nowhere, "tcp 10.0.1.5 50000 > 10.0.3.5 22", Verdict.MAYBE));
  }
}
