package dev.ringfence.expression.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.expression.InvalidExpressionException;
import dev.ringfence.expression.Truth;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ZoneAssignment.Place;
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
                    + " && endpoint.localId == endpoint.name && endpoint.id != ''",
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
    assertThat(truth("endpoint.addresses.isEmpty() || endpoint.name == 'subnet-1'", place))
        .isEqualTo(Truth.TRUE);
  }

  @Test
  void given_a_field_that_no_place_has_then_the_selector_is_refused() {
    assertThatThrownBy(() -> COMPILER.compileSelector("endpoint.tier == 'data'"))
        .isInstanceOf(InvalidExpressionException.class)
        .hasMessageStartingWith("column 10: found field 'tier' of endpoint")
        .hasMessageEndingWith("tags, virtualNetwork, addresses");
  }
}
