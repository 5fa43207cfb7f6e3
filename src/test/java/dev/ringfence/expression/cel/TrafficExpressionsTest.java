package dev.ringfence.expression.cel;

import static dev.ringfence.expression.Truth.FALSE;
import static dev.ringfence.expression.Truth.TRUE;
import static dev.ringfence.expression.Truth.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.control.Parameters;
import dev.ringfence.expression.Reading;
import dev.ringfence.expression.Truth;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Services;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Kind;
import dev.ringfence.network.OrderedFilter;
import dev.ringfence.network.OrderedRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficExpressionsTest {
  private static final CelExpressionCompiler COMPILER = new CelExpressionCompiler();
  private static final String OPEN_ON_ALL_PORTS =
      "admitted(filter.ingress).sourcesOfAll('tcp').isOpenToInternet()";
  private static final String SSH_LET_IN =
      "effective(orderedFilter.rules.filter(r, r.direction == 'ingress' && r.isAllow))"
          + ".onPorts('tcp', [22]).sources().isOpenToInternet()";

  private static Truth truth(Filter filter) {
    return COMPILER.compile(OPEN_ON_ALL_PORTS, Kind.FILTER, Parameters.NONE).decide(filter).truth();
  }

  @Test
  void given_all_ports_in_two_rules_from_one_place_the_place_reaches_all() {
    Filter filter =
        Facts.filter(
            Facts.tcp(0, Ports.range(0, 32_767), "0.0.0.0/0"),
            Facts.tcp(1, Ports.range(32_768, 65_535), "0.0.0.0/0"));

    assertThat(truth(filter)).isEqualTo(TRUE);
  }

  @Test
  void given_all_ports_but_one_no_place_reaches_all() {
    Filter filter =
        Facts.filter(
            Facts.tcp(0, Ports.range(0, 32_766), "0.0.0.0/0"),
            Facts.tcp(1, Ports.range(32_768, 65_535), "0.0.0.0/0"));

    assertThat(truth(filter)).isEqualTo(FALSE);
  }

  @Test
  void given_all_ports_from_two_places_neither_reaches_all() {
    Filter filter =
        Facts.filter(
            Facts.tcp(0, Ports.range(0, 32_767), "0.0.0.0/1"),
            Facts.tcp(1, Ports.range(32_768, 65_535), "128.0.0.0/1"));

    assertThat(truth(filter)).isEqualTo(FALSE);
  }

  @Test
  void given_an_unknown_peer_it_is_unknown_unless_another_rule_suffices() {
    Filter unknown =
        Facts.filter(Facts.fromUnknownPeer(Facts.tcp(0, Ports.range(0, 65_535), "10.0.0.0/8")));
    Filter certain =
        Facts.filter(
            Facts.fromUnknownPeer(Facts.tcp(0, Ports.range(0, 65_535), "10.0.0.0/8")),
            Facts.anyProtocol(1, "0.0.0.0/0"));

    assertThat(truth(unknown)).isEqualTo(UNKNOWN);
    assertThat(truth(certain)).isEqualTo(TRUE);
  }

  @Test
  void given_an_allow_in_force_the_readings_name_that_rule() {
    OrderedFilter filter =
        orderedFilter(
            rule(0, Facts.known(false, "/Entries/0/RuleAction"), "0.0.0.0/0"),
            rule(1, Facts.known(true, "/Entries/1/RuleAction"), "0.0.0.0/0"));

    var decision =
        COMPILER.compile(SSH_LET_IN, Kind.ORDERED_FILTER, Parameters.NONE).decide(filter);

    assertThat(decision.truth()).isEqualTo(TRUE);
    assertThat(decision.readings())
        .extracting(Reading::path)
        .contains("rules[1].isAllow", "rules[1].effective")
        .doesNotContain("rules[0].isAllow", "rules[0].effective");
  }

  @Test
  void given_a_rule_of_unknown_action_it_is_unknown_where_the_rule_would_matter() {
    OrderedFilter open = orderedFilter(rule(0, Fact.unknown("not documented"), "0.0.0.0/0"));
    OrderedFilter inner = orderedFilter(rule(0, Fact.unknown("not documented"), "10.0.0.0/8"));
    var expression = COMPILER.compile(SSH_LET_IN, Kind.ORDERED_FILTER, Parameters.NONE);

    assertThat(expression.decide(open).truth()).isEqualTo(UNKNOWN);
    assertThat(expression.decide(inner).truth()).isEqualTo(FALSE);
  }

  private static OrderedFilter orderedFilter(OrderedRule... rules) {
    return new OrderedFilter(
        Facts.header("acl-1"),
        "vpc-1",
        Facts.known(false, "/IsDefault"),
        Facts.known(List.of(rules), "/Entries"),
        Fact.unknown("not asked"),
        Fact.unknown("not asked"),
        Fact.unknown("not asked"),
        Fact.unknown("not asked"));
  }

  private static OrderedRule rule(int number, Fact<Boolean> isAllow, String source) {
    Packets ssh = Packets.of(Addresses.of(source), Addresses.all(), Services.tcp(Ports.of(22)));
    String pointer = "/Entries/" + number;
    return new OrderedRule(
        Facts.header("acl-1#" + number),
        "acl-1",
        "ingress",
        Facts.known((long) number, pointer + "/RuleNumber"),
        isAllow,
        Facts.known(ssh, pointer + "/CidrBlock"),
        Facts.known(ssh, pointer));
  }
}
