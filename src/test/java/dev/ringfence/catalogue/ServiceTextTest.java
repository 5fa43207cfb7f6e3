package dev.ringfence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Protocols;
import dev.ringfence.net.Services;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceTextTest {
  private final List<String> problems = new ArrayList<>();

  private Services read(String protocol, String ports) {
    Services services = ServiceText.parse(protocol, ports, problems::add).orElseThrow();
    assertThat(problems).isEmpty();
    return services;
  }

  private List<String> refused(String protocol, String ports) {
    assertThat(ServiceText.parse(protocol, ports, problems::add)).isEmpty();
    return problems;
  }

  @Test
  void given_numbers_and_ranges_then_all_of_them_are_read() {
    assertThat(read("TCP", "443")).isEqualTo(Services.tcp(Ports.of(443)));
    assertThat(read("tcp", "443, 8000-8080"))
        .isEqualTo(Services.tcp(Ports.of(443).union(Ports.range(8000, 8080))));
    assertThat(read("tcp", "8000 – 8001 and 443/22;80"))
        .isEqualTo(Services.tcp(Ports.of(22, 80, 443, 8000, 8001)));
    assertThat(read("tcp", "0-65535")).isEqualTo(Services.of(Protocol.TCP));
  }

  @Test
  void given_a_word_for_all_ports_or_none_at_all_then_every_port_is_meant() {
    for (String ports : List.of("any", "All", "*", "-", "", " ")) {
      assertThat(read("udp", ports)).as(ports).isEqualTo(Services.of(Protocol.UDP));
    }
  }

  @Test
  void given_several_protocols_then_the_ports_are_of_each() {
    Services both = Services.tcp(Ports.of(53)).union(Services.udp(Ports.of(53)));

    for (String protocols : List.of("TCP/UDP", "tcp, udp", "TCP and UDP", "udp+tcp", "6/17")) {
      assertThat(read(protocols, "53")).as(protocols).isEqualTo(both);
    }
  }

  @Test
  void given_any_protocol_then_ports_are_those_of_every_protocol_that_has_some() {
    assertThat(read("Any", "any")).isEqualTo(Services.all());
    assertThat(read("any", "443")).isEqualTo(Services.all().toPorts(Ports.of(443)));
  }

  @Test
  void given_a_protocol_without_ports_then_none_may_be_given() {
    assertThat(read("ICMP", "-")).isEqualTo(Services.of(Protocol.ICMP));
    assertThat(read("47", "")).isEqualTo(Services.of(Protocols.of(Protocol.GRE)));
    assertThat(refused("icmp", "8")).containsExactly("protocol icmp has no ports, and 8 is given");
  }

  @Test
  void given_several_faults_then_all_of_them_are_named() {
    assertThat(refused("tpc", "443-80, 70000, https"))
        .containsExactly(
            "unknown protocol \"tpc\"; nearest is \"tcp\"; allowed are tcp, udp, icmp, icmpv6, any"
                + " or a number 0-255",
            "port range 443-80 is reversed: 80-443 expected",
            "port 70000: ports are 0-65535",
            "port \"https\": a number, a range such as 8000-8080 or \"any\" expected");
  }

  @Test
  void given_a_line_then_the_protocol_comes_first() {
    assertThat(ServiceText.parse("tcp 8080", problems::add)).contains(Services.tcp(Ports.of(8080)));
    assertThat(ServiceText.parse("tcp 443, 8080", problems::add))
        .contains(Services.tcp(Ports.of(443, 8080)));
    assertThat(ServiceText.parse("any", problems::add)).contains(Services.all());
    assertThat(problems).isEmpty();
  }
}
