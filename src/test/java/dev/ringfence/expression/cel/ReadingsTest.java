package dev.ringfence.expression.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Ports;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Permit;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadingsTest {
  private static final Filter FILTER =
      Facts.filter(
          Facts.tcp(0, Ports.of(443), "0.0.0.0/0"), Facts.tcp(1, Ports.of(22), "1.0.0.0/8"));

  private static Filter tagged() {
    SortedMap<String, Fact<String>> tags = new TreeMap<>();
    tags.put("Tier", Facts.known("web", Facts.GROUP + "/Tags/0/Value"));
    tags.put("Empty", Facts.known("", Facts.GROUP + "/Tags/1/Value"));
    tags.put("Secret", Facts.unknown(Facts.GROUP + "/Tags/2/Value"));
    return Facts.filter(
        Facts.known(List.of(), Facts.GROUP + "/IpPermissions"), Facts.header("sg-1", tags));
  }

  private static List<String> cited(String text) {
    return Decisions.cited(text, FILTER);
  }

  @Test
  void given_several_witnesses_then_one_is_cited() {
    assertThat(cited("filter.ingress.exists(p, p.peer.isOpenToInternet())"))
        .containsExactly("ingress[0].peer = 0.0.0.0/0");
    assertThat(
            cited(
                "filter.ingress.filter(p, p.ports.contains(22)).exists(p, p.peer.isOpenToInternet())"))
        .containsExactly("ingress[1].ports = 22", "ingress[1].peer = 1.0.0.0/8");
  }

  @Test
  void given_a_statement_about_all_then_each_element_is_cited_by_what_rules_it_out() {
    assertThat(cited("filter.ingress.exists(p, p.ports.contains(80) && p.peer.isPrivate())"))
        .containsExactly("ingress[0].ports = 443", "ingress[1].ports = 22");
    assertThat(cited("admitted(filter.ingress).admits('udp', [22])"))
        .containsExactly("ingress[0].traffic = tcp 443", "ingress[1].traffic = tcp 22");
  }

  @Test
  void given_no_element_then_the_list_is_cited() {
    assertThat(cited("filter.egress.exists(p, p.peer.isOpenToInternet())"))
        .containsExactly("egress = an empty list");
    assertThat(cited("size(filter.ingress) < 2")).containsExactly("ingress = sg-1/0, sg-1/1");
    assertThat(cited("filter.egress.size() == 0 && filter.ingress[0].ports.contains(443)"))
        .containsExactly("egress = an empty list", "ingress[0].ports = 443");
  }

  @Test
  void given_a_fact_that_plays_no_part_then_it_is_not_cited() {
    assertThat(cited("filter.isDefault || filter.description == 'web servers'"))
        .containsExactly("description = web servers");
    assertThat(cited("filter.isDefault && filter.description == 'x'"))
        .containsExactly("isDefault = false");
    assertThat(cited("limit == 2 || filter.isDefault")).isEmpty();
  }

  @Test
  void given_header_fields_and_ids_then_the_object_is_their_source() {
    assertThat(cited("filter.account == '111122223333' && filter.virtualNetwork == 'vpc-1'"))
        .containsExactly("account = 111122223333", "virtualNetwork = vpc-1");
    assertThat(Decisions.decide("filter.region == 'eu-west-1'", FILTER).readings())
        .extracting(reading -> reading.sources())
        .containsExactly(List.of(FILTER.header().source()));
    assertThat(cited("filter.provider == 'aws' && filter.id.endsWith(filter.localId)")).hasSize(3);
  }

  @Test
  void given_tags_then_a_missing_one_is_empty_and_not_set() {
    assertThat(Decisions.cited("filter.tags['Tier'] == 'web'", tagged()))
        .containsExactly("tags[\"Tier\"] = web");
    assertThat(Decisions.cited("filter.tags.Tier == 'db'", tagged()))
        .containsExactly("tags[\"Tier\"] = web");
    assertThat(Decisions.cited("filter.tags['tier'] == ''", tagged()))
        .containsExactly("tags[\"tier\"] = \"\"");
    assertThat(Decisions.truth("has(filter.tags.tier) || 'tier' in filter.tags", tagged()))
        .hasToString("FALSE");
    assertThat(Decisions.truth("has(filter.tags.Empty) && 'Tier' in filter.tags", tagged()))
        .hasToString("TRUE");
    assertThat(Decisions.cited("filter.tags['Secret'] == ''", tagged()))
        .containsExactly("tags[\"Secret\"] ? not stated");
    assertThat(Decisions.cited("filter.tags[filter.description] == ''", tagged()))
        .containsExactly("description = web servers", "tags[\"web servers\"] = \"\"");
  }

  @Test
  void given_an_unknown_answer_then_only_the_facts_in_its_way_are_cited() {
    Permit unknown = Facts.fromUnknownPeer(Facts.tcp(0, Ports.of(22), "10.0.0.0/8"));
    Permit other = Facts.withUnknownTraffic(Facts.tcp(1, Ports.of(22), "10.0.0.0/8"));
    Filter filter = Facts.filter(unknown, other);

    assertThat(
            Decisions.cited(
                "filter.ingress.exists(p, p.peer.isOpenToInternet() && p.traffic.admits('tcp', [22]))",
                filter))
        .containsExactly("ingress[0].peer ? prefix list not resolved");
    assertThat(
            Decisions.cited(
                "admitted(filter.ingress).onPorts('tcp', [22]).sources().isOpenToInternet()",
                filter))
        .containsExactly(
            "ingress[0].peer ? prefix list not resolved", "ingress[1].traffic ? not stated");
  }

  @Test
  void given_long_values_then_they_are_cut() {
    String[] blocks =
        IntStream.range(0, 11).mapToObj(i -> "10.0." + 2 * i + ".0/24").toArray(String[]::new);
    Filter filter = Facts.filter(Facts.tcp(0, Ports.of(22), blocks));

    assertThat(Decisions.cited("filter.ingress[0].peer.isPrivate()", filter))
        .containsExactly(
            "ingress[0].peer = 10.0.0.0/24, 10.0.2.0/24, 10.0.4.0/24, 10.0.6.0/24, 10.0.8.0/24,"
                + " 10.0.10.0/24, 10.0.12.0/24, 10.0.14.0/24 and 3 more");
    assertThat(ValueText.of("x".repeat(300))).isEqualTo("x".repeat(200) + "…");
  }
}
