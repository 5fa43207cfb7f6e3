package dev.ringfence.read.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Address;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Protocol;
import dev.ringfence.network.Fact;
import dev.ringfence.network.HostFirewall;
import dev.ringfence.network.HostRule;
import dev.ringfence.network.Unmodelled;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the rules of a host let in and out. */
class HostReaderTest {
  private static final String NO_RULES = "table inet filter {\n}\n";

  private static Packet tcp(String from, int port) {
    String to = from.contains(":") ? "2001:db8::5" : "10.20.0.5";
    return Packet.tcp(Address.parse(from), 50000, Address.parse(to), port);
  }

  /** {@code in}, {@code out} of what certainly passes, or {@code maybe}. */
  private static String fate(HostFirewall host, Packet packet) {
    if (host.certainInput().valueIfKnown().orElseThrow().contains(packet)) {
      return "in";
    }
    return host.possibleInput().valueIfKnown().orElseThrow().contains(packet) ? "maybe" : "not";
  }

  private static HostFirewall input(String... rules) {
    return HostText.of("rules.nft", table("policy drop;", rules)).firewall();
  }

  private static String table(String policy, String... rules) {
    return "table inet filter {\n chain input {\n type filter hook input priority 0; "
        + policy
        + "\n  "
        + String.join("\n  ", rules)
        + "\n }\n}\n";
  }

  @Test
  void given_a_recorded_ruleset_text_and_json_are_one_firewall() {
    HostFirewall text = HostText.of("web.txt", HostText.recorded("web.txt")).firewall();
    HostFirewall json = HostText.of("web.json", HostText.recorded("web.json")).firewall();

    assertThat(text.certainInput().valueIfKnown()).isEqualTo(json.certainInput().valueIfKnown());
    assertThat(text.possibleInput().valueIfKnown()).isEqualTo(json.possibleInput().valueIfKnown());
    assertThat(text.certainOutput().valueIfKnown()).isEqualTo(json.certainOutput().valueIfKnown());
    assertThat(text.possibleOutput().valueIfKnown())
        .isEqualTo(json.possibleOutput().valueIfKnown());
    assertThat(text.ingressChains().valueIfKnown()).isEqualTo(json.ingressChains().valueIfKnown());
  }

  @Test
  void given_a_recorded_ruleset_each_of_its_rules_decides_what_it_says() {
    HostFirewall host = HostText.of("web.txt", HostText.recorded("web.txt")).firewall();

    assertThat(fate(host, tcp("10.0.0.7", 22))).isEqualTo("in");
    assertThat(fate(host, tcp("10.7.0.7", 22))).isEqualTo("not");
    assertThat(fate(host, tcp("192.168.1.20", 22))).isEqualTo("in");
    assertThat(fate(host, tcp("192.168.1.21", 22))).isEqualTo("not");
    assertThat(fate(host, tcp("2001:db8::9", 443))).isEqualTo("in");
    assertThat(fate(host, tcp("10.2.3.4", 5432))).isEqualTo("in");
    assertThat(fate(host, tcp("10.3.0.2", 6000))).isEqualTo("not");
    assertThat(fate(host, tcp("10.7.0.7", 9005))).isEqualTo("not");
    assertThat(fate(host, tcp("10.7.0.7", 8443))).isEqualTo("maybe");
    assertThat(fate(host, tcp("10.7.0.7", 25))).isEqualTo("in");
    assertThat(host.isInputDropped().valueIfKnown()).contains(true);
  }

  @Test
  void given_address_translation_before_the_input_what_it_takes_is_not_certain() {
    HostFirewall host = HostText.of("web.txt", HostText.recorded("web.txt")).firewall();

    assertThat(fate(host, tcp("10.7.0.7", 8080))).isEqualTo("maybe");
    assertThat(fate(host, tcp("2001:db8::9", 8080))).isEqualTo("in");
  }

  @Test
  void given_the_name_of_the_interface_a_rule_on_it_is_certain() {
    HostText text = HostText.of("web.txt", HostText.recorded("web.txt"));

    assertThat(fate(text.behind("eth0").firewall(), tcp("10.7.0.7", 8443))).isEqualTo("in");
    assertThat(fate(text.behind("ens5").firewall(), tcp("10.7.0.7", 8443))).isEqualTo("not");
  }

  @Test
  void given_an_accept_in_one_base_chain_a_later_one_still_drops() {
    String two =
        table("policy accept;", "tcp dport 22 accept")
            + "table inet other {\n chain late {\n type filter hook input priority 10;"
            + " policy accept;\n tcp dport 22 drop\n }\n}\n";

    HostFirewall host = HostText.of("rules.nft", two).firewall();

    assertThat(fate(host, tcp("10.0.0.7", 22))).isEqualTo("not");
    assertThat(fate(host, tcp("10.0.0.7", 23))).isEqualTo("in");
  }

  @Test
  void given_a_table_of_one_family_the_other_family_passes() {
    String ip =
        "table ip filter {\n chain input {\n type filter hook input priority 0; policy drop;\n }\n}\n";

    HostFirewall host = HostText.of("rules.nft", ip).firewall();

    assertThat(fate(host, tcp("10.0.0.7", 22))).isEqualTo("not");
    assertThat(fate(host, tcp("2001:db8::9", 22))).isEqualTo("in");
    assertThat(host.isInputDropped().valueIfKnown()).contains(false);
  }

  @Test
  void given_no_rule_for_answers_a_connection_does_not_come_in() {
    String closed =
        table("policy drop;", "tcp dport 443 accept")
            + "table inet out {\n chain o {\n type filter hook output priority 0; policy drop;\n"
            + " ct state new tcp dport 53 accept\n }\n}\n";
    String answering = closed.replace("ct state new", "ct state established accept\n ct state new");

    assertThat(fate(HostText.of("a.nft", closed).firewall(), tcp("10.0.0.7", 443)))
        .isEqualTo("not");
    assertThat(fate(HostText.of("a.nft", answering).firewall(), tcp("10.0.0.7", 443)))
        .isEqualTo("in");
  }

  @Test
  void given_only_one_family_of_iptables_the_other_is_not_known() {
    HostText v4 = HostText.of("app.v4", HostText.recorded("app.v4"));

    HostFirewall alone = v4.firewall();
    HostFirewall both = v4.with("app.v6", HostText.recorded("app.v6")).firewall();

    assertThat(fate(alone, tcp("2001:db8::9", 22))).isEqualTo("maybe");
    assertThat(alone.isWhole().isKnown()).isFalse();
    assertThat(fate(both, tcp("2001:db8::9", 22))).isEqualTo("not");
    assertThat(fate(both, tcp("fd00:1::9", 22))).isEqualTo("in");
    assertThat(fate(both, tcp("10.0.0.3", 4711))).isEqualTo("in");
    assertThat(fate(both, tcp("10.0.0.3", 22))).isEqualTo("not");
    assertThat(fate(both, tcp("10.7.0.7", 8005))).isEqualTo("in");
    assertThat(both.isInputDropped().valueIfKnown()).contains(true);
    assertThat(both.isWhole().valueIfKnown()).contains(true);
  }

  @Test
  void given_ufw_alone_nothing_is_certainly_kept_out() {
    String status =
        """
        Status: active
        Logging: on (low)
        Default: deny (incoming), allow (outgoing), disabled (routed)
        New profiles: skip

        To                         Action      From
        --                         ------      ----
        22/tcp                     ALLOW IN    10.0.0.0/8
        443,8443/tcp (Nginx)       ALLOW IN    Anywhere                   # site
        443,8443/tcp (v6)          ALLOW IN    Anywhere (v6)
        """;

    HostFirewall host = HostText.of("ufw.txt", status).firewall();

    assertThat(fate(host, tcp("10.0.0.7", 22))).isEqualTo("in");
    assertThat(fate(host, tcp("192.168.0.7", 22))).isEqualTo("maybe");
    assertThat(fate(host, tcp("2001:db8::9", 8443))).isEqualTo("in");
    assertThat(host.isInputDropped().valueIfKnown()).contains(true);
    assertThat(host.isWhole().isKnown()).isFalse();
  }

  @Test
  void given_rules_that_are_not_understood_they_may_do_anything_and_are_named_by_line() {
    HostFirewall host = input("tcp dport 22 socket cgroupv2 level 1 \"x\" accept");

    assertThat(fate(host, tcp("10.0.0.7", 22))).isEqualTo("maybe");
    assertThat(fate(host, tcp("10.0.0.7", 23))).isEqualTo("not");
    assertThat(host.isWhole())
        .isInstanceOfSatisfying(
            Fact.Unknown.class,
            unknown -> assertThat(unknown.sources().toString()).contains("line 4"));
  }

  @Test
  void given_text_that_is_cut_off_nothing_is_certain_and_the_line_is_said() {
    HostText cut =
        HostText.of("cut.txt", table("policy drop;", "tcp dport 22 accept").replace("}\n}", ""));

    List<Unmodelled> told = cut.network().unmodelled();

    assertThat(told.toString()).contains("cut.txt:2").contains("has no end");
    assertThat(fate(cut.firewall(), tcp("10.0.0.7", 23))).isEqualTo("maybe");
  }

  @Test
  void given_ipset_a_limit_or_an_unknown_target_what_they_take_is_only_possible() {
    String rules =
        """
        *filter
        :INPUT DROP [0:0]
        :OUTPUT ACCEPT [0:0]
        -A INPUT -p tcp -m set --match-set friends src -m tcp --dport 1 -j ACCEPT
        -A INPUT -p tcp -m tcp --dport 2 -m limit --limit 1/sec -j ACCEPT
        -A INPUT -p tcp -m tcp --dport 3 -j NFQUEUE --queue-num 1
        -A INPUT -p tcp -m tcp --dport 4 -m owner --uid-owner 0 -j ACCEPT
        -A INPUT -p tcp -m tcp --dport 5 ! --tcp-flags FIN,SYN,RST,ACK SYN -j ACCEPT
        -A INPUT -p tcp -m tcp --dport 6 -m limit --limit 1/sec -j LOG
        COMMIT
        """;
    HostFirewall host = HostText.of("x.v4", rules).firewall();

    assertThat(List.of(1, 2, 3, 4, 5, 6).stream().map(port -> fate(host, tcp("10.0.0.7", port))))
        .containsExactly("maybe", "maybe", "maybe", "maybe", "not", "not");
  }

  @Test
  void given_no_chains_everything_passes() {
    HostFirewall host = HostText.of("none.nft", NO_RULES).firewall();

    assertThat(host.input().valueIfKnown()).contains(Packets.all());
    assertThat(host.isInputDropped().valueIfKnown()).contains(false);
  }

  @Test
  void given_icmp_its_types_are_told_apart() {
    HostFirewall host = input("icmp type echo-request accept", "icmpv6 type 135-136 accept");
    Packets in = host.certainInput().valueIfKnown().orElseThrow();

    assertThat(in.onProtocol(Protocol.ICMP).services().toString()).contains("8");
    assertThat(in.onProtocol(Protocol.ICMPV6).services().toString()).contains("135");
    assertThat(in.destinationPorts(Protocol.TCP).isEmpty()).isTrue();
  }

  @Test
  void given_rules_with_the_same_text_each_has_an_id_of_its_own() {
    HostFirewall host = input("tcp dport 22 accept", "tcp dport 22 accept");

    List<String> ids =
        host.rules().valueIfKnown().orElseThrow().stream().map(HostRule::id).toList();

    assertThat(ids).doesNotHaveDuplicates().hasSize(3);
  }
}
