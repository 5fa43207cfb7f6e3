package dev.ringfence.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "cidrsubnet(\"10.0.0.0/16\", 8, 2) | '10.0.2.0/24'",
        "cidrsubnet(\"10.0.0.9/16\", 4, 15) | '10.0.240.0/20'",
        "cidrsubnet(\"fd00:fd12:3456:7890::/56\", 16, 162) | 'fd00:fd12:3456:7800:a200::/72'",
        "cidrsubnets(\"10.1.0.0/16\", 4, 4, 8, 4) |"
            + " L['10.1.0.0/20','10.1.16.0/20','10.1.32.0/24','10.1.48.0/20']",
        "cidrhost(\"10.12.112.0/20\", 268) | '10.12.113.12'",
        "cidrhost(\"10.0.0.0/24\", -2) | '10.0.0.254'",
        "cidrnetmask(\"172.16.0.0/12\") | '255.240.0.0'",
        "concat([1], [\"a\"], []) | [1,'a']",
        "merge({a = 1, b = 2}, null, {b = 3}) | {a=1,b=3}",
        "lookup({a = 1}, \"b\", 2) | 2",
        "element([\"a\", \"b\", \"c\"], 4) | 'b'",
        "length(\"größe\") | 5",
        "length({a = 1}) | 1",
        "flatten([[\"a\", [\"b\"]], [], \"c\"]) | ['a','b','c']",
        "compact([\"a\", \"\", null, \"b\"]) | L['a','b']",
        "distinct([\"b\", \"a\", \"b\"]) | L['b','a']",
        "toset([\"b\", \"a\", \"b\"]) | S['a','b']",
        "tolist([1, \"a\", true]) | L['1','a','true']",
        "tomap({a = 1, b = \"x\"}) | M{a='1',b='x'}",
        "keys({b = 1, a = 2}) | ['a','b']",
        "keys(tomap({b = 1, a = 2})) | L['a','b']",
        "values({b = 1, a = 2}) | [2,1]",
        "values(tomap({b = 1, a = 2})) | L[2,1]",
        "keys({a = 1}) == [\"a\"] | unknown: whether two collections have one type is not told",
        "keys({a = 1}) == [\"b\"] | false",
        "zipmap([\"b\", \"a\"], [1, 2]) | {a=2,b=1}",
        "zipmap([\"b\", \"a\"], tolist([1, 2])) | M{a=2,b=1}",
        "setproduct([\"a\"], [\"x\", \"y\"]) | L[['a','x'],['a','y']]",
        "setproduct([\"a\"], toset([\"x\"])) | S[['a','x']]",
        "setproduct([1, \"a\"], []) | L[]",
        "slice([1, 2, 3], 1, 3) | [2,3]",
        "slice(tolist([1, 2, 3]), 1, 3) | L[2,3]",
        "chunklist([1, 2, 3], 2) | L[L[1,2],L[3]]",
        "chunklist([1, 2], 0) | L[L[1,2]]",
        "concat(tolist([1]), tolist([2])) | L[1,2]",
        "merge(tomap({a = 1}), tomap({b = 2})) | M{a=1,b=2}",
        "merge(tomap({a = 1}), tomap({b = \"x\"})) | {a=1,b='x'}",
        "merge(tomap({a = 1}), {b = 2}) | {a=1,b=2}",
        "compact([1, \"\"]) | L['1']",
        "lookup(tomap({a = \"x\"}), \"b\", 2) | '2'",
        "contains([\"1\"], 1) | false",
        "tolist([{a = 1}])[*].a | L[1]",
        "[{a = 1}][*].a | [1]",
        "true ? 1 : \"a\" | '1'",
        "false ? [\"a\"] : [] | L[]",
        "(false ? [\"a\"] : []) == [] |"
            + " unknown: whether two collections have one type is not told",
        "true ? [\"a\"] : [\"b\"] | ['a']",
        "true ? {a = 1} : {} | M{a=1}",
        "true ? {a = 1} : {a = 2} | {a=1}",
        "sort([\"b\", \"a\"]) | L['a','b']",
        "reverse([1, 2]) | [2,1]",
        "reverse(tolist([1, 2])) | L[2,1]",
        "reverse(toset([\"a\", \"b\"])) | L['b','a']",
        "contains([\"a\", \"b\"], \"a\") | true",
        "coalesce(null, \"\", \"a\") | 'a'",
        "one([]) | null",
        "one([1]) | 1",
        "try({}.a, \"x\") | 'x'",
        "can({}.a) | false",
        "can({a = 1}.a) | true",
        "try(tonumber(\"x\"), 5) | 5",
        "format(\"%s-%03d-%v %% %q\", \"a\", 7, true, \"x\\\"y\") | 'a-007-true % \"x\\\"y\"'",
        "formatlist(\"%s:%s\", [\"a\", \"b\"], \"z\") | L['a:z','b:z']",
        "join(\",\", [\"a\", 1]) | 'a,1'",
        "split(\",\", \"a,b,\") | L['a','b','']",
        "replace(\"1 + 2 + 3\", \"+\", \"-\") | '1 - 2 - 3'",
        "replace(\"a1b22\", \"/[0-9]+/\", \"_\") | 'a_b_'",
        "regex(\"^([a-z]+)-(\\\\d+)$\", \"abc-12\") | ['abc','12']",
        "regex(\"[0-9]+\", \"abc-12\") | '12'",
        "substr(\"hello\", -3, -1) | 'llo'",
        "title(\"hello world\") | 'Hello World'",
        "trimprefix(\"helloworld\", \"hello\") | 'world'",
        "trim(\"?!x!?\", \"!?\") | 'x'",
        "jsonencode({a = [1, true, null], b = \"<\"}) | '{\"a\":[1,true,null],\"b\":\"\\u003c\"}'",
        "jsondecode(\"{\\\"a\\\": [1, \\\"x\\\"]}\") | {a=[1,'x']}",
        "range(3) | L[0,1,2]",
        "range(1, 4, 2) | L[1,3]",
        "range(3, 0) | L[3,2,1]",
        "max(1, 3, 2) | 3",
        "sum([1, 2.5]) | 3.5",
        "ceil(1.2) | 2",
        "parseint(\"ff\", 16) | 255",
        "alltrue([]) | true",
        "anytrue([false, true]) | true",
        "setsubtract([\"a\", \"b\"], [\"a\"]) | S['b']",
        "index([\"a\", \"b\"], \"b\") | 1",
        "chunklist([1, 2, 3], 2) | L[L[1,2],L[3]]",
        "sensitive(\"a\") | sensitive 'a'",
        "\"x-${sensitive(\"a\")}\" | sensitive 'x-a'",
        "nonsensitive(sensitive(\"a\")) | 'a'",
        "length([sensitive(1)]) | sensitive 1",
        "max([1, 2]...) | 2",
      })
  void given_known_arguments_the_value_is_that_of_terraform(String expression, String expected) {
    assertThat(Projects.shown(expression)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "length([aws_a.b.id, aws_a.b.arn]) | 2",
        "concat([aws_a.b.id], [\"x\"]) | [unknown: aws_a.b.id,'x']",
        "flatten([[aws_a.b.id]]) | [unknown: aws_a.b.id]",
        "compact([aws_a.b.id, \"\"]) | L[unknown: aws_a.b.id]",
        "toset([aws_a.b.id]) | S[unknown: aws_a.b.id]",
        "coalesce(null, aws_a.b.id) | unknown: aws_a.b.id",
        "try(aws_a.b.id, \"x\") | unknown: aws_a.b.id",
        "one([aws_a.b.id]) | unknown: aws_a.b.id",
        "element([aws_a.b.id], 0) | unknown: aws_a.b.id",
        "lookup({a = aws_a.b.id}, \"a\", null) | unknown: aws_a.b.id",
        "contains([\"a\", data.d.d.x], \"a\") | true",
        "contains([\"a\", data.d.d.x], \"b\") | unknown: known only when applied: data.d.d.x",
        "try(data.d.d.x, 1) | unknown: known only when applied: data.d.d.x",
        "can(data.d.d.x) | unknown: known only when applied: data.d.d.x",
        "flatten([data.d.d.x]) | unknown: known only when applied: data.d.d.x",
        "anytrue([data.d.d.x, true]) | true",
        "alltrue([data.d.d.x, true]) | unknown: known only when applied: data.d.d.x",
        "join(\",\", [data.d.d.x]) | unknown: known only when applied: data.d.d.x",
        "filebase64sha512(\"x\") | unknown: what filebase64sha512() gives is not computed",
        "provider::aws::x(1) | unknown: what provider::aws::x() gives is not computed",
        "data.d.d.x && false | false",
        "data.d.d.x == 1 | unknown: known only when applied: data.d.d.x",
        "aws_a.b.id == aws_a.b.id | true",
        "data.d.d.x ? 1 : 1 | 1",
        "data.d.d.x ? 1 : 2 | unknown: known only when applied: data.d.d.x",
        "\"a-${data.d.d.x}\" | unknown: known only when applied: data.d.d.x",
        "[for x in data.d.d.x : x] | unknown: known only when applied: data.d.d.x",
        "[for x in [1, 2] : x if data.d.d.x] | unknown: known only when applied: data.d.d.x",
        "{(data.d.d.x) = 1} | unknown: known only when applied: data.d.d.x",
        "data.d.d.x[*].id | unknown: data.d.d.x[*].id",
      })
  void given_unknown_parts_only_what_rests_on_them_is_unknown(String expression, String expected) {
    String rest = "resource \"aws_a\" \"b\" {}\ndata \"d\" \"d\" {}\n";
    Evaluation evaluation =
        Projects.evaluation(rest + "resource \"x\" \"x\" {\n v = " + expression + "\n}\n");

    assertThat(Projects.value(evaluation, "x.x", "v")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1 == \"1\" | false",
        "[1] == tolist([1]) | unknown: whether two collections have one type is not told",
        "[1] == [2] | false",
        "\"5\" + 1 | 6",
        "7 % 3 | 1",
        "!\"true\" | false",
        "null == null | true",
        "[for k, v in {b = 1, a = 2} : \"${k}${v}\"] | ['a2','b1']",
        "{for i, v in [\"x\", \"y\"] : v => i} | {x=0,y=1}",
        "{for v in [\"a\", \"ab\", \"b\"] : substr(v, 0, 1) => v...} | {a=['a','ab'],b=['b']}",
        "[{a = 1}, {a = 2}][*].a | [1,2]",
        "{a = 1}[*].a | [1]",
        "null[*] | []",
        "[[1, 2], [3]][*][0] | [1,3]",
        "\"%{ for x in [1, 2] ~} ${x} %{ endfor }\" | '1 2 '",
        "\"%{ if false }a%{ else }b%{ endif }\" | 'b'",
        "[1, 2][2] | fault: no element 2 in 2 of them",
        "var.none | fault: there is no var.none",
        "1 / 0 | fault: a division by zero",
        "\"a\" + 1 | fault: '+' does not take a value of type string",
        "{a = 1, a = 2} | {a=2}",
        "10 / 4 | 2.5",
      })
  void given_an_expression_its_value_is(String expression, String expected) {
    assertThat(Projects.shown(expression)).isEqualTo(expected);
  }

  @Test
  void given_one_side_that_decides_an_or_the_other_may_be_unknown() {
    Evaluation evaluation =
        Projects.evaluation(
            "data \"d\" \"d\" {}\nresource \"x\" \"x\" {\n v = data.d.d.x || true\n}\n");

    assertThat(Projects.value(evaluation, "x.x", "v")).isEqualTo("true");
  }

  @Test
  void given_bombs_evaluation_ends_and_the_value_is_unknown() {
    String[] bombs = {
      "regex(\"(.*a){12}$\", \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\")",
      "setproduct(range(1000), range(1000), range(1000))",
      "[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : 1]]]",
    };
    for (String bomb : bombs) {
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(60),
          () -> assertThat(Projects.shown(bomb)).as(bomb).contains("unknown"));
    }
  }

  @Test
  void given_texts_and_lists_that_double_evaluation_ends() {
    StringBuilder text = new StringBuilder("locals {\n t0 = \"ab\"\n l0 = [1]\n n0 = 9\n");
    for (int i = 1; i < 60; i++) {
      int before = i - 1;
      text.append(" t%d = \"${local.t%d}${local.t%d}\"\n".formatted(i, before, before));
      text.append(" l%d = [local.l%d, local.l%d]\n".formatted(i, before, before));
      text.append(" n%d = local.n%d * local.n%d\n".formatted(i, before, before));
    }
    text.append("}\nresource \"x\" \"x\" {\n t = local.t59\n l = local.l59\n n = local.n59\n}\n");

    Evaluation evaluation = Projects.evaluation(text.toString());

    for (String attribute : new String[] {"t", "l", "n"}) {
      assertThat(Projects.value(evaluation, "x.x", attribute)).contains("unknown");
    }
  }

  @Test
  void given_long_chains_evaluation_ends_without_overflow() {
    StringBuilder text = new StringBuilder("locals {\n a0 = 1\n");
    for (int i = 1; i < 5000; i++) {
      text.append(" a%d = ((((local.a%d))))\n".formatted(i, i - 1));
    }
    text.append("}\nresource \"x\" \"x\" {\n v = local.a4999\n}\n");

    assertThat(Projects.value(Projects.evaluation(text.toString()), "x.x", "v"))
        .startsWith("unknown: references nested");
  }
}
