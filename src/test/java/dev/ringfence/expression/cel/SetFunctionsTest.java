package dev.ringfence.expression.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.expression.Truth;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.network.Permit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each function with the value that just does, and the one that just does not. */
class SetFunctionsTest {
  private static boolean is(String call, Permit permit) {
    Truth truth = Decisions.truth("permit." + call, permit);
    assertThat(truth).as(call).isNotEqualTo(Truth.UNKNOWN);
    return truth == Truth.TRUE;
  }

  private static boolean ofPeer(String call, String... blocks) {
    return is("peer." + call, Facts.tcp(0, Ports.of(22), blocks));
  }

  private static boolean ofPorts(String call, Ports ports) {
    return is("ports." + call, Facts.tcp(0, ports, "10.0.0.0/8"));
  }

  @Test
  void given_global_addresses_then_size_decides_whether_they_are_the_internet() {
    assertThat(ofPeer("isOpenToInternet()", "0.0.0.0/0")).isTrue();
    assertThat(ofPeer("isOpenToInternet()", "1.1.0.0/16")).isTrue();
    assertThat(ofPeer("isOpenToInternet()", "1.1.0.0/17", "8.8.0.0/17")).isTrue();
    assertThat(ofPeer("isOpenToInternet()", "1.1.0.0/17")).isFalse();
    assertThat(ofPeer("isOpenToInternet()", "203.0.113.0/29")).isFalse();
    assertThat(ofPeer("isOpenToInternet()", "2000::/3")).isTrue();
    assertThat(ofPeer("isOpenToInternet()", "2a00::/33")).isFalse();
    assertThat(ofPeer("isOpenToInternet()", "10.0.0.0/8", "192.168.0.0/16", "fc00::/7")).isFalse();
    assertThat(ofPeer("isOpenToInternet()")).isFalse();
    assertThat(ofPeer("isOpenToInternet(24, 48)", "1.1.1.0/24")).isTrue();
    assertThat(ofPeer("isOpenToInternet(24, 48)", "1.1.1.0/25")).isFalse();
    assertThat(ofPeer("isOpenToInternet(24, 48)", "2a00:1::/48")).isTrue();
    assertThat(ofPeer("isOpenToInternet(24, 48)", "2a00:1::/49")).isFalse();
  }

  @Test
  void given_addresses_then_they_are_private_only_without_an_exception() {
    assertThat(ofPeer("isPrivate()", "10.0.0.0/8", "100.64.0.0/10", "fd00::/8")).isTrue();
    assertThat(ofPeer("isPrivate()", "172.16.0.0/12")).isTrue();
    assertThat(ofPeer("isPrivate()", "172.16.0.0/11")).isFalse();
    assertThat(ofPeer("isPrivate()", "10.0.0.0/8", "1.1.1.1/32")).isFalse();
    assertThat(ofPeer("isPrivate()")).isFalse();
    assertThat(ofPeer("isEmpty()")).isTrue();
    assertThat(ofPeer("isEmpty()", "1.1.1.1/32")).isFalse();
  }

  @Test
  void given_two_sets_of_addresses_then_touching_is_not_covering() {
    assertThat(ofPeer("intersects('10.1.0.0/16')", "10.1.255.255/32")).isTrue();
    assertThat(ofPeer("intersects('10.1.0.0/16')", "10.2.0.0/32")).isFalse();
    assertThat(ofPeer("intersects(internet())", "10.0.0.0/8")).isFalse();
    assertThat(ofPeer("intersects(internet())", "8.0.0.0/6")).isTrue();
    assertThat(ofPeer("covers('10.0.0.0/8')", "10.0.0.0/9", "10.128.0.0/9")).isTrue();
    assertThat(ofPeer("covers('10.0.0.0/8')", "10.0.0.0/9")).isFalse();
    assertThat(ofPeer("covers(addresses([]))", "10.0.0.0/9")).isTrue();
    assertThat(ofPeer("covers(addresses(office))", "198.51.100.0/24")).isTrue();
    assertThat(ofPeer("covers(addresses(office))", "198.51.100.0/25")).isFalse();
    assertThat(ofPeer("union(addresses('10.128.0.0/9')) == addresses('10.0.0.0/8')", "10.0.0.0/9"))
        .isTrue();
    assertThat(ofPeer("minus(addresses('10.0.0.0/9')) == addresses('10.128.0.0/9')", "10.0.0.0/8"))
        .isTrue();
    assertThat(ofPeer("minus(addresses('10.0.0.0/9')).isEmpty()", "10.0.0.0/8")).isFalse();
    assertThat(
            is(
                "peer in [internet(), addresses('10.0.0.0/8')]",
                Facts.tcp(0, Ports.of(1), "10.0.0.0/8")))
        .isTrue();
  }

  @Test
  void given_ports_then_a_range_holds_what_lies_in_it() {
    assertThat(ofPorts("contains(22)", Ports.range(20, 25))).isTrue();
    assertThat(ofPorts("contains(22)", Ports.range(23, 25))).isFalse();
    assertThat(ofPorts("intersects(adminPorts)", Ports.range(3000, 4000))).isTrue();
    assertThat(ofPorts("intersects(adminPorts)", Ports.range(23, 3388))).isFalse();
    assertThat(ofPorts("intersects(nothing)", Ports.all())).isFalse();
    assertThat(ofPorts("intersects(ports('22,80-90'))", Ports.of(85))).isTrue();
    assertThat(ofPorts("intersects(ports('22,80-90'))", Ports.of(91))).isFalse();
    assertThat(ofPorts("isAll()", Ports.all())).isTrue();
    assertThat(ofPorts("isAll()", Ports.range(1, 65535))).isFalse();
    assertThat(ofPorts("isEmpty()", Ports.none())).isTrue();
    assertThat(ofPorts("isEmpty()", Ports.of(0))).isFalse();
    assertThat(ofPorts("size() > 100", Ports.range(1, 101))).isTrue();
    assertThat(ofPorts("size() > 100", Ports.range(1, 100))).isFalse();
    assertThat(ofPorts("size() == 0", Ports.none())).isTrue();
  }

  @Test
  void given_traffic_then_any_protocol_admits_each_one() {
    Permit any = Facts.anyProtocol(0, "0.0.0.0/0");
    Permit range = Facts.tcp(0, Ports.range(20, 25), "0.0.0.0/0");
    Permit icmp = Facts.icmp(0, "0.0.0.0/0");
    Permit ping =
        Facts.permit(
            0, "icmp", Ports.none(), Services.icmp(Protocol.ICMP, 8), Addresses.of("0.0.0.0/0"));

    assertThat(is("traffic.admits('tcp', [22])", any)).isTrue();
    assertThat(is("traffic.admits('tcp', [22])", range)).isTrue();
    assertThat(is("traffic.admits('tcp', [26])", range)).isFalse();
    assertThat(is("traffic.admits('udp', [22])", range)).isFalse();
    assertThat(is("traffic.admits('tcp', [22])", icmp)).isFalse();
    assertThat(is("traffic.admits('tcp', [])", any)).isFalse();
    assertThat(is("traffic.admitsAll('tcp')", any)).isTrue();
    assertThat(is("traffic.admitsAll('tcp')", Facts.tcp(0, Ports.all(), "::/0"))).isTrue();
    assertThat(is("traffic.admitsAll('tcp')", Facts.tcp(0, Ports.range(1, 65535), "::/0")))
        .isFalse();
    assertThat(is("traffic.admitsAll('icmp')", icmp)).isTrue();
    assertThat(is("traffic.admitsAll('icmp')", ping)).isFalse();
    assertThat(is("traffic.admitsEverything()", any)).isTrue();
    assertThat(is("traffic.admitsEverything()", Facts.tcp(0, Ports.all(), "::/0"))).isFalse();
    assertThat(is("traffic.isEmpty()", range)).isFalse();
    assertThat(is("traffic.onPorts('tcp', [26]).isEmpty()", range)).isTrue();
    assertThat(is("traffic.from(permit.peer).sources() == permit.peer", range)).isTrue();
    assertThat(is("traffic.to(addresses('10.0.0.0/8')).destinations().isPrivate()", any)).isTrue();
    assertThat(is("traffic.to(addresses('10.0.0.0/8')).sources().covers('0.0.0.0/0')", any))
        .isTrue();
    assertThat(is("traffic.from(addresses([])).isEmpty()", any)).isTrue();
    assertThat(is("traffic == permit.traffic.from(addresses(['0.0.0.0/0', '::/0']))", any))
        .isTrue();
    assertThat(is("traffic == permit.traffic.from(internet())", any)).isFalse();
  }

  @Test
  void given_all_of_a_protocol_then_it_may_be_split_over_permits_but_not_lack_a_port() {
    Permit low = Facts.tcp(0, Ports.range(0, 1023), "10.0.0.0/8", "1.1.1.0/24");
    Permit high = Facts.tcp(1, Ports.range(1024, 65535), "10.0.0.0/9");
    Permit gap = Facts.tcp(1, Ports.range(1025, 65535), "10.0.0.0/9");
    String all = "admitted(filter.ingress).sourcesOfAll('tcp')";

    assertThat(Decisions.truth(all + " == addresses('10.0.0.0/9')", Facts.filter(low, high)))
        .isEqualTo(Truth.TRUE);
    assertThat(Decisions.truth(all + ".isEmpty()", Facts.filter(low, gap))).isEqualTo(Truth.TRUE);
    assertThat(Decisions.truth(all.replace("tcp", "udp") + ".isEmpty()", Facts.filter(low, high)))
        .isEqualTo(Truth.TRUE);
    assertThat(
            Decisions.truth(
                all + ".isOpenToInternet()", Facts.filter(Facts.fromUnknownPeer(low), high)))
        .isEqualTo(Truth.FALSE);
    assertThat(Decisions.truth(all + ".isEmpty()", Facts.filter(Facts.fromUnknownPeer(low), high)))
        .isEqualTo(Truth.UNKNOWN);
    assertThat(is("traffic.destinationsOfAll('tcp').covers('0.0.0.0/0')", Facts.anyProtocol(0)))
        .isTrue();
    assertThat(is("traffic.destinationsOfAll('tcp').isEmpty()", low)).isTrue();
  }

  @Test
  void given_texts_then_patterns_match_a_part() {
    Permit permit = Facts.tcp(0, Ports.of(22), "10.0.0.0/8");

    assertThat(is("ruleId.matches('r-[0-9]$')", permit)).isTrue();
    assertThat(is("ruleId.matches('^r-')", permit)).isFalse();
    assertThat(is("ruleId.startsWith('sgr') && permit.ruleId.endsWith('0')", permit)).isTrue();
    assertThat(is("ruleId.contains('gr-') && !permit.ruleId.contains(word)", permit)).isTrue();
    assertThat(is("ruleId.size() == 5 && size('') == 0", permit)).isTrue();
  }

  @Test
  void given_an_unknown_set_then_bounds_decide_where_they_can() {
    Permit permit = Facts.fromUnknownPeer(Facts.tcp(0, Ports.of(22), "10.0.0.0/8"));

    for (String unknown :
        List.of(
            "peer.isOpenToInternet()",
            "peer.isPrivate()",
            "peer.isEmpty()",
            "peer.intersects('10.0.0.0/8')",
            "peer.covers('10.0.0.0/8')",
            "peer == internet()",
            "peer.union(internet()).covers('10.0.0.0/8')",
            "traffic.from(permit.peer).isEmpty()",
            "traffic.from(permit.peer).admits('tcp', [22])")) {
      assertThat(Decisions.truth("permit." + unknown, permit)).as(unknown).isEqualTo(Truth.UNKNOWN);
    }
    assertThat(is("peer.union(internet()).isOpenToInternet()", permit)).isTrue();
    assertThat(is("peer.union(internet()).isPrivate()", permit)).isFalse();
    assertThat(is("peer.union(internet()) == addresses('10.0.0.0/8')", permit)).isFalse();
    assertThat(is("peer.minus(internet()).isOpenToInternet()", permit)).isFalse();
    assertThat(is("peer.covers(addresses([]))", permit)).isTrue();
    assertThat(is("traffic.from(permit.peer).admits('tcp', [23])", permit)).isFalse();
    assertThat(is("traffic.from(permit.peer).admitsAll('udp')", permit)).isFalse();
  }
}
