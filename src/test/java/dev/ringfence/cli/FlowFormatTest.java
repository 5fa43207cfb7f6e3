package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringfence.audit.FlowQuestions;
import dev.ringfence.document.ExplainDocument;
import dev.ringfence.document.FlowsDocument;
import dev.ringfence.document.ReachDocument;
import dev.ringfence.flow.FlowSample;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Services;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FlowFormatTest {
  private final FlowQuestions questions = new FlowQuestions(new FlowSample(), List.of());

  @Test
  void tsv_has_the_columns_that_scripts_rely_on() {
    FlowsDocument flows = questions.flows(Optional.empty(), Optional.empty());

    assertThat(printed(out -> FlowFormat.tsv.print(flows, out)).lines())
        .containsExactly(
            "source\tdestination\tprotocol\tports\tsource_ports\tcertainty\tvia",
            "internet\tdata\ttcp\t5432\tall\tcertain\tmediated by web-public (listener tcp 443)",
            "internet\tpublic\ttcp\t443\tall\tcertain\tinternet gateway igw-1",
            "internet\tpublic\tudp\t443\t1024-65535\tcertain\tinternet gateway igw-1",
            "public\tdata\ttcp\t5432\tall\tpossible\tlocal");
  }

  @Test
  void table_shows_addresses_doubts_and_endpoints_without_a_certain_zone() {
    FlowsDocument flows = questions.flows(Optional.empty(), Optional.empty());

    String table = printed(out -> FlowFormat.table.print(flows, out));

    assertThat(table)
        .contains("FROM")
        .containsPattern(
            "internet +public +tcp +443 +all +certain +internet gateway igw-1 +0.0.0.0/0 +10.0.1.5/32")
        .contains("doubt on public -> data: no network ACL was collected")
        .contains("zone of server db: its tag\\u001b[2J is in two zones")
        .doesNotContain("\u001b");
  }

  @Test
  void given_nothing_that_passes_the_table_says_so() {
    FlowsDocument flows = questions.flows(Optional.of("data"), Optional.of("public"));

    assertThat(printed(out -> FlowFormat.table.print(flows, out)))
        .startsWith("data -> public: nothing passes");
    assertThat(printed(out -> FlowFormat.tsv.print(flows, out)).lines()).hasSize(1);
  }

  @Test
  void json_of_flows_has_its_schema() throws IOException {
    FlowsDocument flows = questions.flows(Optional.empty(), Optional.empty());

    JsonNode json =
        Schemas.valid("flows.schema.json", printed(out -> FlowFormat.json.print(flows, out)));

    assertThat(json.at("/zones/0/name").asText()).isEqualTo("public");
    assertThat(json.at("/boundaries/2/certain").asBoolean()).isFalse();
    assertThat(json.at("/boundaries/1/flows/0/witness/hops/1/sources/0/pointer").asText())
        .isEqualTo("/web");
    assertThat(json.at("/boundaries/1/flows/0/witness/answer")).hasSize(1);
    assertThat(json.at("/boundaries/0/mediated/0/second/packet/port").asInt()).isEqualTo(5432);
  }

  @Test
  void an_explanation_begins_with_the_verdict_and_the_hop_that_decided() {
    ExplainDocument denied = questions.explain("web", "db", Services.tcp(Ports.of(22)));

    String text = printed(out -> ExplainFormat.text.print(denied, out));

    assertThat(text)
        .startsWith("denied: no rule of db admits it (groups.json#/db); it would take a rule of db")
        .contains("denied via local: tcp 22 from 10.0.1.5 port 49152 to 10.0.2.9")
        .contains("rule sgr-web")
        .contains("groups.json#/web");
  }

  @Test
  void json_of_explanations_has_its_schema() throws IOException {
    ExplainDocument denied = questions.explain("web", "db", Services.tcp(Ports.of(22)));

    JsonNode json =
        Schemas.valid("explain.schema.json", printed(out -> ExplainFormat.json.print(denied, out)));

    assertThat(json.get("verdict").asText()).isEqualTo("denied");
    assertThat(json.at("/paths/0/request/1/passage").asText()).isEqualTo("denied");
  }

  @Test
  void reach_prints_its_schema_and_one_line_a_protocol() throws IOException {
    ReachDocument reach = questions.reach("internet", Optional.empty());

    Schemas.valid("reach.schema.json", printed(out -> ReachFormat.json.print(reach, out)));
    assertThat(printed(out -> ReachFormat.tsv.print(reach, out)).lines())
        .hasSize(4)
        .first()
        .isEqualTo("hops\tendpoint\tname\tzone\tprotocol\tports\tsource_ports\tcertainty\tthrough");
    assertThat(printed(out -> ReachFormat.table.print(reach, out)))
        .contains("tcp 443; udp 443 (source ports 1024-65535)");
  }

  private static String printed(Consumer<PrintWriter> print) {
    StringWriter text = new StringWriter();
    print.accept(new PrintWriter(text, true));
    return text.toString();
  }
}
