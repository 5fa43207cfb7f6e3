package dev.ringfence.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What sets of packets look like in a report. */
class PacketsTest {
  private static final Addresses ANY = Addresses.of("0.0.0.0/0");
  private static final Addresses OFFICE = Addresses.of("10.0.0.0/8");
  private static final Addresses VPC = Addresses.of("10.0.0.0/16");

  @Test
  void given_one_rule_then_it_reads_as_one_line() {
    Packets packets = Packets.of(ANY, VPC, Services.tcp(Ports.of(22, 3389)));

    assertThat(packets).hasToString("tcp 22,3389 from 0.0.0.0/0 to 10.0.0.0/16");
  }

  @Test
  void given_a_wide_and_a_narrow_rule_then_the_wide_one_stays_whole() {
    Packets packets =
        Packets.of(ANY, VPC, Services.tcp(Ports.of(443)))
            .union(Packets.of(OFFICE, VPC, Services.tcp(Ports.of(22))));

    assertThat(packets)
        .hasToString(
            "tcp 22 from 10.0.0.0/8 to 10.0.0.0/16; tcp 443 from 0.0.0.0/0 to 10.0.0.0/16");
  }

  @Test
  void given_everything_from_a_network_and_a_port_from_everywhere_then_no_complement_is_written() {
    Packets packets =
        Packets.of(ANY, VPC, Services.tcp(Ports.of(443)))
            .union(Packets.of(OFFICE, VPC, Services.all()));

    assertThat(packets)
        .hasToString(
            "all protocols from 10.0.0.0/8 to 10.0.0.0/16; tcp 443 from 0.0.0.0/0 to 10.0.0.0/16");
  }

  @Test
  void given_split_rules_then_they_merge_into_one_line() {
    Packets packets =
        Packets.of(Addresses.of("0.0.0.0/1"), VPC, Services.tcp(Ports.range(1, 99)))
            .union(Packets.of(Addresses.of("128.0.0.0/1"), VPC, Services.tcp(Ports.range(1, 50))))
            .union(Packets.of(Addresses.of("128.0.0.0/2"), VPC, Services.tcp(Ports.range(51, 99))))
            .union(Packets.of(Addresses.of("192.0.0.0/2"), VPC, Services.tcp(Ports.range(51, 99))));

    assertThat(packets).hasToString("tcp 1-99 from 0.0.0.0/0 to 10.0.0.0/16");
  }

  @Test
  void given_services_then_each_kind_has_its_words() {
    Services services =
        Services.of(Protocol.UDP, Ports.of(53), Ports.range(1024, 65535))
            .union(Services.icmp(Protocol.ICMP, 8))
            .union(Services.icmp(Protocol.ICMPV6, 1, 4))
            .union(Services.of(Protocol.ESP, Protocol.TCP));

    assertThat(services)
        .hasToString(
            "all tcp,esp and icmp type 8 and udp 1024-65535 (source ports 53)"
                + " and icmpv6 type 1 (code 4)");
    assertThat(Services.all()).hasToString("all protocols");
    assertThat(Services.none()).hasToString("no protocol");
    assertThat(Services.of(Protocol.TCP).complement()).hasToString("all protocols except tcp");
  }

  @Test
  void given_the_ends_then_they_are_named() {
    assertThat(Packets.all()).hasToString("all packets");
    assertThat(Packets.none()).hasToString("no packet");
    assertThat(Packets.of(Services.all())).isEqualTo(Packets.all());
  }

  @Test
  void given_an_exception_then_it_is_written_as_one() {
    Packets packets =
        Packets.of(ANY, VPC, Services.tcp(Ports.of(443)))
            .minus(Packets.of(Addresses.of("198.51.100.0/24"), ANY, Services.all()));

    assertThat(packets).hasToString("tcp 443 from 0.0.0.0/0 except 198.51.100.0/24 to 10.0.0.0/16");
  }

  @Test
  void given_all_ports_one_by_one_then_the_protocol_is_whole() {
    Services halves = Services.tcp(Ports.range(0, 22)).union(Services.tcp(Ports.range(23, 65535)));

    assertThat(halves).isEqualTo(Services.of(Protocol.TCP)).hasToString("all tcp");
  }

  @Test
  void given_sources_of_one_family_and_destinations_of_the_other_then_no_packet_passes() {
    Packets packets = Packets.of(OFFICE, Addresses.of("2001:db8::/32"), Services.all());

    assertThat(packets.isEmpty()).isTrue();
  }

  @Test
  void given_ports_then_protocols_without_ports_are_left_out() {
    Packets ssh = Packets.all().toPorts(Ports.of(22));

    assertThat(ssh.protocols()).hasToString("tcp,udp,dccp,sctp,udplite");
    assertThat(ssh.destinationPorts(Protocol.TCP)).isEqualTo(Ports.of(22));
    assertThat(ssh.sourcePorts(Protocol.TCP)).isEqualTo(Ports.all());
    assertThat(Packets.all().destinationPorts(Protocol.ICMP)).isEqualTo(Ports.none());
  }

  @Test
  void given_fields_that_a_protocol_lacks_then_they_are_refused() {
    assertThatThrownBy(() -> Services.of(Protocol.ESP, Ports.all(), Ports.of(22)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("esp has no ports");
    assertThatThrownBy(() -> Services.icmp(Protocol.TCP, 8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tcp has no ICMP types");
    assertThatThrownBy(() -> Services.icmp(Protocol.ICMP, 256))
        .isInstanceOf(IllegalArgumentException.class);
    Address address = Address.parse("10.0.0.1");
    assertThatThrownBy(() -> new Packet(address, address, Protocol.TCP, new Packet.Fields.None()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Packet.tcp(address, 1, Address.parse("::1"), 22))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void given_a_set_then_its_witness_is_a_familiar_packet() {
    Packets packets = Packets.of(OFFICE, VPC, Services.all()).toPorts(Ports.range(22, 80));

    assertThat(packets.witness().orElseThrow())
        .hasToString("tcp 22 from 10.0.0.0 port 49152 to 10.0.0.0");
  }
}
