package dev.ringfence.read.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Packets;
import dev.ringfence.network.Fact;
import dev.ringfence.network.HostFirewall;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that are not understood make nothing more certain. */
class HostLawTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void given_a_rule_that_is_no_longer_understood_nothing_is_more_definite(long seed) {
    String rules = HostAgreementTest.ruleset(new Random(seed));
    HostFirewall before = HostText.of("rules.nft", rules).firewall();

    for (String altered : alterations(rules)) {
      HostFirewall after = HostText.of("rules.nft", altered).firewall();

      assertWider(before.certainInput(), after.certainInput(), true, altered);
      assertWider(before.possibleInput(), after.possibleInput(), false, altered);
      assertWider(before.certainOutput(), after.certainOutput(), true, altered);
      assertWider(before.possibleOutput(), after.possibleOutput(), false, altered);
      after
          .isInputDropped()
          .valueIfKnown()
          .ifPresent(
              dropped ->
                  assertThat(before.isInputDropped().valueIfKnown()).as(altered).contains(dropped));
    }
  }

  private static void assertWider(
      Fact<Packets> before, Fact<Packets> after, boolean isCertain, String rules) {
    Packets first = before.valueIfKnown().orElseThrow();
    Packets second = after.valueIfKnown().orElseThrow();
    boolean holds = isCertain ? first.containsAll(second) : second.containsAll(first);
    assertThat(holds).as(rules).isTrue();
  }

  /** Each rule once by a statement nobody knows, and once with one before its verdict. */
  private static List<String> alterations(String rules) {
    String[] lines = rules.split("\n");
    List<String> altered = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      boolean isRule = !lines[i].matches("chain .*|table .*|type .*|}|");
      if (isRule) {
        String[] whole = lines.clone();
        whole[i] = "osf name \"Linux\"";
        altered.add(String.join("\n", whole) + "\n");
        String[] part = lines.clone();
        part[i] = "osf name \"Linux\" " + lines[i];
        altered.add(String.join("\n", part) + "\n");
      }
    }
    return altered;
  }
}
