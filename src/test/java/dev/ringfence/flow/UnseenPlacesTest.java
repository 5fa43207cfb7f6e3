package dev.ringfence.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Plane;
import dev.ringfence.network.Zoning;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where nobody saw who is there, nothing is said to be closed: not in sets, lines or answers. */
class UnseenPlacesTest {
  private static final EstateText SEEN =
      EstateText.of(
          """
          vpc a cidrs=10.0.0.0/16
          subnet a1 vpc=a cidrs=10.0.1.0/24 table=ta
          interface web subnet=a1 at=10.0.1.5 groups=web zone=web
          interface db subnet=a1 at=10.0.1.6 groups=db zone=data
          group web vpc=a
          group db vpc=a
          """);

  @Test
  void given_a_source_without_interfaces_and_subnets_then_no_boundary_is_closed() {
    FlowAnalysis flows = FlowAnalysis.of(without(Kind.NETWORK_INTERFACE, Kind.SUBNET), zoning());

    assertThat(flows.boundaries()).isNotEmpty();
    for (Boundary boundary : flows.boundaries()) {
      BoundaryFlows between = flows.between(boundary);
      assertThat(between.possible()).as("%s", boundary).isEqualTo(Packets.all());
      assertThat(between.certain()).as("%s", boundary).isEqualTo(Packets.none());
      assertThat(between.doubts())
          .as("%s", boundary)
          .extracting(Doubt::reason)
          .anyMatch(reason -> reason.startsWith("neither the interfaces nor the subnets"));
      assertThat(flows.flows(boundary))
          .as("%s", boundary)
          .isNotEmpty()
          .allMatch(line -> line.certainty() == Certainty.POSSIBLE)
          .allMatch(line -> line.witness().passage() == Passage.INCONCLUSIVE);
    }
  }

  @Test
  void given_an_address_that_nobody_saw_then_whether_it_is_reached_is_not_known() {
    FlowAnalysis flows = FlowAnalysis.of(without(Kind.NETWORK_INTERFACE, Kind.SUBNET), zoning());

    Packet packet = Texts.packet("tcp 198.51.100.10 50000 > 10.9.9.9 22");

    assertThat(flows.explain(packet).passage()).isEqualTo(Passage.INCONCLUSIVE);
  }

  @Test
  void given_two_endpoints_that_were_seen_then_what_nobody_saw_opens_nothing_between_them() {
    FlowAnalysis flows = FlowAnalysis.of(without(Kind.NETWORK_INTERFACE, Kind.SUBNET), zoning());

    Packet packet = Texts.packet("tcp 10.0.1.5 50000 > 10.0.1.6 22");

    assertThat(flows.explain(packet).passage()).isEqualTo(Passage.DENIED);
  }

  @Test
  void given_all_subnets_then_only_what_may_be_in_them_is_unseen() {
    FlowAnalysis flows = FlowAnalysis.of(without(Kind.NETWORK_INTERFACE), zoning());

    assertThat(flows.boundaries())
        .anySatisfy(
            boundary -> assertThat(flows.between(boundary).possible()).isNotEqualTo(Packets.all()));
  }

  private static Zoning zoning() {
    return SEEN.zoning();
  }

  /** The estate beside a second source of which some kinds were not answered. */
  private static NetworkModel without(Kind... missing) {
    EvidenceSource closed = new EvidenceSource("aws", "999900001111", "eu-central-1");
    CollectionGap gap =
        new CollectionGap(
            Request.of(closed, "ec2:DescribeNetworkInterfaces"),
            CollectionGap.Reason.DENIED,
            "",
            Optional.empty());
    List<Enumeration> enumerations =
        Arrays.stream(Kind.values())
            .map(kind -> new Enumeration(closed, kind, gaps(kind, List.of(missing), gap)))
            .toList();
    return SEEN.network().and(new NetworkModel(Plane.ACTUAL, List.of(), enumerations, List.of()));
  }

  private static List<CollectionGap> gaps(Kind kind, List<Kind> missing, CollectionGap gap) {
    return missing.contains(kind) ? List.of(gap) : List.of();
  }
}
