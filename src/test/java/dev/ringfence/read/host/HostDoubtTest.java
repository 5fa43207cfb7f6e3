package dev.ringfence.read.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Address;
import dev.ringfence.net.Packet;
import dev.ringfence.network.HostFirewall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be otherwise than a part of a host's rules says is not certain. */
class HostDoubtTest {
  private static final Address HOST = Address.parse("10.20.0.5");
  private static final Address OTHER = Address.parse("10.0.0.7");

  private static String base(String name, String head, String... rules) {
    return "table inet "
        + name
        + " {\n chain c {\n  type "
        + head
        + ";\n  "
        + String.join("\n  ", rules)
        + "\n }\n}\n";
  }

  private static String input(String... rules) {
    return base("f", "filter hook input priority 0; policy drop", rules);
  }

  private static String in(HostFirewall host, int port) {
    Packet packet = Packet.tcp(OTHER, 50000, HOST, port);
    if (host.certainInput().valueIfKnown().orElseThrow().contains(packet)) {
      return "in";
    }
    return host.possibleInput().valueIfKnown().orElseThrow().contains(packet) ? "maybe" : "not";
  }

  private static String in(String file, String text, int port) {
    return in(HostText.of(file, text).firewall(), port);
  }

  private static String out(String file, String text, int port) {
    HostFirewall host = HostText.of(file, text).firewall();
    Packet packet = Packet.tcp(HOST, 50000, OTHER, port);
    if (host.certainOutput().valueIfKnown().orElseThrow().contains(packet)) {
      return "out";
    }
    return host.possibleOutput().valueIfKnown().orElseThrow().contains(packet) ? "maybe" : "not";
  }

  @Test
  void given_a_table_with_flags_it_may_not_be_in_force() {
    String closed = input();
    String json =
        """
        {"nftables": [{"table": {"family": "inet", "name": "f", "flags": %s}},
        {"chain": {"family": "inet", "table": "f", "name": "c", "type": "filter",
         "hook": "input", "prio": 0, "policy": "drop"}}]}
        """;

    assertThat(in("a.nft", closed, 22)).isEqualTo("not");
    assertThat(in("a.nft", closed.replace("f {", "f {\n flags dormant"), 22)).isEqualTo("maybe");
    assertThat(in("a.nft", closed.replace("f {", "f {\n flags owner, new"), 22)).isEqualTo("maybe");
    assertThat(in("a.nft", closed.replace("f {", "f {\n flags owner"), 22)).isEqualTo("not");
    assertThat(in("a.json", json.formatted("[\"dormant\"]"), 22)).isEqualTo("maybe");
    assertThat(in("a.json", json.formatted("\"filter\""), 22)).isEqualTo("maybe");
    assertThat(in("a.json", json.replace(", \"flags\": %s", ""), 22)).isEqualTo("not");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip saddr 10.0.0.7 # xt_tcp counter packets 5 bytes 200 accept",
        "# xt_owner counter packets 5 bytes 200 accept",
        "tcp dport 22 # something else jump x",
      })
  void given_what_nft_hides_behind_a_hash_the_verdict_after_it_may_hold(String rule) {
    assertThat(in("a.nft", input(rule), 22)).isEqualTo("maybe");
  }

  @Test
  void given_remarks_of_people_they_change_nothing() {
    String remarked =
        input(
            "# accept all",
            "tcp dport { 22, # shell",
            "  23 } accept # both",
            "tcp dport 24 accept # handle 7",
            "tcp dport 25 counter # handle 8");

    assertThat(in("a.nft", remarked, 22)).isEqualTo("in");
    assertThat(in("a.nft", remarked, 24)).isEqualTo("in");
    assertThat(in("a.nft", remarked, 25)).isEqualTo("not");
    assertThat(HostText.of("a.nft", remarked).firewall().isWhole().valueIfKnown()).contains(true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp dport 22 counter packets 0 bytes 0 xt target \"REDIRECT\"",
        "tcp dport 22 tcp dport set 8443",
        "tcp flags syn tcp dport 22 redirect to :8443",
        "tcp dport 22 queue to 3",
        "tcp dport 22 socket transparent 0 jump elsewhere",
        "tcp dport 22 osf name \"Linux\" jump elsewhere",
      })
  void given_what_may_lead_packets_elsewhere_before_the_input_they_are_not_certain(String rule) {
    String before = base("n", "filter hook prerouting priority -150; policy accept", rule);

    assertThat(in("a.nft", before + input("tcp dport 8443 accept"), 22)).isEqualTo("maybe");
    assertThat(in("a.nft", input("tcp dport 8443 accept"), 22)).isEqualTo("not");
  }

  @Test
  void given_parts_in_json_that_change_a_packet_it_is_not_certain() {
    String json =
        """
        {"nftables": [
        {"chain": {"family": "inet", "table": "n", "name": "p", "type": "filter",
         "hook": "prerouting", "prio": -150, "policy": "accept"}},
        {"rule": {"family": "inet", "table": "n", "chain": "p", "expr": [
         {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}},
         "right": 22}}, %s]}},
        {"chain": {"family": "inet", "table": "f", "name": "c", "type": "filter",
         "hook": "input", "prio": 0, "policy": "drop"}}]}
        """;
    String xt = "{\"xt\": {\"type\": \"target\", \"name\": \"DNAT\"}}";
    String mangle =
        "{\"mangle\": {\"key\": {\"payload\": {\"protocol\": \"tcp\", \"field\": \"dport\"}},"
            + " \"value\": 8443}}";

    assertThat(in("a.json", json.formatted(xt), 22)).isEqualTo("maybe");
    assertThat(in("a.json", json.formatted(mangle), 22)).isEqualTo("maybe");
    assertThat(in("a.json", json.formatted("{\"counter\": null}"), 22)).isEqualTo("not");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "snat to 10.20.0.5",
        "masquerade",
        "oifname != \"docker0\" counter packets 0 bytes 0 xt target \"MASQUERADE\"",
      })
  void given_what_sends_for_others_what_leaves_is_not_certain(String rule) {
    String closed = base("o", "filter hook output priority 0; policy drop");
    String after = base("n", "filter hook postrouting priority 100; policy accept", rule);

    assertThat(out("a.nft", closed, 443)).isEqualTo("not");
    assertThat(out("a.nft", closed + after, 443)).isEqualTo("maybe");
  }

  @Test
  void given_snat_in_iptables_what_leaves_is_not_certain() {
    String saved =
        """
        *nat
        :POSTROUTING ACCEPT [0:0]
        -A POSTROUTING -s 172.17.0.0/16 -o eth0 -j %s
        COMMIT
        *filter
        :OUTPUT DROP [0:0]
        COMMIT
        """;

    assertThat(out("a.v4", saved.formatted("SNAT --to-source 10.20.0.5"), 443)).isEqualTo("maybe");
    assertThat(out("a.v4", saved.formatted("NETMAP --to 10.20.0.0/24"), 443)).isEqualTo("maybe");
    assertThat(out("a.v4", saved.formatted("LOG"), 443)).isEqualTo("not");
  }

  @Test
  void given_a_host_that_sends_which_addresses_are_its_own_is_not_certain() {
    String rules =
        base(
            "o",
            "filter hook output priority 0; policy drop",
            "ct state established accept",
            "fib daddr type != local tcp dport 443 accept");

    assertThat(out("a.nft", rules, 443)).isEqualTo("maybe");
  }

  @Test
  void given_a_set_without_elements_it_may_hold_any() {
    String set = "table inet f {\n set s {\n type inet_service\n %s\n }\n}\n";
    String rules = input("tcp dport @s accept");
    String json =
        """
        {"nftables": [{"set": {"family": "inet", "table": "f", "name": "s",
         "type": "inet_service"%s}},
        {"chain": {"family": "inet", "table": "f", "name": "c", "type": "filter",
         "hook": "input", "prio": 0, "policy": "drop"}},
        {"rule": {"family": "inet", "table": "f", "chain": "c", "expr": [
         {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}},
         "right": "@s"}}, {"accept": null}]}}]}
        """;

    assertThat(in("a.nft", set.formatted("") + rules, 22)).isEqualTo("maybe");
    assertThat(in("a.nft", set.formatted("elements = { 23 }") + rules, 22)).isEqualTo("not");
    assertThat(in("a.json", json.formatted(""), 22)).isEqualTo("maybe");
    assertThat(in("a.json", json.formatted(", \"elem\": [23]"), 22)).isEqualTo("not");
  }

  @Test
  void given_a_set_twice_it_has_the_elements_of_both() {
    String set = "table inet f {\n set s {\n type inet_service\n elements = { %s }\n }\n}\n";
    String twice = set.formatted("22") + input("tcp dport @s accept") + set.formatted("80");

    assertThat(in("a.nft", twice, 22)).isEqualTo("in");
    assertThat(in("a.nft", twice, 80)).isEqualTo("in");
    assertThat(in("a.nft", twice, 81)).isEqualTo("not");
  }

  @ParameterizedTest
  @ValueSource(strings = {"add @s { tcp dport }", "update @s { tcp dport timeout 1m }"})
  void given_a_set_that_packets_change_it_may_hold_any(String statement) {
    String set = "table inet f {\n set s {\n type inet_service\n elements = { 23 }\n }\n}\n";
    String rules = input("tcp dport @s accept", "tcp dport 80 " + statement);

    assertThat(in("a.nft", set + rules, 22)).isEqualTo("maybe");
  }

  @Test
  void given_commands_after_the_first_chain_that_take_away_nothing_is_certain() {
    assertThat(in("a.nft", "flush ruleset\n" + input(), 22)).isEqualTo("not");
    assertThat(in("a.nft", input() + "flush chain inet f c\n", 22)).isEqualTo("maybe");
    assertThat(in("a.nft", input() + "delete table inet f\n", 22)).isEqualTo("maybe");
    assertThat(in("a.nft", input() + input().replace("drop", "accept"), 22)).isEqualTo("in");
  }

  @Test
  void given_what_keeps_packets_from_being_tracked_they_may_have_any_state() {
    String raw =
        """
        *raw
        :PREROUTING ACCEPT [0:0]
        -A PREROUTING -p tcp -m tcp --dport 22 -j CT --notrack
        COMMIT
        """;
    String filter =
        """
        *filter
        :INPUT DROP [0:0]
        -A INPUT -m conntrack --ctstate UNTRACKED -j ACCEPT
        COMMIT
        """;
    HostText two = HostText.of("a.v4", filter).with("b.v4", raw);

    assertThat(in("a.v4", raw + filter, 22)).isEqualTo("maybe");
    assertThat(in(two.firewall(), 22)).isEqualTo("maybe");
    assertThat(in("a.v4", filter, 22)).isEqualTo("not");
  }

  @Test
  void given_a_helper_a_connection_may_be_related() {
    String rules = input("ct state established,related accept", "tcp dport 21 accept");
    String helper =
        base(
            "h",
            "filter hook prerouting priority -150; policy accept",
            "tcp dport 21 ct helper set \"ftp\"");

    assertThat(in("a.nft", rules, 22)).isEqualTo("not");
    assertThat(in("a.nft", helper + rules, 22)).isEqualTo("maybe");
  }

  @Test
  void given_a_chain_before_tracking_no_state_is_certain() {
    String rule = "ct state new tcp dport 22 drop";
    String open = input("tcp dport 22 accept");
    String early = base("e", "filter hook prerouting priority raw; policy accept", rule);

    assertThat(in("a.nft", early + open, 22)).isEqualTo("maybe");
    assertThat(in("a.nft", early.replace("raw", "-150") + open, 22)).isEqualTo("not");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socket transparent 0 accept comment \"everything else we drop\"",
        "socket transparent 0 comment \"we drop\"",
        "meta iiftype vmap { ether : accept } drop",
        "socket transparent 0 log prefix \"we drop\" accept",
      })
  void given_words_of_a_remark_or_two_verdicts_they_do_not_decide(String rule) {
    assertThat(in("a.nft", input(rule), 22)).isEqualTo("maybe");
  }

  @Test
  void given_a_jump_to_a_chain_without_rules_packets_come_back() {
    String saved =
        """
        *filter
        :INPUT DROP [0:0]
        :logging - [0:0]
        -A INPUT -j logging
        -A INPUT -p tcp -m tcp --dport 8443 -j ACCEPT
        COMMIT
        """;

    assertThat(in("a.v4", saved, 8443)).isEqualTo("in");
    assertThat(in("a.v4", saved, 22)).isEqualTo("not");
  }

  @Test
  void given_an_address_of_the_other_family_nothing_is_certain() {
    String saved = "*filter\n:INPUT DROP [0:0]\n-A INPUT -s %s -j DROP\nCOMMIT\n";
    String both = saved.formatted("10.0.0.0/8") + saved.formatted("fd00::/8");

    assertThat(in("a.v4", saved.formatted("10.0.0.0/8"), 22)).isEqualTo("not");
    assertThat(in("a.txt", both, 22)).isEqualTo("maybe");
    assertThat(in("a.txt", "# Generated by iptables-save v1.8.9\n" + both, 22)).isEqualTo("maybe");
  }
}
