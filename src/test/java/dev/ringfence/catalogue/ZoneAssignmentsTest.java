package dev.ringfence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Plane;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import dev.ringfence.network.ZoneAssignment;
import dev.ringfence.network.ZoneAssignment.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ZoneAssignmentsTest {
  private static final Digest EXPORT = new Digest("a".repeat(64));
  private static final Digest AUDIT = new Digest("b".repeat(64));
  private static final SourceRef SUBNET = SourceRef.at(EXPORT, "subnets.json", "/Subnets/0");
  private static final SourceRef TAG = SourceRef.at(EXPORT, "subnets.json", "/Subnets/0/Tags/0");
  private static final SourceRef BLOCK =
      SourceRef.at(EXPORT, "subnets.json", "/Subnets/0/CidrBlock");

  private static ZoneSettings selecting(String name, String tier, String value, int line) {
    return new ZoneSettings(
        name,
        tier,
        Optional.of("endpoint.tags[\"Tier\"] == \"" + value + "\""),
        Optional.empty(),
        SourceRef.atLine(AUDIT, "audit.yaml", line));
  }

  private static ZoneSettings covering(String name, String tier, String... cidrs) {
    return new ZoneSettings(
        name,
        tier,
        Optional.empty(),
        Optional.of(Addresses.of(cidrs)),
        SourceRef.atLine(AUDIT, "audit.yaml", 9));
  }

  private static Place place(Fact<String> tag, Fact<Addresses> addresses) {
    return new Place(
        new ResourceHeader(
            "arn:subnet-1",
            "subnet-1",
            "subnet-1",
            new EvidenceSource("aws", "111122223333", "eu-central-1"),
            Plane.ACTUAL,
            new Tags(new TreeMap<>(Map.of("Tier", tag)), SUBNET),
            SUBNET),
        "arn:vpc-1",
        addresses);
  }

  private static Place tagged(String value) {
    return place(Fact.known(value, TAG), Fact.known(Addresses.none(), BLOCK));
  }

  private static Place with(String... cidrs) {
    return place(Fact.known("", TAG), Fact.known(Addresses.of(cidrs), BLOCK));
  }

  private static Fact<String> tier(Place place, ZoneSettings... zones) {
    ZoneAssignment assignment = ZoneAssignments.of(List.of(zones), new WordCompiler());
    return assignment.tierOf(place).orElseThrow();
  }

  private static String reason(Fact<String> fact) {
    return fact.fold(known -> "known: " + known.value(), Fact.Unknown::reason);
  }

  @Test
  void given_no_zones_then_readers_are_left_to_infer() {
    assertThat(ZoneAssignments.of(List.of(), new WordCompiler()).tierOf(tagged("x"))).isEmpty();
  }

  @Test
  void given_one_zone_that_selects_then_its_tier_is_known_from_the_tag_and_the_zone() {
    Fact<String> tier =
        tier(tagged("db"), selecting("a", "public", "web", 5), selecting("b", "data", "db", 8));

    assertThat(tier.valueIfKnown()).contains("data");
    assertThat(tier.sources()).containsExactly(TAG, SourceRef.atLine(AUDIT, "audit.yaml", 8));
  }

  @Test
  void given_two_zones_that_select_then_the_tier_is_unknown_and_both_are_named() {
    Fact<String> tier =
        tier(tagged("db"), selecting("a", "data", "db", 5), selecting("b", "data", "db", 8));

    assertThat(reason(tier)).isEqualTo("the subnet is in zones a and b");
  }

  @Test
  void given_no_zone_that_selects_then_the_tier_is_unknown_and_all_are_named() {
    Fact<String> tier =
        tier(tagged("x"), selecting("a", "public", "web", 5), selecting("b", "data", "db", 8));

    assertThat(reason(tier)).isEqualTo("the subnet is in none of zones a, b");
    assertThat(tier.sources()).contains(TAG);
  }

  @Test
  void given_a_selector_that_cannot_tell_then_the_tier_is_unknown_even_if_another_selects() {
    Place untold =
        place(
            Fact.unknown("tags were cut short", SUBNET),
            Fact.known(Addresses.of("10.0.0.0/24"), BLOCK));

    Fact<String> tier =
        tier(untold, selecting("a", "public", "web", 5), covering("b", "data", "10.0.0.0/16"));

    assertThat(reason(tier))
        .isEqualTo(
            "whether the subnet is in zone a cannot be told: tags[\"Tier\"] is not known: tags were"
                + " cut short");
  }

  @Test
  void given_blocks_then_a_subnet_within_is_in_the_zone_and_one_outside_is_not() {
    ZoneSettings a = covering("a", "public", "10.0.0.0/16");
    ZoneSettings b = covering("b", "data", "10.1.0.0/16");

    Fact<String> tier = tier(with("10.1.4.0/24"), a, b);

    assertThat(tier.valueIfKnown()).contains("data");
    assertThat(tier.sources().get(0)).isEqualTo(BLOCK);
  }

  @Test
  void given_a_subnet_partly_within_then_the_tier_is_unknown() {
    Fact<String> tier = tier(with("10.0.0.0/15"), covering("a", "public", "10.0.0.0/16"));

    assertThat(reason(tier)).contains("10.0.0.0/15 lies only partly in the zone's blocks");
  }

  @Test
  void given_a_zone_of_one_family_then_addresses_of_the_other_do_not_matter() {
    Fact<String> tier =
        tier(with("10.0.0.0/24", "fd00::/64"), covering("a", "public", "10.0.0.0/16"));

    assertThat(tier.valueIfKnown()).contains("public");
  }

  @Test
  void given_addresses_that_are_not_known_then_the_tier_is_unknown() {
    Place untold = place(Fact.known("", TAG), Fact.unknown("not exported", SUBNET));

    Fact<String> tier = tier(untold, covering("a", "public", "10.0.0.0/16"));

    assertThat(reason(tier))
        .isEqualTo(
            "whether the subnet is in zone a cannot be told: addresses is not known: not exported");
  }
}
