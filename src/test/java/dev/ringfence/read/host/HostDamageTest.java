package dev.ringfence.read.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Address;
import dev.ringfence.net.Packet;
import dev.ringfence.network.HostChains;
import dev.ringfence.network.HostFirewall;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are damaged or made to take long are read to an end. */
class HostDamageTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String INPUT =
      "table inet f {\n%s\n chain input {\n type filter hook input priority 0; policy drop;\n"
          + " %s\n }\n}\n";

  private static HostFirewall soon(String file, String text) {
    return Assertions.assertTimeoutPreemptively(
        SOON, () -> HostText.of(file, text).firewall(), file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"web.txt", "web.json", "app.v4", "app.v6"})
  void given_a_damaged_file_it_is_read_to_an_end(String file) {
    String whole = HostText.recorded(file);
    Random random = new Random(file.hashCode());
    for (int i = 0; i < 60; i++) {
      String damaged = damaged(whole, random);
      HostFirewall host = soon(file, damaged);

      assertThat(
              host.possibleInput()
                  .valueIfKnown()
                  .orElseThrow()
                  .containsAll(host.certainInput().valueIfKnown().orElseThrow()))
          .as(damaged)
          .isTrue();
    }
  }

  /** A few parts cut out, doubled or put elsewhere. */
  private static String damaged(String whole, Random random) {
    StringBuilder text = new StringBuilder(whole);
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + 1 + random.nextInt(12));
      String part = text.substring(from, to);
      if (random.nextInt(3) > 0) {
        text.delete(from, to);
      }
      if (random.nextInt(3) > 0) {
        text.insert(random.nextInt(text.length() + 1), part);
      }
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"map\": {\"family\": \"inet\", \"table\": \"f\", \"name\": \"m\", \"elem\": [22]}}",
        "{\"map\": {\"family\": \"inet\", \"map\": \"verdict\", \"elem\": [22, [1], {}]}}",
        "{\"rule\": {\"family\": \"inet\", \"table\": \"f\", \"chain\": \"c\", \"expr\": [{\"vmap\":"
            + " {\"key\": {\"meta\": {\"key\": \"mark\"}}, \"data\": \"\"}}]}}",
        "{\"rule\": {\"family\": \"inet\", \"table\": \"f\", \"chain\": \"c\", \"expr\": [{\"match\":"
            + " {\"op\": \">\", \"left\": {\"concat\": []}, \"right\": 5}}]}}",
        "{\"rule\": 3}",
        "{\"chain\": []}",
        "[]",
        "null",
      })
  void given_json_of_another_shape_it_is_not_understood(String object) {
    String chain =
        "{\"chain\": {\"family\": \"inet\", \"table\": \"f\", \"name\": \"c\", \"type\": \"filter\","
            + " \"hook\": \"input\", \"prio\": 0, \"policy\": \"drop\"}}";

    HostFirewall host = soon("a.json", "{\"nftables\": [" + chain + ", " + object + "]}");

    assertThat(host.certainInput().valueIfKnown().orElseThrow().isEmpty()).isTrue();
  }

  @Test
  void given_chains_that_call_each_other_many_times_it_comes_to_an_end() {
    String chains =
        IntStream.range(0, 16)
            .mapToObj(i -> " chain c" + i + " {\n" + ("jump c" + (i + 1) + "\n").repeat(8) + " }\n")
            .collect(Collectors.joining());
    String last = " chain c16 {\n tcp dport 22 accept\n }\n";

    HostFirewall host = soon("a.nft", INPUT.formatted(chains + last, "jump c0"));
    Packet packet = Packet.tcp(Address.parse("10.0.0.7"), 5, Address.parse("10.20.0.5"), 23);
    HostChains traced =
        new HostChains(
            host.rules().valueIfKnown().orElseThrow(),
            host.ingressChains().valueIfKnown().orElseThrow(),
            "ingress");

    assertThat(host.isWhole().valueIfKnown()).contains(true);
    assertThat(Assertions.assertTimeoutPreemptively(SOON, () -> traced.traces(packet))).hasSize(1);
  }

  @Test
  void given_variables_that_double_each_other_it_comes_to_an_end() {
    String doubled =
        IntStream.range(0, 40)
            .mapToObj(i -> "define v" + (i + 1) + " = { $v" + i + ", $v" + i + " }\n")
            .collect(Collectors.joining("", "define v0 = 1\n", ""));

    HostFirewall host = soon("a.nft", doubled + INPUT.formatted("", "tcp dport $v40 accept"));

    assertThat(host.isWhole().isKnown()).isFalse();
  }

  @Test
  void given_a_set_of_many_blocks_it_is_read_whole() {
    String blocks =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "11." + (i >> 7) + "." + (2 * i & 255) + ".0/24")
            .collect(Collectors.joining(",\n"));
    String set =
        " set geo {\n type ipv4_addr\n flags interval\n elements = { " + blocks + " }\n }\n";

    HostFirewall host = soon("a.nft", INPUT.formatted(set, "ip saddr @geo tcp dport 22 accept"));
    Packet in = Packet.tcp(Address.parse("11.0.2.9"), 5, Address.parse("10.20.0.5"), 22);
    Packet not = Packet.tcp(Address.parse("11.0.3.9"), 5, Address.parse("10.20.0.5"), 22);

    assertThat(List.of(in, not).stream().map(host.input().valueIfKnown().orElseThrow()::contains))
        .containsExactly(true, false);
  }
}
