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
}
