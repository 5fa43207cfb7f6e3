package dev.ringfence.expression.cel;

import static dev.ringfence.expression.Truth.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.expression.Truth;
import dev.ringfence.net.Ports;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tiers are application and data, interfaces an unknown list, so their sum is an open one. */
class ListExpressionsTest {
  private static final String OPEN = "(filter.tiers + filter.interfaces)";

  private static Filter filter() {
    Filter known = Facts.filter();
    return new Filter(
        known.header(),
        known.virtualNetwork(),
        known.isDefault(),
        known.description(),
        Facts.known(
            List.of(
                Facts.tcp(0, Ports.of(22), "10.0.0.0/8"),
                Facts.fromUnknownPeer(Facts.tcp(1, Ports.of(443), "0.0.0.0/0"))),
            Facts.GROUP + "/IpPermissions"),
        known.egress(),
        known.tiers(),
        Fact.unknown("not listed", Facts.at("/NetworkInterfaces")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "OPEN.exists(t, t == 'data'); TRUE",
        "OPEN.exists(t, t == 'public'); UNKNOWN",
        "OPEN.exists(t, false); FALSE",
        "OPEN.all(t, t == 'data'); FALSE",
        "OPEN.all(t, t != ''); UNKNOWN",
        "OPEN.all(t, true); TRUE",
        "OPEN.exists_one(t, t == 'data'); UNKNOWN",
        "OPEN.exists_one(t, t != ''); FALSE",
        "'data' in OPEN; TRUE",
        "'public' in OPEN; UNKNOWN",
        "OPEN == ['application', 'data']; UNKNOWN",
        "OPEN == ['application']; FALSE",
        "OPEN != ['application']; TRUE",
        "OPEN.size() >= 2; TRUE",
        "size(OPEN) < 2; FALSE",
        "OPEN.size() == 2; UNKNOWN",
        "OPEN.size() == 1; FALSE",
        "OPEN[0] == 'application'; UNKNOWN",
        "OPEN.filter(t, t == 'data').exists(t, t == 'data'); TRUE",
        "OPEN.filter(t, t == 'data').size() > 0; TRUE",
        "OPEN.filter(t, false).size() == 0; TRUE",
        "OPEN.map(t, t + '!').exists(t, t == 'data!'); TRUE",
        "OPEN.map(t, t + '!').exists(t, t == 'x!'); UNKNOWN",
        "filter.interfaces.size() == 0; UNKNOWN",
        "filter.interfaces.exists(i, i == 'eni-1'); UNKNOWN",
        "filter.interfaces == filter.interfaces; UNKNOWN",
        "filter.interfaces[0] == 'eni-1'; UNKNOWN",
        "filter.tiers == ['application', 'data']; TRUE",
        "filter.tiers == ['data', 'application']; FALSE",
        "filter.tiers.exists_one(t, t == 'data'); TRUE",
        "filter.tiers.exists_one(t, t != ''); FALSE",
        "filter.tiers.map(t, t.startsWith('d'), t.size()) == [4]; TRUE",
        "'x' in nothing || nothing == ['x'] || size(nothing) != 0; FALSE"
      })
  void given_an_open_list_then_what_is_known_of_it_may_decide(String text, Truth truth) {
    assertThat(Decisions.truth(text.replace("OPEN", OPEN), filter())).as(text).isEqualTo(truth);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        // The second permit's peer is unknown, so it may or may not be chosen.
        "CHOSEN.exists(p, p.ports.contains(22)); TRUE",
        "CHOSEN.exists(p, p.ports.contains(443)); UNKNOWN",
        "CHOSEN.exists(p, p.ports.contains(80)); FALSE",
        "CHOSEN.all(p, p.ports.contains(22)); UNKNOWN",
        "CHOSEN.all(p, p.ports.size() == 1); TRUE",
        "CHOSEN.all(p, p.ports.contains(443)); FALSE",
        "CHOSEN.size() == 0; FALSE",
        "CHOSEN.size() == 1; UNKNOWN",
        "CHOSEN.size() > 2; FALSE",
        "CHOSEN.size() in [3, 4]; FALSE",
        "CHOSEN.exists_one(p, p.ports.contains(22)); TRUE",
        "CHOSEN.exists_one(p, p.ports.size() == 1); UNKNOWN",
        "CHOSEN.map(p, p.localId) == ['sg-1/0']; UNKNOWN",
        "CHOSEN.map(p, p.localId) == ['a', 'b', 'c']; FALSE",
        "'sg-1/0' in CHOSEN.map(p, p.localId); TRUE",
        "'sg-1/1' in CHOSEN.map(p, p.localId); UNKNOWN",
        "'sg-1/2' in CHOSEN.map(p, p.localId); FALSE",
        "CHOSEN[0].ports.contains(22); UNKNOWN",
        "admitted(CHOSEN).admits('tcp', [22]); TRUE",
        "admitted(CHOSEN).admits('tcp', [443]); UNKNOWN",
        "admitted(CHOSEN).admits('udp', [443]); FALSE"
      })
  void given_an_element_that_may_be_in_the_list_then_both_cases_count(String text, Truth truth) {
    String chosen = "filter.ingress.filter(p, p.peer.isPrivate())";

    assertThat(Decisions.truth(text.replace("CHOSEN", chosen), filter())).as(text).isEqualTo(truth);
  }

  @Test
  void given_an_open_list_then_the_unknown_list_is_named() {
    String text = OPEN + ".exists(t, t == 'public')";

    assertThat(Decisions.truth(text, filter())).isEqualTo(UNKNOWN);
    assertThat(Decisions.cited(text, filter())).containsExactly("interfaces ? not listed");
  }
}
