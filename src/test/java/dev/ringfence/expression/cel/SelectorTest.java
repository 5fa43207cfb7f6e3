package dev.ringfence.expression.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.expression.InvalidExpressionException;
import dev.ringfence.expression.Truth;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ZoneAssignment.Place;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SelectorTest {
  private static final CelExpressionCompiler COMPILER = new CelExpressionCompiler();

  private static Place place(Fact<Addresses> addresses) {
    SortedMap<String, Fact<String>> tags = new TreeMap<>();
    tags.put("Tier", Facts.known("data", "/Subnets/0/Tags/0/Value"));
    return new Place(Facts.header("subnet-1", tags), "vpc-1", addresses);
  }

  private static Truth truth(String text, Place place) {
    return COMPILER.compileSelector(text).decide(place).truth();
  }

  @Test
  void given_a_place_then_a_selector_sees_its_header_network_and_addresses() {
    Place place = place(Facts.known(Addresses.of("10.0.3.0/24"), "/Subnets/0/CidrBlock"));

    assertThat(truth("endpoint.tags['Tier'] == 'data'", place)).isEqualTo(Truth.TRUE);
    assertThat(truth("endpoint.tags.Tier in ['web', 'app']", place)).isEqualTo(Truth.FALSE);
    assertThat(
            truth(
                "endpoint.virtualNetwork == 'vpc-1' && endpoint.account == '111122223333'"
                    + " && endpoint.provider == 'aws' && endpoint.region.startsWith('eu-')"
                    + " && endpoint.subnet.endsWith(endpoint.subnetName)"
                    + " && endpoint.subnetName == 'subnet-1'",
                place))
        .isEqualTo(Truth.TRUE);
    assertThat(truth("addresses('10.0.0.0/22').covers(endpoint.addresses)", place))
        .isEqualTo(Truth.TRUE);
    assertThat(truth("addresses('10.0.0.0/23').covers(endpoint.addresses)", place))
        .isEqualTo(Truth.FALSE);
  }

  @Test
  void given_a_place_whose_addresses_are_not_known_then_the_selector_cannot_tell() {
    Place place = place(Facts.unknown("/Subnets/0"));

    assertThat(truth("endpoint.addresses.intersects('10.0.0.0/8')", place))
        .isEqualTo(Truth.UNKNOWN);
    assertThat(truth("endpoint.addresses.isEmpty() || endpoint.subnetName == 'subnet-1'", place))
        .isEqualTo(Truth.TRUE);
  }

  @Test
  void given_a_selector_of_what_only_endpoints_have_then_it_cannot_tell_of_a_subnet() {
    Place place = place(Facts.known(Addresses.of("10.0.3.0/24"), "/Subnets/0/CidrBlock"));

    for (String field : List.of("name", "id", "localId", "role", "tier", "serves", "servedName")) {
      assertThat(truth("endpoint." + field + " == 'x'", place)).as(field).isEqualTo(Truth.UNKNOWN);
    }
    assertThat(
            COMPILER
                .compileSelector("endpoint.role == 'data-store'")
                .decide(place)
                .readings()
                .get(0)
                .value())
        .isEqualTo("its endpoints have it, each its own, and the subnet as a whole has none");
    assertThat(truth("endpoint.role == 'x' && endpoint.tags.Tier == 'web'", place))
        .isEqualTo(Truth.FALSE);
  }

  @Test
  void given_an_endpoint_then_a_selector_sees_its_components_by_name() {
    Endpoint endpoint = endpoint(Facts.known("data-store", "/Role"));

    for (String text :
        List.of(
            "endpoint.name.matches('^web-[0-9]+$')",
            "endpoint.name.startsWith('web-') && endpoint.localId == 'web-1'",
            "endpoint.kind == 'networkInterface' && endpoint.networkName == 'shop'",
            "endpoint.subnetName == 'db-a' && endpoint.subnet == 'arn:subnet'",
            "endpoint.servedName == 'orders' && endpoint.serves.endsWith(':db:orders')",
            "endpoint.addresses.intersects('10.0.3.0/24')",
            "addresses('10.0.0.0/8').covers(endpoint.addresses)",
            "endpoint.publicAddresses.isEmpty()",
            "'sg-1' in endpoint.filters && endpoint.isInUse",
            "endpoint.role == 'data-store'")) {
      assertThat(truth(text, endpoint)).as(text).isEqualTo(Truth.TRUE);
    }
    assertThat(truth("endpoint.tier == 'data'", endpoint)).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void given_a_role_that_is_not_known_then_what_is_known_decides_or_nothing_does() {
    Endpoint endpoint = endpoint(Facts.unknown("/Role"));

    assertThat(truth("endpoint.role == 'server'", endpoint)).isEqualTo(Truth.UNKNOWN);
    assertThat(truth("endpoint.role == 'server' && endpoint.name == 'x'", endpoint))
        .isEqualTo(Truth.FALSE);
    assertThat(truth("endpoint.role == 'server' || endpoint.name == 'web-1'", endpoint))
        .isEqualTo(Truth.TRUE);
  }

  @Test
  void given_a_field_that_no_endpoint_has_then_the_selector_is_refused() {
    assertThatThrownBy(() -> COMPILER.compileSelector("endpoint.teir == 'data'"))
        .isInstanceOf(InvalidExpressionException.class)
        .hasMessageStartingWith("column 10: found field 'teir' of endpoint")
        .hasMessageContaining("'tier'");
  }

  private static Truth truth(String text, Endpoint endpoint) {
    return COMPILER.compileSelector(text).decide(endpoint).truth();
  }

  private static Endpoint endpoint(Fact<String> role) {
    return new Endpoint(
        Facts.header("web-1"),
        "networkInterface",
        role,
        Facts.unknown("/Tier"),
        "arn:vpc",
        "shop",
        "arn:subnet",
        "db-a",
        Facts.known("arn:aws:rds:eu-central-1:111122223333:db:orders", "/Served"),
        Facts.known("orders", "/Served"),
        Facts.known(Addresses.of("10.0.3.7/32"), "/Address"),
        Facts.known(Addresses.none(), "/Association"),
        Facts.known(List.of("sg-1", "sg-2"), "/Groups"),
        Facts.known(true, "/Status"));
  }
}
