package dev.ringfence.read.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringfence.network.HostFirewall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The kernel's own list of random rules, as text and as JSON, is read as what the rules were that
 * it was given. It takes a network namespace and nftables; without them it is skipped.
 */
class HostAgreementTest {
  private static final List<String> MATCHES =
      List.of(
          "ip saddr 10.0.0.0/8",
          "ip saddr != 10.1.0.0/16",
          "ip6 saddr 2001:db8::/32",
          "ip daddr { 10.0.0.1, 10.0.0.5-10.0.0.9 }",
          "tcp dport 22",
          "tcp dport { 80, 443, 8000-8100 }",
          "tcp dport != 25",
          "udp sport 1024-65535",
          "udp dport { 53, 123 }",
          "meta l4proto { tcp, udp } th dport 5000-6000",
          "ip saddr . tcp dport { 10.0.0.1 . 22, 10.0.0.0/24 . 80-90 }",
          "icmp type { echo-request, time-exceeded }",
          "icmpv6 type echo-request",
          "meta nfproto ipv6",
          "ip protocol gre",
          "ct state new",
          "ct state established,related",
          "iifname \"lo\"",
          "iifname != \"lo\"",
          "iifname \"eth0\"",
          "tcp flags & (fin | syn | rst | ack) == syn",
          "limit rate 5/second");

  private static final List<String> VERDICTS =
      List.of("accept", "drop", "reject", "jump a", "goto b", "return", "counter", "continue");

  @TempDir private Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void given_random_rules_every_notation_is_one_firewall(long seed) throws Exception {
    String rules = ruleset(new Random(seed));
    Path file = Files.writeString(folder.resolve("rules.nft"), rules);
    String[] listed = listed(file);

    HostFirewall given = HostText.of("rules.nft", rules).firewall();
    HostFirewall text = HostText.of("list.txt", listed[0]).firewall();
    HostFirewall json = HostText.of("list.json", listed[1]).firewall();

    assertSame(text, given);
    assertSame(json, given);
    assertThat(given.isWhole().valueIfKnown()).as(rules).contains(true);
  }

  private static void assertSame(HostFirewall one, HostFirewall other) {
    assertThat(one.certainInput().valueIfKnown()).isEqualTo(other.certainInput().valueIfKnown());
    assertThat(one.possibleInput().valueIfKnown()).isEqualTo(other.possibleInput().valueIfKnown());
    assertThat(one.isInputDropped().valueIfKnown())
        .isEqualTo(other.isInputDropped().valueIfKnown());
  }

  static String ruleset(Random random) {
    return "table inet filter {\n"
        + chain(random, "b", "", List.of("accept", "drop", "return"))
        + chain(random, "a", "", List.of("accept", "drop", "return", "jump b"))
        + chain(
            random,
            "input",
            "type filter hook input priority 0; policy "
                + (random.nextBoolean() ? "drop" : "accept")
                + ";\n",
            VERDICTS)
        + "}\n";
  }

  private static String chain(Random random, String name, String head, List<String> verdicts) {
    return IntStream.range(0, 2 + random.nextInt(5))
        .mapToObj(i -> rule(random, verdicts))
        .collect(Collectors.joining("\n", "chain " + name + " {\n" + head, "\n}\n"));
  }

  /** At most one match of each layer, as nft refuses those that exclude each other. */
  private static String rule(Random random, List<String> verdicts) {
    List<String> words = new ArrayList<>(List.of(MATCHES.get(random.nextInt(MATCHES.size()))));
    words.add(verdicts.get(random.nextInt(verdicts.size())));
    return String.join(" ", words);
  }

  private String[] listed(Path file) throws IOException, InterruptedException {
    Path text = folder.resolve("text");
    Path json = folder.resolve("json");
    Path errors = folder.resolve("errors");
    String script = "nft -f '%s' && nft list ruleset > '%s' && nft -j list ruleset > '%s'";
    boolean isThere =
        Files.isExecutable(Path.of("/usr/sbin/nft")) && run(errors, "unshare -n true") == 0;
    assumeTrue(isThere, "nftables, and the right to a network namespace, are not here");
    int code = run(errors, "unshare -n sh -c \"" + script.formatted(file, text, json) + "\"");
    assertThat(code).as(Files.readString(errors)).isZero();
    return new String[] {
      Files.readString(text, StandardCharsets.UTF_8), Files.readString(json, StandardCharsets.UTF_8)
    };
  }

  private static int run(Path errors, String script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-c", "PATH=$PATH:/usr/sbin; " + script)
            .redirectError(errors.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }
}
