package dev.ringfence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.EndpointSample;
import dev.ringfence.network.Fact;
import dev.ringfence.network.TierZoning;
import dev.ringfence.network.Zone;
import dev.ringfence.network.Zoning;
import dev.ringfence.network.Zoning.Placement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ZoningsTest {
  private static final Digest AUDIT = new Digest("b".repeat(64));

  private static SourceRef line(int number) {
    return SourceRef.atLine(AUDIT, "audit.yaml", number);
  }

  private static ZoneSettings selecting(String name, String value, int line) {
    return new ZoneSettings(
        name,
        "tier-of-" + name,
        Optional.of("endpoint.tags[\"Tier\"] == \"" + value + "\""),
        Optional.empty(),
        line(line));
  }

  private static ZoneSettings covering(String name, String... cidrs) {
    return new ZoneSettings(
        name, "data", Optional.empty(), Optional.of(Addresses.of(cidrs)), line(9));
  }

  private static Placement placement(EndpointSample endpoint, ZoneSettings... zones) {
    return Zonings.of(List.of(zones), new WordCompiler()).placement(endpoint.endpoint());
  }

  @Test
  void given_no_zones_then_the_tiers_are_zones() {
    assertThat(Zonings.of(List.of(), new WordCompiler())).isSameAs(TierZoning.STANDARD);
  }

  @Test
  void given_zones_then_they_keep_their_order_and_are_not_inferred() {
    Zoning zoning =
        Zonings.of(List.of(selecting("web", "w", 5), selecting("api", "a", 8)), new WordCompiler());

    assertThat(zoning.isInferred()).isFalse();
    assertThat(zoning.zones())
        .containsExactly(new Zone("web", "tier-of-web"), new Zone("api", "tier-of-api"));
  }

  @Test
  void given_one_zone_that_selects_then_the_endpoint_is_in_it_for_the_tag_and_the_zone() {
    Placement placement =
        placement(
            EndpointSample.named("x", "a"), selecting("web", "w", 5), selecting("api", "a", 8));

    assertThat(placement.certain()).containsExactly("api");
    assertThat(placement.possible()).containsExactly("api");
    assertThat(placement.reason()).isEmpty();
    assertThat(placement.sources()).containsExactly(EndpointSample.at("/x/tag"), line(8));
  }

  @Test
  void given_no_zone_or_several_then_it_says_so() {
    EndpointSample endpoint = EndpointSample.named("x", "a");

    Placement none = placement(endpoint, selecting("web", "w", 5), selecting("api", "p", 8));
    Placement several = placement(endpoint, selecting("web", "a", 5), selecting("api", "a", 8));

    assertThat(none.possible()).isEmpty();
    assertThat(none.reason()).isEqualTo("the endpoint is in none of zones web, api");
    assertThat(several.certain()).containsExactly("api", "web");
    assertThat(several.reason()).isEqualTo("the endpoint is in zones web and api");
  }

  @Test
  void given_a_tag_that_is_not_known_then_the_endpoint_may_be_in_both() {
    EndpointSample endpoint =
        EndpointSample.named("x", "a", "10.0.0.1/32").withTag(Fact.unknown("not collected"));

    Placement placement =
        placement(endpoint, selecting("web", "w", 5), covering("stores", "10.0.0.0/24"));

    assertThat(placement.certain()).containsExactly("stores");
    assertThat(placement.possible()).containsExactly("stores", "web");
    assertThat(placement.reason())
        .isEqualTo(
            "whether the endpoint is in zone web cannot be told: tags[\"Tier\"] is not known: not"
                + " collected");
    assertThat(placement.sources()).contains(line(5));
  }

  @Test
  void given_blocks_then_addresses_of_the_endpoint_decide_in_the_families_the_zone_names() {
    ZoneSettings zone = covering("stores", "10.0.0.0/24");

    assertThat(placement(EndpointSample.named("x", "", "10.0.0.7/32", "fd00::7/128"), zone))
        .extracting(Placement::certain)
        .isEqualTo(new java.util.TreeSet<>(List.of("stores")));
    assertThat(placement(EndpointSample.named("x", "", "10.0.1.7/32"), zone).possible()).isEmpty();
    assertThat(placement(EndpointSample.named("x", "", "10.0.0.7/32", "10.0.1.7/32"), zone))
        .satisfies(
            placement -> {
              assertThat(placement.certain()).isEmpty();
              assertThat(placement.possible()).containsExactly("stores");
            });
  }
}
