package dev.ringfence.expression.cel;

import static dev.ringfence.expression.Truth.FALSE;
import static dev.ringfence.expression.Truth.TRUE;
import static dev.ringfence.expression.Truth.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.control.Parameters;
import dev.ringfence.expression.Decision;
import dev.ringfence.expression.Reading;
import dev.ringfence.expression.Truth;
import dev.ringfence.net.Ports;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PermitExpressionsTest {
  private static final CelExpressionCompiler COMPILER = new CelExpressionCompiler();
  private static final Parameters ADMIN =
      new Parameters(new TreeMap<>(Map.of("adminPorts", List.of(22L, 3389L))));
  private static final String ADMIN_FROM_INTERNET =
      "filter.ingress.exists(p, p.peer.isOpenToInternet() && p.traffic.admits('tcp', adminPorts))";
  private static final String ADMITTED_ADMIN =
      "admitted(filter.ingress).onPorts('tcp', adminPorts).sources().isOpenToInternet()";

  private static Decision decide(String text, Filter filter) {
    return COMPILER.compile(text, Kind.FILTER, ADMIN).decide(filter);
  }

  private static Truth truth(String text, Filter filter) {
    return decide(text, filter).truth();
  }

  @Test
  void given_an_open_admin_port_the_readings_name_the_rule_only() {
    Filter filter =
        Facts.filter(
            Facts.tcp(0, Ports.of(443), "0.0.0.0/0"), Facts.tcp(1, Ports.of(22), "0.0.0.0/0"));

    Decision decision = decide(ADMIN_FROM_INTERNET, filter);

    assertThat(decision.truth()).isEqualTo(TRUE);
    assertThat(decision.readings())
        .extracting(Reading::path)
        .containsExactly("ingress[1].peer", "ingress[1].traffic");
    assertThat(decision.readings())
        .extracting(Reading::value)
        .containsExactly("0.0.0.0/0", "tcp 22");
  }

  @Test
  void given_the_internet_split_in_two_permits_only_the_union_is_open() {
    Filter filter =
        Facts.filter(
            Facts.tcp(0, Ports.of(22), "0.0.0.0/17", "1.1.0.0/17"),
            Facts.tcp(1, Ports.of(22), "1.1.128.0/17"));

    assertThat(truth(ADMIN_FROM_INTERNET, filter)).isEqualTo(FALSE);
    assertThat(truth(ADMITTED_ADMIN, filter)).isEqualTo(TRUE);
  }

  @Test
  void given_an_unknown_peer_the_known_permits_may_suffice() {
    Filter open =
        Facts.filter(
            Facts.fromUnknownPeer(Facts.tcp(0, Ports.of(22), "10.0.0.0/8")),
            Facts.tcp(1, Ports.range(20, 25), "2000::/3"));
    Filter closed =
        Facts.filter(
            Facts.fromUnknownPeer(Facts.tcp(0, Ports.of(22), "10.0.0.0/8")),
            Facts.tcp(1, Ports.of(443), "0.0.0.0/0"));
    Filter elsewhere =
        Facts.filter(
            Facts.fromUnknownPeer(Facts.tcp(0, Ports.of(443), "10.0.0.0/8")),
            Facts.tcp(1, Ports.of(22), "10.0.0.0/8"));

    assertThat(truth(ADMITTED_ADMIN, open)).isEqualTo(TRUE);
    assertThat(truth(ADMITTED_ADMIN, closed)).isEqualTo(UNKNOWN);
    assertThat(decide(ADMITTED_ADMIN, closed).readings())
        .containsExactly(
            new Reading(
                "ingress[0].peer",
                "prefix list not resolved",
                false,
                closed.ingress().valueIfKnown().orElseThrow().get(0).peer().sources()));
    assertThat(truth(ADMITTED_ADMIN, elsewhere)).isEqualTo(FALSE);
  }
}
