package dev.ringfence.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.network.Boundary;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Zone;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a text means, on the command line and in tables. */
class FlowPeersTest {
  private static final EstateText ESTATE =
      EstateText.of(
          """
          vpc shop cidrs=10.0.0.0/16
          vpc ledger cidrs=10.1.0.0/16
          subnet front vpc=shop cidrs=10.0.1.0/24
          subnet vault vpc=ledger cidrs=10.1.1.0/24
          interface web subnet=front at=10.0.1.5 public=198.51.100.5 groups=all zone=public
          interface lb subnet=front at=10.0.1.7 groups=all zone=public role=load-balancer serves=nlb
          interface books subnet=vault at=10.1.1.5 groups=all zone=data
          balancer nlb vpc=shop
          group all vpc=shop
          permit all direction=egress traffic=all peer=0.0.0.0/0
          """);

  private static FlowAnalysis analysis() {
    return FlowAnalysis.of(ESTATE.network(), ESTATE.zoning());
  }

  private static List<String> names(List<Endpoint> endpoints) {
    return endpoints.stream().map(endpoint -> endpoint.header().name()).sorted().toList();
  }

  @ParameterizedTest
  @CsvSource({
    "public, lb web",
    "web, web",
    "arn:aws:ec2:eu-central-1:111122223333:network-interface/web, web",
    "arn:aws:ec2:eu-central-1:111122223333:instance/i-web, web",
    "i-web, web",
    "nlb, lb",
    "arn:aws:ec2:eu-central-1:111122223333:loadbalancer/net/nlb, lb",
    "front, lb web",
    "arn:aws:ec2:eu-central-1:111122223333:subnet/front, lb web",
    "shop, lb web",
    "arn:aws:ec2:eu-central-1:111122223333:vpc/ledger, books",
    "ledger, books",
    "10.0.1.7, lb",
    "10.0.1.0/24, lb web",
    "10.0.1.4/31, web",
    "198.51.100.5, web",
    "198.51.100.6, ''",
    "internet, ''",
  })
  void a_text_means_zones_resources_and_addresses(String text, String expected) {
    assertThat(String.join(" ", names(analysis().peer(text).endpoints()))).isEqualTo(expected);
  }

  @Test
  void an_address_stands_for_itself_alone_and_a_public_one_for_who_has_it() {
    assertThat(analysis().peer("10.0.1.7").addresses()).hasToString("10.0.1.7/32");
    assertThat(
            analysis()
                .peer("198.51.100.5")
                .addresses()
                .contains(Texts.packet("tcp 10.0.1.5 1 > 10.0.1.7 1").source()))
        .isTrue();
    assertThat(analysis().peer("internet").zone()).contains(Zone.INTERNET);
    assertThat(analysis().peer("web").zone()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "wbe, 'near names: lb, web; zones'",
    "boks, 'near names: books; zones'",
    "publik, 'near names: public; zones'",
    "ledgers, 'near names: ledger; zones'",
    "i-wed, 'near names: i-web; zones'",
    "FRONT, 'near names: front; zones'",
  })
  void an_unknown_name_is_answered_with_near_ones(String text, String part) {
    assertThatThrownBy(() -> analysis().peer(text))
        .isInstanceOf(UnknownPeerException.class)
        .hasMessageContaining("nothing is called \"" + text + "\"; " + part);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mainframe-of-1974", "10.0.0.0/33", "300.1.1.1", "10.0.1", "::/200"})
  void what_is_near_nothing_is_answered_with_the_zones(String text) {
    assertThatThrownBy(() -> analysis().peer(text))
        .isInstanceOf(UnknownPeerException.class)
        .hasMessage(
            "nothing is called \"" + text + "\"; zones are public, data, internet, on-premises");
  }

  @Test
  void what_passes_between_two_of_them_is_what_the_same_zones_let_through() {
    FlowAnalysis analysis = analysis();

    assertThat(analysis.between(analysis.peer("public"), analysis.peer("public")).possible())
        .isEqualTo(analysis.between(new Boundary("public", "public")).possible());
    assertThat(analysis.flows(analysis.peer("web"), analysis.peer("books"))).isEmpty();
    assertThat(names(analysis.endpoints())).containsExactly("books", "lb", "web");
    assertThat(names(analysis.endpoints("data"))).containsExactly("books");
    assertThat(analysis.zonesAreInferred()).isFalse();
    assertThat(analysis.zoneIssues()).isEmpty();
  }
}
