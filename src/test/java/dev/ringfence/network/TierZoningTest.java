package dev.ringfence.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.Zoning.Placement;
import java.util.List;
import org.junit.jupiter.api.Test;

class TierZoningTest {
  private static Placement placement(Fact<String> tier) {
    return TierZoning.STANDARD.placement(
        EndpointSample.named("a", "data").withTier(tier).endpoint());
  }

  @Test
  void given_a_tier_then_it_is_the_zone_and_nobody_configured_it() {
    Placement placement = placement(Fact.known("data", EndpointSample.at("/tier")));

    assertThat(placement.certain()).containsExactly("data");
    assertThat(placement.possible()).containsExactly("data");
    assertThat(placement.reason()).isEmpty();
    assertThat(placement.sources()).containsExactly(EndpointSample.at("/tier"));
    assertThat(TierZoning.STANDARD.isInferred()).isTrue();
    assertThat(TierZoning.STANDARD.zones())
        .extracting(Zone::name)
        .containsExactly("public", "application", "data");
  }

  @Test
  void given_a_tier_that_is_not_known_then_it_may_be_each_zone() {
    Placement placement = placement(Fact.unknown("routes were not collected"));

    assertThat(placement.certain()).isEmpty();
    assertThat(placement.possible()).containsExactly("application", "data", "public");
    assertThat(placement.reason()).isEqualTo("its tier is not known: routes were not collected");
  }

  @Test
  void given_a_tier_of_another_name_then_it_is_in_no_zone() {
    for (String tier : List.of("legacy", "internet", "")) {
      Placement placement = placement(Fact.known(tier));

      assertThat(placement.possible()).as(tier).isEmpty();
      assertThat(placement.reason())
          .isEqualTo("its tier \"" + tier + "\" is none of application, data, public");
    }
  }

  @Test
  void given_a_network_with_other_tiers_then_each_is_a_zone_but_for_reserved_names() {
    NetworkModel network =
        new NetworkModel(
            Plane.ACTUAL,
            List.of(
                subnet("1", "legacy"),
                subnet("2", "internet"),
                subnet("3", "data"),
                subnet("4", "")),
            List.of(),
            List.of());

    Zoning zoning = TierZoning.STANDARD.within(network);

    assertThat(zoning.zones())
        .extracting(Zone::name)
        .containsExactly("public", "application", "data", "legacy");
    assertThat(
            zoning
                .placement(EndpointSample.named("a", "").withTier(Fact.known("legacy")).endpoint())
                .certain())
        .containsExactly("legacy");
  }

  private static Subnet subnet(String name, String tier) {
    Fact<String> text = Fact.known(tier);
    return new Subnet(
        EndpointSample.named(name, tier).endpoint().header(),
        "arn:vpc-1",
        Fact.unknown("of no matter"),
        text,
        text,
        Fact.known(true),
        Fact.known(false),
        Fact.known(false),
        Fact.known(List.of()),
        Fact.known(List.of()),
        Fact.known(List.of()),
        text);
  }
}
