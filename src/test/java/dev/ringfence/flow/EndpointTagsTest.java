package dev.ringfence.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Fact;
import org.junit.jupiter.api.Test;

/** An endpoint has the tags of where it lies; where that is not described, none is absent. */
class EndpointTagsTest {
  private static final EstateText DESCRIBED =
      EstateText.of(
          """
          vpc a cidrs=10.0.0.0/16
          subnet a1 vpc=a cidrs=10.0.1.0/24
          interface web subnet=a1 at=10.0.1.5 groups=all
          group all vpc=a
          """);

  private static Fact<String> tier(EstateText estate) {
    Endpoint only = FlowAnalysis.of(estate.network(), estate.zoning()).endpoints().get(0);
    return only.header().tags().value("Tier");
  }

  @Test
  void a_tag_that_neither_it_nor_its_places_have_is_absent() {
    assertThat(tier(DESCRIBED).valueIfKnown()).contains("");
  }

  @Test
  void a_tag_is_not_known_to_be_absent_while_the_subnet_is_not_described() {
    Fact<String> tier = tier(DESCRIBED.with("interface web subnet=a1", "interface web subnet=a2"));

    assertThat(tier).isInstanceOf(Fact.Unknown.class);
    assertThat(((Fact.Unknown<String>) tier).reason()).contains("subnet").contains("evidence");
  }

  @Test
  void nor_while_the_network_is_not() {
    Fact<String> tier = tier(DESCRIBED.with("vpc a cidrs=10.0.0.0/16", "vpc b cidrs=10.0.0.0/16"));

    assertThat(tier).isInstanceOf(Fact.Unknown.class);
    assertThat(((Fact.Unknown<String>) tier).reason()).contains("network").contains("evidence");
  }
}
