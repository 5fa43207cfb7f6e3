package dev.ringfence.expression.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.control.Parameters;
import dev.ringfence.expression.InvalidExpressionException;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompileErrorsTest {
  private static final Filter FILTER = Facts.filter();

  private static String problem(String text) {
    return Decisions.problem(text, FILTER);
  }

  @Test
  void given_a_misspelt_field_then_place_record_and_nearest_name_are_told() {
    assertThat(problem("filter.ingres.exists(p, true)"))
        .startsWith("1: column 8: found field 'ingres' of filter, nearest is 'ingress'; allowed")
        .contains(" are id, localId, name, provider, account, region, tags, virtualNetwork, ")
        .endsWith("egress, tiers, interfaces");
    assertThat(problem("filter.ingress\n  .filter(p, p.ports.isAll())\n  .all(q, q.per.isEmpty())"))
        .startsWith("3: column 13: found field 'per' of permit, nearest is 'peer'");
    assertThat(problem("(filter.ingress + filter.egress)[0].pears == internet()"))
        .startsWith("1: column 37: found field 'pears' of permit, nearest is 'peer'");
    assertThat(problem("filter.name == 'ä€😀' && filter.isDefalt"))
        .startsWith("1: column 32: found field 'isDefalt' of filter, nearest is 'isDefault'");
    assertThat(problem("filter.zzzzzzzzzzzz == ''"))
        .startsWith("1: column 8: found field 'zzzzzzzzzzzz' of filter; allowed are id, ");
  }

  @Test
  void given_a_misspelt_function_then_the_nearest_is_told() {
    assertThat(problem("filter.ingress.exists(p, p.peer.isOpenToIntenet())"))
        .startsWith(
            "1: column 33: found function 'isOpenToIntenet', nearest is 'isOpenToInternet'");
    assertThat(problem("filter.ingress.exits(p, true)"))
        .startsWith("1: column 16: found function 'exits', nearest is 'exists'")
        .contains("; line 1, column 22: found 'p'");
    assertThat(problem("admited(filter.ingress).isEmpty()"))
        .startsWith("1: column 1: found function 'admited', nearest is 'admitted'");
  }

  @Test
  void given_a_misspelt_variable_then_subject_and_parameters_are_told() {
    assertThat(problem("filter.ingress.exists(p, p.ports.intersects(adminPort))"))
        .isEqualTo(
            "1: column 45: found 'adminPort', nearest is 'adminPorts'; allowed are adminPorts,"
                + " filter, limit, nothing, office, word");
  }

  @Test
  void given_arguments_of_another_type_then_the_signatures_are_told() {
    assertThat(problem("filter.ingress.exists(p, p.ports.intersects('22'))"))
        .isEqualTo(
            "1: column 44: found intersects on ports.(string); allowed are"
                + " addresses.intersects(addresses) -> bool, addresses.intersects(string) -> bool,"
                + " ports.intersects(list(int)) -> bool, ports.intersects(ports) -> bool");
    assertThat(problem("filter.tags + 1 == 'a'"))
        .startsWith("1: column 13: found + on (map(string, string), int); allowed are (int, int)");
    assertThat(problem("filter.name"))
        .isEqualTo("1: column 8: found string as the result; allowed is bool");
    assertThat(problem("filter.name.first == 'a'"))
        .isEqualTo("1: column 13: found a field of a string, which has none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "filter == filter",
        "filter.ingress == filter.egress",
        "filter in [filter]",
        "filter.ingress[0] in filter.egress",
        "filter.ingress.exists(p, p != filter.ingress[0])",
        "filter.tags == filter.tags"
      })
  void given_a_comparison_of_records_then_it_is_refused(String text) {
    assertThat(problem(text)).contains("; allowed are values of one type, and no records");
  }

  @Test
  void given_a_constant_without_meaning_then_it_is_refused() {
    assertThat(problem("addresses('10.0.0.0/33').isEmpty()"))
        .startsWith("1: column 11: \"10.0.0.0/33\" is not a CIDR block");
    assertThat(problem("filter.ingress[0].peer.intersects('10.0.0.1')"))
        .startsWith("1: column 35: \"10.0.0.1\" is not a CIDR block");
    assertThat(problem("addresses([word]).isEmpty()")).contains("\"web\" is not a CIDR block");
    assertThat(problem("ports('22-').isEmpty()"))
        .isEqualTo("1: column 7: \"22-\" is not a list of ports such as 22,80-90");
    assertThat(problem("filter.ingress[0].ports.contains(65536)"))
        .isEqualTo("1: column 34: 65536 is not a port 0-65535");
    assertThat(problem("filter.ingress[0].traffic.admits('tpc', [22])"))
        .startsWith("1: column 34: \"tpc\" is not an IP protocol");
    assertThat(problem("filter.ingress[0].traffic.admits('icmp', [22])"))
        .startsWith("1: column 34: icmp has no ports");
    assertThat(problem("filter.ingress[0].peer.isOpenToInternet(33, 64)"))
        .isEqualTo("1: column 41: 33 is not a prefix length 0-32");
    assertThat(problem("filter.name.matches('a(')"))
        .isEqualTo("1: column 21: \"a(\" is not a pattern: missing closing )");
    assertThat(problem("filter.name.matches('(?=a)')")).contains("is not a pattern");
    assertThat(problem("[1, 2][2] == 1"))
        .isEqualTo("1: column 7: there is no element 2 in a list of 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dyn(1) == 1",
        "1.5 == 1.5",
        "1u == 1u",
        "b'a' == b'a'",
        "null == null",
        "[1, 'a'].size() == 2",
        "{'a': 1}.size() == 1",
        "filter{} == filter{}",
        "filter",
        "int == int",
        "type(1) == type(1)",
        "timestamp('2025-01-01T00:00:00Z') == timestamp('2025-01-01T00:00:00Z')",
        "filter.tags.exists(k, k == 'a')",
        "filter.tags.size() == 0",
        "has(filter.name)",
        "filter.ingress.exists(filter.name, true)",
        "1 / 0 == 1",
        "2 * 2 == 4",
        "server.name == ''",
        "filter.name ==",
        "filter.name == 'a",
        "filter.name = 'a'",
        ""
      })
  void given_something_outside_the_language_then_it_is_refused(String text) {
    assertThat(problem(text)).startsWith("1: column ");
  }

  @Test
  void given_a_text_that_ends_early_or_goes_wrong_then_the_place_is_told() {
    assertThat(problem("filter.name =="))
        .isEqualTo(
            "1: column 15: found the end of the text where a value or an operator is missing");
    assertThat(problem("filter.name == )"))
        .isEqualTo("1: column 16: found ')', which cannot stand here");
    assertThat(problem("has(filter.name)")).contains("has() asks whether a tag is set");
  }

  @Test
  void given_a_parameter_that_cannot_be_used_then_it_is_named() {
    Parameters mixed = new Parameters(new TreeMap<>(Map.of("ids", List.of(1L, "a"))));
    Parameters subject = new Parameters(new TreeMap<>(Map.of("filter", "x")));

    assertThatThrownBy(() -> new CelExpressionCompiler().compile("true", Kind.FILTER, mixed))
        .isInstanceOf(InvalidExpressionException.class)
        .hasMessage("parameter ids: found a list of int and string; allowed is one of them");
    assertThatThrownBy(() -> new CelExpressionCompiler().compile("true", Kind.FILTER, subject))
        .isInstanceOf(InvalidExpressionException.class)
        .hasMessage("parameter filter has the name of the subject");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void given_a_kind_then_its_word_is_the_variable_and_all_its_fields_are_typed(Kind kind) {
    RecordType type = new RecordTypes().of(kind.type());
    CelExpressionCompiler compiler = new CelExpressionCompiler();

    for (String field : type.fieldNames()) {
      String text = "[" + kind.word() + "." + field + "].size() == 1";
      assertThat(compiler.compile(text, kind, Parameters.NONE)).isNotNull();
    }
    assertThat(type.fieldNames()).contains("id", "localId", "name", "account", "region", "tags");
    assertThat(type.fieldNames()).hasSize(kind.type().getRecordComponents().length - 1 + 7);
  }

  @Test
  void given_a_subject_of_another_kind_then_it_is_refused() {
    assertThatThrownBy(
            () ->
                new CelExpressionCompiler()
                    .compile("true", Kind.SERVER, Parameters.NONE)
                    .decide(FILTER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("compiled for a server, given a filter");
  }
}
