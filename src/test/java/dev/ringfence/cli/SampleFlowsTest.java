package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions about the sample estate whose answers its README tells. */
class SampleFlowsTest {
  private static final String SAMPLE = "src/samples/three-tier-aws";

  @ParameterizedTest
  @CsvSource({
    "2026-09, internet, orders-app-1, 22, permitted",
    "2026-10, internet, orders-app-1, 22, permitted",
    "2026-11, internet, orders-app-1, 22, denied",
    "2026-09, internet, orders-app-2, 22, denied",
    "2026-09, internet, data, 5432, denied",
    "2026-10, internet, 203.0.113.90, 5432, denied",
    "2026-11, internet, data, 5432, denied",
    "2026-09, on-premises, bastion-1, 22, permitted",
    "2026-09, 192.168.100.17, bastion-1, 22, permitted",
    "2026-09, 192.168.101.17, bastion-1, 22, denied",
    "2026-09, bastion-1, web, 22, permitted",
    "2026-09, bastion-1, orders-app-1, 22, denied",
    "2026-09, public, data, 5432, denied",
    "2026-09, orders-app-1, 10.20.32.45, 5432, permitted",
    "2026-11, orders-app-1, 10.20.32.45, 5432, permitted",
    "2026-11, ci-runner-1, 10.20.32.45, 5432, denied"
  })
  void the_verdict_is_that_of_the_readme(
      String period, String from, String to, String port, String verdict) throws IOException {
    JsonNode explanation = explain(period, from, to, port);

    assertThat(explanation.get("verdict").asText())
        .as(explanation.toPrettyString())
        .isEqualTo(verdict);
    assertThat(explanation.get("reason").asText()).isNotBlank();
  }

  @Test
  void the_way_to_port_22_names_the_rules_that_the_readme_names() throws IOException {
    JsonNode explanation = explain("2026-09", "internet", "orders-app-1", "22");

    assertThat(explanation.at("/paths/0/via").asText()).contains("partner-public tcp:2222");
    assertThat(explanation.at("/paths/0/packet/destination").asText()).isEqualTo("10.20.16.21");
    assertThat(sources(explanation.at("/paths/0")))
        .anySatisfy(
            source ->
                assertThat(source)
                    .endsWith(
                        "111122223333/eu-central-1/ec2-describe-network-acls.json#/NetworkAcls/2/Entries/7"))
        .anySatisfy(
            source ->
                assertThat(source)
                    .contains(
                        "ec2-describe-security-groups.json#/SecurityGroups/2/IpPermissions/1"));
  }

  @Test
  void the_rule_that_admits_a_server_to_the_database_is_named() throws IOException {
    JsonNode explanation = explain("2026-09", "orders-app-1", "10.20.32.45", "5432");

    assertThat(explanation.get("reason").asText())
        .contains("ec2-describe-security-groups.json#/SecurityGroups/6/IpPermissions/0");
  }

  @Test
  void a_denied_answer_says_what_would_have_to_exist() throws IOException {
    JsonNode explanation = explain("2026-09", "bastion-1", "orders-app-1", "22");

    assertThat(explanation.get("reason").asText()).contains("it would take");
  }

  @Test
  void where_no_way_leads_the_answer_says_what_is_in_the_packets_way() throws IOException {
    JsonNode explanation = explain("2026-09", "internet", "data", "5432");

    assertThat(explanation.get("reason").asText())
        .startsWith("no way leads from internet to data: ")
        .contains("has no public address (111122223333/")
        .contains("no ingress rule of ")
        .contains("no route of data-b, data-a holds 198.51.100.10 (")
        .contains("ec2-describe-route-tables.json#/RouteTables/")
        .contains("it would take ")
        .contains("a route of data-b, data-a that leads to 198.51.100.10");
    assertThat(explanation.at("/paths/0/via").asText()).isEqualTo("no way");
    assertThat(explanation.at("/paths/0/answer/0/kind").asText()).isEqualTo("route");
  }

  @Test
  void reach_ends_at_zones_beyond_the_estate_too() throws IOException {
    JsonNode one =
        json("reach.schema.json", "2026-09", "reach", "--from", "bastion-1", "--hops", "1");
    JsonNode all = json("reach.schema.json", "2026-09", "reach", "--from", "bastion-1");

    assertThat(one.get("beyond")).isEmpty();
    assertThat(all.at("/beyond/0/zone").asText()).isEqualTo("internet");
    assertThat(all.at("/beyond/0/hops").asInt()).isEqualTo(2);
    assertThat(all.at("/beyond/0/services/0/ports").asText()).isEqualTo("443");
  }

  @Test
  void flows_into_the_estate_are_the_shop_the_partners_and_the_faults() {
    List<String> september = rows("2026-09", "--from", "internet");
    List<String> november = rows("2026-11", "--from", "internet");

    assertThat(september)
        .anySatisfy(row -> assertThat(row).startsWith("internet\tapplication\ttcp\t22\t"))
        .anySatisfy(row -> assertThat(row).startsWith("internet\tpublic\ttcp\t443\t"))
        .anySatisfy(
            row ->
                assertThat(row)
                    .startsWith("internet\tapplication\ttcp\t8443\t")
                    .contains("mediated by web-public"));
    assertThat(november).noneMatch(row -> row.startsWith("internet\tapplication\ttcp\t22\t"));
    assertThat(Stream.concat(september.stream(), november.stream()))
        .noneMatch(row -> row.startsWith("internet\tdata\t"));
  }

  @Test
  void json_of_every_boundary_has_its_schema_and_every_witness_is_in_its_row() throws IOException {
    JsonNode flows = json("flows.schema.json", "2026-10", "flows");

    assertThat(flows.get("boundaries")).isNotEmpty();
    for (JsonNode boundary : flows.get("boundaries")) {
      for (JsonNode flow : boundary.get("flows")) {
        assertThat(flow.get("witness").get("hops")).as(flow.toPrettyString()).isNotEmpty();
        if (!flow.get("protocol").asText().equals("all")) {
          assertThat(flow.at("/witness/packet/protocol")).isEqualTo(flow.get("protocol"));
        }
      }
    }
  }

  @Test
  void reach_of_the_bastion_ends_at_what_its_servers_reach() throws IOException {
    JsonNode one =
        json("reach.schema.json", "2026-09", "reach", "--from", "bastion-1", "--hops", "1");
    JsonNode all = json("reach.schema.json", "2026-09", "reach", "--from", "bastion-1");

    // Nothing in an export says whose database an interface of RDS is: it has its own name.
    String database = "eni-0b8b673165399710a";
    assertThat(names(one)).contains("web").doesNotContain(database);
    assertThat(names(all)).contains("web", database);
  }

  @Test
  void given_folders_then_the_tiers_are_zones_and_said_to_be_inferred() throws IOException {
    Cli flows = Cli.run("flows", "--to", "data", "--format", "json", SAMPLE + "/2026-09/exports");

    assertThat(flows.exitCode()).as(flows.err()).isZero();
    JsonNode json = Schemas.valid("flows.schema.json", flows.out());
    assertThat(json.at("/zones/0/name").asText()).isEqualTo("public");
    assertThat(json.at("/zones/0/inferred").asBoolean()).isTrue();
  }

  @Test
  void given_no_period_then_the_newest_month_answers() {
    Cli flows = Cli.run("flows", "--config", SAMPLE + "/audit.yaml", "--format", "tsv");

    assertThat(flows.exitCode()).as(flows.err()).isZero();
    assertThat(flows.err()).contains("three-tier-aws 2026-11");
    assertThat(flows.out().lines().toList()).isEqualTo(rows("2026-11"));
  }

  @Test
  void given_a_name_that_nothing_has_then_near_ones_are_named() {
    Cli reach = Cli.run("reach", "--from", "bastoin-1", SAMPLE + "/2026-11/exports");

    assertThat(reach.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(reach.out()).isEmpty();
    assertThat(reach.err()).contains("bastoin-1").contains("bastion-1").doesNotContain("\tat ");
  }

  @Test
  void given_two_places_beyond_the_estate_then_no_verdict_is_made_up() {
    Cli explain =
        Cli.run(
            "explain",
            "--from",
            "8.8.8.8",
            "--to",
            "on-premises",
            "--protocol",
            "tcp",
            SAMPLE + "/2026-11/exports");

    assertThat(explain.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(explain.out()).isEmpty();
    assertThat(explain.err()).contains("8.8.8.8 and on-premises are both beyond the estate");
  }

  private static JsonNode explain(String period, String from, String to, String port)
      throws IOException {
    return json(
        "explain.schema.json",
        period,
        "explain",
        "--from",
        from,
        "--to",
        to,
        "--protocol",
        "tcp",
        "--port",
        port);
  }

  private static JsonNode json(String schema, String period, String... command) throws IOException {
    return Schemas.valid(schema, printed("json", period, command));
  }

  private static List<String> rows(String period, String... more) {
    String[] command = Stream.concat(Stream.of("flows"), Stream.of(more)).toArray(String[]::new);
    return printed("tsv", period, command).lines().toList();
  }

  private static String printed(String format, String period, String... command) {
    Cli answer =
        Cli.run(
            Stream.concat(
                    Stream.of(command),
                    Stream.of(
                        "--config", SAMPLE + "/audit.yaml", "--period", period, "--format", format))
                .toArray(String[]::new));
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    return answer.out();
  }

  private static List<String> sources(JsonNode path) {
    List<String> sources = new ArrayList<>();
    for (JsonNode source : path.findValues("sources")) {
      source.forEach(
          one -> sources.add(one.get("path").asText() + "#" + one.path("pointer").asText()));
    }
    return sources;
  }

  private static List<String> names(JsonNode reach) {
    List<String> names = new ArrayList<>();
    reach.get("reached").forEach(reached -> names.add(reached.get("name").asText()));
    return names;
  }
}
