package dev.ringfence.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceTermsTest {
  @Test
  void given_everything_then_one_line_says_so() {
    assertThat(lines(Services.all())).containsExactly("all all all");
  }

  @Test
  void given_two_protocols_with_the_same_ports_then_each_has_its_line() {
    Services dns = Services.tcp(Ports.of(53)).union(Services.udp(Ports.of(53)));

    assertThat(lines(dns)).containsExactly("tcp 53 all", "udp 53 all");
  }

  @Test
  void given_ports_from_different_source_ports_then_each_combination_has_its_line() {
    Services services =
        Services.tcp(Ports.of(22))
            .union(Services.of(Protocol.TCP, Ports.range(1024, 65535), Ports.range(80, 90)));

    assertThat(lines(services)).containsExactly("tcp 22 all", "tcp 80-90 1024-65535");
  }

  @Test
  void given_icmp_then_types_and_codes_stand_where_ports_do() {
    assertThat(lines(Services.icmp(Protocol.ICMP, 8, 0))).containsExactly("icmp 8/0 -");
    assertThat(lines(Services.icmp(Protocol.ICMP, 3))).containsExactly("icmp 3/all -");
    assertThat(lines(Services.of(Protocol.ICMPV6))).containsExactly("icmpv6 all -");
  }

  @Test
  void given_protocols_without_fields_then_neighbours_are_named_and_longer_runs_are_ranges() {
    assertThat(lines(Services.of(Protocol.GRE, Protocol.ESP, Protocol.AH)))
        .containsExactly("gre - -", "esp - -", "ah - -");
    assertThat(lines(Services.of(Protocol.UDP, Protocol.TCP).complement()))
        .contains("2-5 - -", "icmp all -", "sctp all all", "137-255 - -")
        .doesNotContain("tcp all all");
  }

  @Test
  void lines_make_up_the_set() {
    Services services =
        Services.of(Protocol.TCP)
            .complement()
            .union(Services.tcp(Ports.of(443)))
            .minus(Services.icmp(Protocol.ICMP, 8));

    List<Services> parts = services.terms().stream().map(ServiceTerm::services).toList();

    assertThat(Services.unionOf(parts)).isEqualTo(services);
  }

  private static List<String> lines(Services services) {
    return services.terms().stream()
        .map(term -> term.protocol() + " " + term.ports() + " " + term.sourcePorts())
        .toList();
  }
}
