package dev.ringfence.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.DeclaredFlow;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.EndpointSample;
import dev.ringfence.network.Fact;
import dev.ringfence.network.TierZoning;
import dev.ringfence.policy.Documentation.Unplaced;
import dev.ringfence.policy.DocumentationComparison.NotPermitted;
import dev.ringfence.policy.DocumentationComparison.Undocumented;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DocumentationTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
  private static final Boundary WEB_TO_API = new Boundary("public", "application");
  private static final List<Endpoint> ENDPOINTS =
      List.of(
          EndpointSample.named("web-1", "public", "10.0.0.1/32").endpoint(),
          EndpointSample.named("web-2", "public", "10.0.0.2/32").endpoint(),
          EndpointSample.named("api-1", "application", "10.0.1.1/32").endpoint(),
          EndpointSample.named("orders", "data", "10.0.2.1/32").endpoint());
  private static final Addresses WEB = Addresses.of("10.0.0.0/24");
  private static final Addresses API = Addresses.of("10.0.1.0/24");

  private static SourceRef line(int number) {
    return SourceRef.atLine(new Digest("c".repeat(64)), "boundaries.md", number);
  }

  private static Services tcp(int... ports) {
    return Services.tcp(Ports.of(ports));
  }

  private static DeclaredFlow row(int line, String from, String to, Services services) {
    return new DeclaredFlow(from, to, services, "why", Optional.of(DAY), line(line));
  }

  private static EstateNames names(Collection<Endpoint> endpoints) {
    return new EstateNames(TierZoning.STANDARD, endpoints);
  }

  private static Documentation of(DeclaredFlow... rows) {
    return Documentation.of(List.of(rows), names(ENDPOINTS));
  }

  private static List<String> boundaries(String from, String to) {
    return of(row(5, from, to, tcp(443))).documented().stream()
        .flatMap(documented -> documented.boundaries().stream())
        .map(Boundary::id)
        .toList();
  }

  private static final Selection SELECTION =
      Selection.among(
          zone ->
              ENDPOINTS.stream()
                  .filter(endpoint -> endpoint.tier().valueIfKnown().orElseThrow().equals(zone))
                  .toList());

  private static Passing passing(Packets packets) {
    return new Passing(packets, packets);
  }

  private static DocumentationComparison compare(
      Documentation documentation, Map<Boundary, Passing> passing) {
    return documentation.compare(passing, SELECTION, DAY, 365);
  }

  @Test
  void given_names_of_zones_then_case_and_spelling_do_not_matter() {
    assertThat(boundaries("Internet", "public")).containsExactly("internet->public");
    assertThat(boundaries("the internet", "Public zone")).containsExactly("internet->public");
    assertThat(boundaries("On premises", "DATA")).containsExactly("on-premises->data");
    assertThat(boundaries("on-prem", "data")).containsExactly("on-premises->data");
  }

  @Test
  void given_names_of_endpoints_then_the_zones_they_are_in_are_meant() {
    assertThat(boundaries("web-1", "server orders")).containsExactly("public->data");
    assertThat(boundaries("web-*", "i-api-1")).containsExactly("public->application");
    assertThat(boundaries("eni-web-2", "*-1"))
        .containsExactly("public->application", "public->public");
  }

  @Test
  void given_several_names_then_each_counts_and_a_wildcard_is_every_zone() {
    assertThat(boundaries("public, api-1", "data; application"))
        .containsExactly(
            "public->data", "public->application", "application->data", "application->application");
    for (String all : List.of("*", "Any", "all services", "All", "any endpoint")) {
      assertThat(boundaries(all, "internet"))
          .as(all)
          .containsExactly("application->internet", "data->internet", "public->internet");
    }
  }

  @Test
  void given_blocks_then_zones_with_addresses_in_them_are_meant_and_those_beyond() {
    assertThat(boundaries("10.0.0.0/23", "data"))
        .containsExactly(
            "application->data", "on-premises->data", "other-networks->data", "public->data");
    assertThat(boundaries("192.168.7.1", "10.0.2.1"))
        .containsExactly("on-premises->data", "other-networks->data");
    assertThat(boundaries("8.8.8.8", "10.0.2.1")).containsExactly("internet->data");
  }

  @Test
  void given_names_that_mean_nothing_then_each_is_named_with_its_row() {
    Documentation documentation =
        of(
            row(5, "web-3, public", "dta", tcp(1)),
            row(6, "internet", "on-premises", tcp(1)),
            row(7, "public", "10.0.0.300", tcp(1)));

    assertThat(documentation.unplaced())
        .extracting(unplaced -> unplaced.row().source().display(), Unplaced::name, Unplaced::reason)
        .containsExactly(
            tuple(
                "boundaries.md:5",
                "web-3",
                "nothing in the estate has this name; nearest is \"web-1\""),
            tuple(
                "boundaries.md:5",
                "dta",
                "nothing in the estate has this name; nearest is \"data\""),
            tuple(
                "boundaries.md:6",
                "internet -> on-premises",
                "neither side is in the estate, so what passes is not seen"),
            tuple("boundaries.md:7", "10.0.0.300", "nothing in the estate has this name"));
    assertThat(documentation.documented()).isEmpty();
  }

  @Test
  void given_what_passes_and_is_in_no_row_then_it_is_undocumented() {
    Passing passing =
        new Passing(Packets.of(WEB, API, tcp(8080, 22)), Packets.of(WEB, API, tcp(8080, 22, 9100)));

    Undocumented undocumented =
        compare(of(row(5, "public", "application", tcp(8080))), Map.of(WEB_TO_API, passing))
            .undocumented()
            .get(0);

    assertThat(undocumented.certain()).isEqualTo(Packets.of(WEB, API, tcp(22)));
    assertThat(undocumented.possible()).isEqualTo(Packets.of(WEB, API, tcp(22, 9100)));
    assertThat(undocumented.sources()).containsExactly(line(5));
  }

  @Test
  void given_a_boundary_without_a_row_then_the_table_as_a_whole_is_cited() {
    Packets passes = Packets.of(WEB, API, tcp(22));

    Undocumented undocumented =
        compare(of(row(5, "public", "data", tcp(1))), Map.of(WEB_TO_API, passing(passes)))
            .undocumented()
            .get(0);

    assertThat(undocumented.certain()).isEqualTo(passes);
    assertThat(undocumented.sources()).containsExactly(line(1));
  }

  @Test
  void given_a_row_about_one_endpoint_then_the_others_stay_undocumented() {
    Packets passes = Packets.of(WEB, API, tcp(8080));

    Undocumented undocumented =
        compare(of(row(5, "web-1", "api-1", tcp(8080))), Map.of(WEB_TO_API, passing(passes)))
            .undocumented()
            .get(0);

    assertThat(undocumented.certain())
        .isEqualTo(
            passes.minus(
                Packets.of(Addresses.of("10.0.0.1/32"), Addresses.of("10.0.1.1/32"), tcp(8080))));
  }

  @Test
  void given_rows_that_nothing_lets_pass_then_the_services_are_named() {
    Packets possible = Packets.of(WEB, API, tcp(8080, 9100)).fromPorts(Ports.range(1024, 65535));
    Packets certain = possible.toPorts(Ports.of(8080));
    Documentation documentation =
        of(
            row(5, "public", "application", tcp(8080)),
            row(6, "public", "application", tcp(8080, 9100, 22)),
            row(7, "public", "data", tcp(5432)),
            row(8, "public", "application", Services.all()),
            row(9, "any", "application", tcp(8080)),
            row(10, "public", "application", Services.of(Protocol.TCP, Protocol.ICMP)));

    List<NotPermitted> notPermitted =
        compare(documentation, Map.of(WEB_TO_API, new Passing(certain, possible))).notPermitted();

    assertThat(notPermitted)
        .extracting(
            found -> found.documented().row().source().line().orElseThrow(),
            found -> found.certain().toString(),
            found -> found.possible().toString())
        .containsExactly(
            tuple(6, "tcp 22", "tcp 22,9100"),
            tuple(7, "tcp 5432", "tcp 5432"),
            tuple(10, "all icmp", "all icmp"));
    assertThat(notPermitted.get(1).boundaries()).containsExactly(new Boundary("public", "data"));
  }

  @Test
  void given_rows_without_purpose_or_with_an_old_review_then_they_are_listed() {
    DeclaredFlow good = row(5, "public", "data", tcp(1));
    DeclaredFlow silent = new DeclaredFlow("public", "data", tcp(1), "", Optional.of(DAY), line(6));
    DeclaredFlow last =
        new DeclaredFlow("public", "data", tcp(1), "why", Optional.of(DAY.minusDays(365)), line(7));
    DeclaredFlow old =
        new DeclaredFlow("public", "data", tcp(1), "why", Optional.of(DAY.minusDays(366)), line(8));
    DeclaredFlow undated =
        new DeclaredFlow("public", "data", tcp(1), "why", Optional.empty(), line(9));

    DocumentationComparison compared =
        compare(of(good, silent, last, old, undated), new TreeMap<>());

    assertThat(compared.withoutPurpose()).containsExactly(silent);
    assertThat(compared.overdue()).containsExactly(old);
    assertThat(compared.undated()).containsExactly(undated);
  }

  @Test
  void given_an_example_address_then_it_is_where_the_analysis_of_flows_has_it_on_the_internet() {
    Documentation documentation =
        of(row(5, "198.51.100.64/27", "web-1", tcp(1)), row(6, "192.168.0.0/16", "web-1", tcp(1)));

    assertThat(documentation.documented().get(0).boundaries())
        .containsExactly(new Boundary("internet", "public"));
    assertThat(documentation.documented().get(1).boundaries())
        .containsExactly(
            new Boundary("on-premises", "public"), new Boundary("other-networks", "public"));
  }

  @Test
  void given_an_endpoint_in_no_zone_then_it_is_among_the_unassigned() {
    Endpoint lost = EndpointSample.named("lost", "legacy", "10.0.9.1/32").endpoint();
    Endpoint unsure =
        EndpointSample.named("unsure", "x", "10.0.9.2/32")
            .withTier(Fact.unknown("not collected"))
            .endpoint();
    Documentation documentation =
        Documentation.of(
            List.of(row(5, "lost", "internet", tcp(1)), row(6, "unsure", "internet", tcp(1))),
            names(List.of(lost, unsure)));

    assertThat(documentation.documented().get(0).boundaries())
        .containsExactly(new Boundary("unassigned", "internet"));
    assertThat(documentation.documented().get(1).boundaries()).hasSize(3);
  }
}
