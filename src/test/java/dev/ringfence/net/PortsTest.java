package dev.ringfence.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void given_neighbouring_ports_then_they_print_as_one_range() {
    Ports ports = Ports.range(80, 89).union(Ports.of(22, 90));

    assertThat(ports).hasToString("22,80-90").isEqualTo(Ports.of(22).union(Ports.range(80, 90)));
    assertThat(ports.count()).isEqualTo(12);
  }

  @Test
  void given_the_ends_then_nothing_wraps() {
    assertThat(Ports.all().count()).isEqualTo(65536);
    assertThat(Ports.of(65535).complement()).hasToString("0-65534");
    assertThat(Ports.of(0).complement()).hasToString("1-65535");
    assertThat(Ports.all().contains(-1)).isFalse();
    assertThat(Ports.all().contains(65536)).isFalse();
    assertThat(Ports.none()).hasToString("no port").isEqualTo(Ports.all().complement());
  }

  @Test
  void given_a_reversed_or_outlying_range_then_it_is_refused() {
    assertThatThrownBy(() -> Ports.range(23, 22))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("23-22");
    assertThatThrownBy(() -> Ports.range(-1, 22)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Ports.range(22, 65536)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Ports.of(65536)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void given_protocols_by_name_or_number_then_they_are_the_same() {
    assertThat(Protocol.parse("TCP")).isEqualTo(Protocol.parse("6")).hasToString("tcp");
    assertThat(Protocol.parse("ipv6-icmp")).isEqualTo(Protocol.ICMPV6).hasToString("icmpv6");
    assertThat(Protocol.parse("254")).hasToString("254");
    assertThatThrownBy(() -> Protocol.parse("tpc"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"tpc\"");
    assertThatThrownBy(() -> Protocol.parse("256")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Protocol.parse("-1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Protocol.parse("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void given_a_set_of_protocols_then_names_and_long_runs_read_well() {
    assertThat(Protocols.of(Protocol.UDP, Protocol.TCP, Protocol.AH, Protocol.ESP))
        .hasToString("tcp,udp,esp,ah");
    assertThat(Protocols.of(Protocol.TCP).complement()).hasToString("0-5,7-255");
    assertThat(Protocols.all().count()).isEqualTo(256);
    assertThat(Protocols.of(Protocol.UDP, Protocol.TCP).list())
        .containsExactly(Protocol.TCP, Protocol.UDP);
  }
}
