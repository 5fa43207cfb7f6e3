package dev.ringfence.expression.cel;

import static dev.ringfence.expression.Truth.FALSE;
import static dev.ringfence.expression.Truth.TRUE;
import static dev.ringfence.expression.Truth.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.expression.Truth;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Server;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kleene's tables, written out. */
class TruthTablesTest {
  private static Fact<Boolean> fact(Truth truth, String pointer) {
    return switch (truth) {
      case TRUE -> Facts.known(true, pointer);
      case FALSE -> Facts.known(false, pointer);
      case UNKNOWN -> Facts.unknown(pointer);
    };
  }

  private static Server server(Truth a, Truth b) {
    return Facts.server(fact(a, "/HttpEndpoint"), fact(b, "/Bastion"));
  }

  @ParameterizedTest
  @CsvSource({
    "TRUE,TRUE,TRUE,TRUE,TRUE,FALSE",
    "TRUE,FALSE,FALSE,TRUE,FALSE,TRUE",
    "TRUE,UNKNOWN,UNKNOWN,TRUE,UNKNOWN,UNKNOWN",
    "FALSE,TRUE,FALSE,TRUE,FALSE,TRUE",
    "FALSE,FALSE,FALSE,FALSE,TRUE,FALSE",
    "FALSE,UNKNOWN,FALSE,UNKNOWN,UNKNOWN,UNKNOWN",
    "UNKNOWN,TRUE,UNKNOWN,TRUE,UNKNOWN,UNKNOWN",
    "UNKNOWN,FALSE,FALSE,UNKNOWN,UNKNOWN,UNKNOWN",
    "UNKNOWN,UNKNOWN,UNKNOWN,UNKNOWN,UNKNOWN,UNKNOWN"
  })
  void given_two_operands_then_the_operators_give(
      Truth a, Truth b, Truth and, Truth or, Truth equal, Truth unequal) {
    Server server = server(a, b);

    assertThat(Decisions.truth("server.isMetadataEnabled && server.isBastion", server))
        .isEqualTo(and);
    assertThat(Decisions.truth("server.isMetadataEnabled || server.isBastion", server))
        .isEqualTo(or);
    assertThat(Decisions.truth("server.isMetadataEnabled == server.isBastion", server))
        .isEqualTo(equal);
    assertThat(Decisions.truth("server.isMetadataEnabled != server.isBastion", server))
        .isEqualTo(unequal);
  }

  @Test
  void given_an_operand_then_not_gives_the_opposite_or_nothing() {
    String not = "!server.isBastion";

    assertThat(Decisions.truth(not, server(TRUE, TRUE))).isEqualTo(FALSE);
    assertThat(Decisions.truth(not, server(TRUE, FALSE))).isEqualTo(TRUE);
    assertThat(Decisions.truth(not, server(TRUE, UNKNOWN))).isEqualTo(UNKNOWN);
  }

  @Test
  void given_a_condition_then_only_the_chosen_branch_counts() {
    String choice = "server.isMetadataEnabled ? server.isBastion : server.localId == 'i-1'";

    assertThat(Decisions.truth(choice, server(TRUE, FALSE))).isEqualTo(FALSE);
    assertThat(Decisions.truth(choice, server(TRUE, UNKNOWN))).isEqualTo(UNKNOWN);
    assertThat(Decisions.truth(choice, server(FALSE, UNKNOWN))).isEqualTo(TRUE);
    assertThat(Decisions.truth(choice, server(UNKNOWN, TRUE))).isEqualTo(UNKNOWN);
  }

  @Test
  void given_an_unknown_number_then_every_comparison_is_unknown() {
    Server server =
        Facts.server(
            fact(TRUE, "/HttpEndpoint"), fact(TRUE, "/Bastion"), Facts.unknown("/HopLimit"));

    for (String operator : List.of("==", "!=", "<", "<=", ">", ">=")) {
      assertThat(Decisions.truth("server.metadataHopLimit " + operator + " 1", server))
          .as(operator)
          .isEqualTo(UNKNOWN);
    }
    assertThat(Decisions.truth("server.metadataHopLimit + 1 - limit in [1, 2]", server))
        .isEqualTo(UNKNOWN);
  }

  @Test
  void given_known_numbers_and_texts_then_they_are_ordered_as_in_cel() {
    Server server = server(TRUE, TRUE);

    assertThat(Decisions.truth("server.metadataHopLimit < 3 && 2 <= limit", server))
        .isEqualTo(TRUE);
    assertThat(Decisions.truth("server.metadataHopLimit > limit", server)).isEqualTo(FALSE);
    assertThat(Decisions.truth("server.state < 'running!' && 'Z' < server.state", server))
        .isEqualTo(TRUE);
  }

  @Test
  void given_an_operation_without_a_result_then_the_answer_is_unknown_and_says_where() {
    Server server = server(TRUE, TRUE);

    assertThat(Decisions.cited("server.filters[1] == 'sg-2'", server))
        .containsExactly("expression at 1:15 ? there is no element 1 in a list of 1");
    assertThat(Decisions.cited("server.metadataHopLimit + 9223372036854775807 > 0", server))
        .containsExactly("expression at 1:25 ? a whole number has 64 bits: long overflow");
    assertThat(Decisions.cited("'a'.matches(server.state + '(')", server))
        .containsExactly("expression at 1:26 ? \"running(\" is not a pattern: missing closing )");
    assertThat(Decisions.truth("server.filters[1] == 'sg-2' || server.isBastion", server))
        .isEqualTo(TRUE);
  }
}
