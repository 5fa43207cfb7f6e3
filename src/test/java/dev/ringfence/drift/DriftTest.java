package dev.ringfence.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.Adapters;
import dev.ringfence.drift.RuleDrift.Sort;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.evidence.store.MemoryStore;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Resource;
import dev.ringfence.network.TierZoning;
import dev.ringfence.network.ZoneAssignment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Two texts of Terraform stand for the two planes: what is compared is the same on both. */
class DriftTest {
  private static final EvidenceSource NETWORK = new EvidenceSource("file", "network", "");
  private static final String DEPLOYMENT =
      "cidr_ipv4         = \"10.20.3.0/24\"\n  ip_protocol       = \"tcp\"\n"
          + "  from_port         = 8443\n  to_port           = 8443";

  private static String stall() throws IOException {
    return Files.readString(Path.of("src/test/resources/stall/repository/main.tf"));
  }

  private static String changed(String by) throws IOException {
    assertThat(stall()).contains(DEPLOYMENT);
    return stall().replace(DEPLOYMENT, by);
  }

  private static NetworkModel network(String text) {
    MemoryStore store = new MemoryStore();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Evidence main =
        new Evidence(
            new Request(NETWORK, "file", new TreeMap<>(Map.of("path", "main.tf"))),
            "main.tf",
            store.seal(bytes),
            bytes.length,
            "",
            Instant.EPOCH,
            Evidence.Clock.FILE,
            1,
            List.of());
    return Adapters.terraform()
        .read(new EvidenceSet(List.of(main), List.of()), store, ZoneAssignment.NONE);
  }

  private static DriftSide side(NetworkModel network) {
    return new DriftSide(network, FlowAnalysis.of(network, TierZoning.STANDARD));
  }

  private static NetworkModel silent(NetworkModel network) {
    return silent(network, Kind.NETWORK_INTERFACE);
  }

  private static NetworkModel silent(NetworkModel network, Kind kind) {
    List<Enumeration> enumerations = new ArrayList<>(network.enumerations());
    CollectionGap gap =
        new CollectionGap(
            Request.of(NETWORK, "ec2:DescribeNetworkInterfaces"),
            Reason.DENIED,
            "",
            Optional.empty());
    enumerations.add(new Enumeration(NETWORK, kind, List.of(gap)));
    return new NetworkModel(
        network.plane(), network.resources(), enumerations, network.unmodelled(), network.notes());
  }

  private static List<Boundary> drifting(DriftSide declared, DriftSide actual) {
    return actual.flows().boundaries().stream()
        .filter(boundary -> BoundaryDrift.of(boundary, declared, actual).isCertain())
        .toList();
  }

  private static List<String> rules(String declared, String actual) {
    NetworkModel code = network(declared);
    NetworkModel account = network(actual);
    return RuleComparison.of(code, account).stream()
        .map(
            drift ->
                "%s %s %s: %s / %s"
                    .formatted(
                        drift.sort(),
                        drift.group(),
                        drift.direction(),
                        drift.declared().flatMap(RuleText.of(code)::of).orElse("-"),
                        drift.actual().flatMap(RuleText.of(account)::of).orElse("-")))
        .toList();
  }

  @Test
  void given_the_same_on_both_sides_then_nothing_differs() throws IOException {
    DriftSide side = side(network(stall()));

    assertThat(drifting(side, side)).isEmpty();
    assertThat(side.flows().boundaries())
        .allSatisfy(
            boundary -> {
              BoundaryDrift drift = BoundaryDrift.of(boundary, side, side);
              assertThat(drift.onlyActual().possible().isEmpty()).isTrue();
              assertThat(drift.onlyDeclared().possible().isEmpty()).isTrue();
            });
    assertThat(rules(stall(), stall())).isEmpty();
  }

  @Test
  void given_a_rule_that_admits_more_then_one_boundary_differs_on_one_side() throws IOException {
    DriftSide declared = side(network(stall()));
    DriftSide actual =
        side(network(changed(DEPLOYMENT.replace("to_port           = 8443", "to_port = 8444"))));

    List<Boundary> drifting = drifting(declared, actual);

    assertThat(drifting).hasSize(1);
    BoundaryDrift drift = BoundaryDrift.of(drifting.get(0), declared, actual);
    assertThat(drift.onlyActual().certain().services().toString()).isEqualTo("tcp 8444");
    assertThat(drift.both().certain().services().toString()).isEqualTo("tcp 8443");
    assertThat(drift.onlyDeclared().possible().isEmpty()).isTrue();
    BoundaryDrift reversed = BoundaryDrift.of(drifting.get(0), actual, declared);
    assertThat(reversed.onlyDeclared()).isEqualTo(drift.onlyActual());
  }

  @Test
  void given_endpoints_that_nobody_listed_then_nothing_is_missing_there_for_certain()
      throws IOException {
    NetworkModel more =
        network(changed(DEPLOYMENT.replace("to_port           = 8443", "to_port = 8444")));
    DriftSide declared = side(more);
    DriftSide actual = side(silent(network(stall())));

    assertThat(drifting(declared, actual)).isEmpty();
    assertThat(actual.flows().boundaries())
        .anyMatch(
            boundary ->
                !BoundaryDrift.of(boundary, declared, actual).onlyDeclared().possible().isEmpty());
  }

  @Test
  void given_rules_then_each_is_in_the_code_only_in_the_account_only_or_different()
      throws IOException {
    String deployment =
        "resource \"aws_vpc_security_group_ingress_rule\" \"deployment\" {\n"
            + "  security_group_id = aws_security_group.web.id\n  ";
    String gone = stall().replace(deployment + DEPLOYMENT + "\n}", "");
    assertThat(gone).isNotEqualTo(stall());

    assertThat(rules(stall(), gone))
        .containsExactly("CODE_ONLY stall-web ingress: tcp 8443 from 10.20.3.0/24 / -");
    assertThat(rules(gone, stall()))
        .containsExactly("ACCOUNT_ONLY stall-web ingress: - / tcp 8443 from 10.20.3.0/24");
    assertThat(rules(stall(), changed(DEPLOYMENT.replace("10.20.3.0/24", "10.20.2.0/23"))))
        .containsExactly(
            "DIFFERENT stall-web ingress: tcp 8443 from 10.20.3.0/24 / tcp 8443 from 10.20.2.0/23");
  }

  @Test
  void given_a_rule_that_is_not_known_in_full_then_what_it_may_be_is_not_told_to_be_missing()
      throws IOException {
    String unknown =
        changed(DEPLOYMENT.replace("\"10.20.3.0/24\"", "var.tools"))
            + "\nvariable \"tools\" {\n  type = string\n}\n";

    assertThat(RuleComparison.of(network(unknown), network(stall())))
        .isNotEmpty()
        .extracting(RuleDrift::sort)
        .containsOnly(Sort.UNDECIDED);
  }

  @Test
  void given_two_groups_of_one_name_then_which_is_which_cannot_be_told() throws IOException {
    String twice =
        stall().replace("\"stall-tools\"\n  description", "\"stall-web\"\n  description");
    assertThat(twice).isNotEqualTo(stall());

    assertThat(RuleComparison.of(network(twice), network(stall())))
        .filteredOn(drift -> drift.group().equals("stall-web"))
        .isNotEmpty()
        .extracting(RuleDrift::sort)
        .containsOnly(Sort.UNDECIDED);
  }

  private static String withoutWeb() throws IOException {
    return stall().replace("\"stall-web\"\n  description", "\"stall-other\"\n  description");
  }

  private static List<Sort> ofWeb(NetworkModel code, NetworkModel account) {
    return RuleComparison.of(code, account).stream()
        .filter(drift -> drift.group().equals("stall-web"))
        .map(RuleDrift::sort)
        .toList();
  }

  @Test
  void given_groups_that_were_not_all_listed_then_none_is_missing_there_for_certain()
      throws IOException {
    NetworkModel code = network(stall());
    NetworkModel account = network(withoutWeb());

    assertThat(ofWeb(code, account)).isNotEmpty().containsOnly(Sort.CODE_ONLY);
    assertThat(ofWeb(account, code)).isNotEmpty().containsOnly(Sort.ACCOUNT_ONLY);
    assertThat(ofWeb(code, silent(account, Kind.FILTER))).isNotEmpty().containsOnly(Sort.UNDECIDED);
    assertThat(ofWeb(silent(account, Kind.FILTER), code)).isNotEmpty().containsOnly(Sort.UNDECIDED);
    assertThat(ofWeb(silent(code, Kind.FILTER), account)).isNotEmpty().containsOnly(Sort.CODE_ONLY);
  }

  @Test
  void given_a_group_whose_network_is_not_known_then_it_may_be_the_one_of_that_name()
      throws IOException {
    NetworkModel code = network(stall());
    NetworkModel account = unplaced(code);

    assertThat(ofWeb(code, account)).isNotEmpty().containsOnly(Sort.UNDECIDED);
    assertThat(ofWeb(account, code)).isNotEmpty().containsOnly(Sort.UNDECIDED);
    NetworkModel more = unplaced(network(changed(DEPLOYMENT.replace("8443", "8445"))));
    assertThat(ofWeb(more, account)).isNotEmpty().containsOnly(Sort.UNDECIDED);
  }

  private static NetworkModel unplaced(NetworkModel network) {
    return new NetworkModel(
        network.plane(),
        network.resources().stream().map(DriftTest::unplaced).toList(),
        network.enumerations(),
        network.unmodelled(),
        network.notes());
  }

  private static Resource unplaced(Resource resource) {
    return resource instanceof Filter filter
        ? new Filter(
            filter.header(),
            "",
            filter.isDefault(),
            filter.description(),
            filter.ingress(),
            filter.egress(),
            filter.tiers(),
            filter.interfaces())
        : resource;
  }

  @Test
  void given_rules_that_are_not_all_known_then_none_is_told_to_be_another_one_changed()
      throws IOException {
    String more =
        changed(DEPLOYMENT.replace("8443", "8445"))
            + "\nresource \"aws_vpc_security_group_ingress_rule\" \"more\" {\n"
            + "  security_group_id = aws_security_group.web.id\n"
            + "  cidr_ipv4 = var.tools\n  ip_protocol = \"tcp\"\n"
            + "  from_port = 9000\n  to_port = 9000\n}\n"
            + "variable \"tools\" {\n  type = string\n}\n";

    assertThat(ofWeb(network(stall()), network(more)))
        .hasSize(3)
        .doesNotContain(Sort.DIFFERENT)
        .contains(Sort.UNDECIDED);
  }
}
