package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.document.BoundaryDocument;
import dev.ringfence.document.ExplainDocument;
import dev.ringfence.document.FlowsDocument;
import dev.ringfence.flow.FlowSample;
import dev.ringfence.flow.UnknownPeerException;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Services;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlowQuestionsTest {
  private final FlowQuestions questions = new FlowQuestions(new FlowSample(), List.of());

  @Test
  void given_nobody_named_then_every_boundary_with_a_flow_is_there() {
    FlowsDocument flows = questions.flows(Optional.empty(), Optional.empty());

    assertThat(pairs(flows)).containsExactly("internet->data", "internet->public", "public->data");
  }

  @Test
  void given_two_places_then_the_answer_is_there_although_nothing_passes() {
    FlowsDocument flows = questions.flows(Optional.of("db"), Optional.of("public"));

    assertThat(pairs(flows)).containsExactly("db->public");
    assertThat(flows.boundaries().get(0).isEmpty()).isTrue();
    assertThat(flows.boundaries().get(0).isCertain()).isTrue();
  }

  @Test
  void given_one_side_then_the_other_is_every_zone_that_lets_something_pass() {
    FlowsDocument flows = questions.flows(Optional.empty(), Optional.of("db"));

    assertThat(pairs(flows)).containsExactly("public->db", "internet->db");
  }

  @Test
  void given_a_box_of_two_protocols_then_each_line_has_a_witness_of_its_own() {
    FlowsDocument flows = questions.flows(Optional.of("internet"), Optional.of("public"));

    List<BoundaryDocument.FlowDocument> lines = flows.boundaries().get(0).flows();
    assertThat(lines)
        .extracting(line -> line.protocol() + " " + line.ports() + " " + line.sourcePorts())
        .containsExactly("tcp 443 all", "udp 443 1024-65535");
    assertThat(lines)
        .extracting(line -> line.witness().packet().protocol())
        .containsExactly("tcp", "udp");
  }

  @Test
  void given_a_server_behind_a_balancer_then_the_mediated_path_of_its_zone_is_narrowed_to_it() {
    FlowsDocument flows = questions.flows(Optional.of("internet"), Optional.of("db"));

    assertThat(flows.boundaries().get(0).flows()).isEmpty();
    assertThat(flows.boundaries().get(0).mediated())
        .extracting(BoundaryDocument.MediatedDocument::via)
        .containsExactly("mediated by web-public (listener tcp 443)");
  }

  @Test
  void given_an_unknown_part_then_the_boundary_is_not_certain_and_says_why() {
    FlowsDocument flows = questions.flows(Optional.of("public"), Optional.of("data"));

    BoundaryDocument boundary = flows.boundaries().get(0);
    assertThat(boundary.isCertain()).isFalse();
    assertThat(boundary.doubts())
        .extracting(BoundaryDocument.DoubtDocument::reason)
        .containsExactly("no network ACL was collected");
  }

  @Test
  void given_a_denied_packet_then_the_reason_names_the_rule_that_would_have_to_exist() {
    ExplainDocument denied = questions.explain("web", "db", Services.tcp(Ports.of(22)));

    assertThat(denied.verdict()).isEqualTo("denied");
    assertThat(denied.reason())
        .isEqualTo(
            "no rule of db admits it (groups.json#/db);"
                + " it would take a rule of db that admits tcp 22 from 10.0.1.5");
  }

  @Test
  void given_a_permitted_packet_then_the_reason_is_the_rule_that_lets_it_in() {
    ExplainDocument permitted = questions.explain("web", "db", Services.tcp(Ports.of(5432)));

    assertThat(permitted.verdict()).isEqualTo("permitted");
    assertThat(permitted.reason()).isEqualTo("db admits it (groups.json#/db)");
    assertThat(permitted.ports()).isEqualTo("5432");
  }

  @Test
  void given_a_limit_then_nothing_beyond_it_is_reached() {
    assertThat(questions.reach("internet", Optional.of(1)).reached())
        .extracting(reached -> reached.hops() + " " + reached.name() + " " + reached.zones())
        .containsExactly("1 server web [public]");
    assertThat(questions.reach("internet", Optional.empty()).reached()).hasSize(2);
  }

  @Test
  void given_a_name_that_nothing_has_then_no_answer_is_made_up() {
    assertThatThrownBy(() -> questions.flows(Optional.of("wep"), Optional.empty()))
        .isInstanceOf(UnknownPeerException.class);
  }

  @Test
  void given_two_places_beyond_the_estate_then_nothing_is_claimed() {
    assertThatThrownBy(() -> questions.flows(Optional.of("internet"), Optional.of("internet")))
        .isInstanceOf(BeyondEstateException.class);
    assertThatThrownBy(() -> questions.explain("internet", "internet", Services.tcp(Ports.of(22))))
        .isInstanceOf(BeyondEstateException.class);
  }

  private static List<String> pairs(FlowsDocument flows) {
    return flows.boundaries().stream()
        .map(boundary -> boundary.from() + "->" + boundary.to())
        .toList();
  }
}
