package dev.ringfence.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Ports;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Plane;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import dev.ringfence.network.Workload;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandInsTest {
  private static final SourceRef SOURCE =
      SourceRef.atLine(new Digest("%064x".formatted(1)), "a.yaml", 1);

  private static StandIns words(int workloads) {
    List<Workload> all =
        IntStream.rangeClosed(1, workloads).mapToObj(i -> workload("shop/w" + i)).toList();
    return StandIns.of(all, new PodAddresses(all));
  }

  private static Workload workload(String name) {
    Fact<Boolean> no = Fact.known(false, SOURCE);
    Fact<Ports> none = Fact.known(Ports.none(), SOURCE);
    return new Workload(
        new ResourceHeader(
            name,
            name,
            name,
            new EvidenceSource("kubernetes", "x", ""),
            Plane.DECLARED,
            Tags.none(SOURCE),
            SOURCE),
        "shop",
        Fact.known("shop", SOURCE),
        Fact.known("deployment", SOURCE),
        no,
        none,
        none,
        Fact.known(List.of(), SOURCE),
        no,
        no,
        no,
        Fact.known(true, SOURCE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tcp 22 from 0.0.0.1 port 49152 to 0.0.0.2. | tcp 22 from shop/w1 port 49152 to shop/w2.",
        "from 0.0.0.2/31 to 100::3/128; 100::1 | from shop/w2,shop/w3 to shop/w3; shop/w1",
        "0.0.0.0/0 except 0.0.0.0/8,100::/64 | 0.0.0.0/0 except 0.0.0.0/8,100::/64",
        "10.0.0.1 and 0.0.0.9 and 2100::1 and 100::9 | 10.0.0.1 and 0.0.0.9 and 2100::1 and 100::9",
        "version 0.0.0.1.5 | version 0.0.0.1.5"
      })
  void given_a_sentence_then_stand_ins_become_names_and_nothing_else_does(
      String text, String expected) {
    assertThat(words(3).in(text)).isEqualTo(expected);
  }

  @Test
  void given_many_workloads_in_a_block_then_a_sentence_names_the_first() {
    assertThat(words(15).in("from 0.0.0.0/29 to 0.0.0.8/29"))
        .isEqualTo(
            "from 0.0.0.0/29 to shop/w8,shop/w9,shop/w10,shop/w11,shop/w12,shop/w13,shop/w14,shop/w15");
    assertThat(words(40).in("0.0.0.16/28")).endsWith("shop/w25 and 6 more workloads");
  }

  @Test
  void given_addresses_then_names_come_first_and_real_blocks_stay() {
    assertThat(words(3).words(Addresses.of("0.0.0.1/32", "100::2/128", "192.0.2.0/24")))
        .containsExactly("shop/w1", "shop/w2", "192.0.2.0/24");
    assertThat(StandIns.NONE.words(Addresses.of("0.0.0.1/32"))).containsExactly("0.0.0.1/32");
  }
}
