package dev.ringfence.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static List<String> addresses(Evaluation evaluation) {
    return evaluation.resources().stream().map(ResourceInstance::address).toList();
  }

  @Test
  void given_a_secret_that_was_taken_out_its_value_is_unknown_and_never_the_text_in_its_place() {
    String taken = "REDACTED by Ringfence (password)";

    assertThat(Projects.shown('"' + taken + '"'))
        .isEqualTo("sensitive unknown: a secret was taken out before sealing");
    assertThat(Projects.shown("\"%s\" == \"%s\" ? 1 : 2".formatted(taken, taken)))
        .startsWith("unknown");
    assertThat(Projects.shown("<<EOF\n" + taken + "\n\nEOF\n")).startsWith("sensitive unknown");
    assertThat(Projects.shown("{a = \"" + taken + "\"}.a")).startsWith("sensitive unknown");
  }

  @Test
  void given_sensitive_values_no_reason_and_no_address_repeats_them() {
    Evaluation evaluation =
        Projects.evaluation(
            """
            variable "s" {
              default   = "hunter2"
              sensitive = true
            }
            resource "x" "a" {
              a = regex("^[0-9]+$", var.s)
              b = {}[var.s]
              c = parseint(var.s, 10)
              d = { (var.s) = 1 }
              e = { for v in [var.s, var.s] : v => 1 }
              f = cidrhost(var.s, 1)
            }
            resource "x" "b" {
              for_each = toset([var.s])
            }
            """);

    assertThat(evaluation.resources().toString()).doesNotContain("hunter2");
  }

  @Test
  void given_count_and_for_each_every_copy_has_its_address_and_values() {
    Evaluation evaluation =
        Projects.evaluation(
            """
            locals {
              azs  = ["a", "b"]
              nets = { for i, az in local.azs : az => cidrsubnet("10.0.0.0/16", 8, i) if az != "x" }
            }
            resource "aws_vpc" "main" {
              count      = 2
              cidr_block = "10.${count.index}.0.0/16"
            }
            resource "aws_subnet" "s" {
              for_each   = local.nets
              vpc_id     = aws_vpc.main[0].id
              cidr_block = each.value
              tags       = { Name = each.key, All = join(",", values(aws_subnet.other)[*].cidr_block) }
            }
            resource "aws_subnet" "other" {
              for_each   = toset(["x"])
              cidr_block = aws_vpc.main[1].cidr_block
            }
            """);

    assertThat(addresses(evaluation))
        .containsExactly(
            "aws_vpc.main[0]",
            "aws_vpc.main[1]",
            "aws_subnet.s[\"a\"]",
            "aws_subnet.s[\"b\"]",
            "aws_subnet.other[\"x\"]");
    assertThat(Projects.value(evaluation, "aws_subnet.s[\"b\"]", "cidr_block"))
        .isEqualTo("'10.0.1.0/24'");
    assertThat(Projects.value(evaluation, "aws_subnet.s[\"b\"]", "vpc_id"))
        .isEqualTo("unknown: aws_vpc.main[0].id");
    assertThat(Projects.value(evaluation, "aws_subnet.s[\"b\"]", "tags"))
        .isEqualTo("{All='10.1.0.0/16',Name='b'}");
  }

  @Test
  void given_a_count_that_is_not_known_the_resource_is_possible_and_still_referred_to() {
    Evaluation evaluation =
        Projects.evaluation(
            """
            variable "create" {}
            resource "aws_vpc" "main" {
              count      = var.create ? 1 : 0
              cidr_block = "10.0.0.0/16"
            }
            resource "aws_subnet" "s" {
              vpc_id = aws_vpc.main[0].id
            }
            """);

    ResourceInstance vpc = Projects.at(evaluation, "aws_vpc.main[?]");
    assertThat(vpc.presence()).isInstanceOf(Presence.Possible.class);
    assertThat(((Presence.Possible) vpc.presence()).reason())
        .isEqualTo("count is not known: no value is given for var.create");
    assertThat(Projects.value(evaluation, "aws_subnet.s", "vpc_id"))
        .isEqualTo("unknown: aws_vpc.main[0].id");
  }

  @Test
  void given_dynamic_blocks_with_and_without_iterator_they_are_written_out() {
    Evaluation evaluation =
        Projects.evaluation(
            """
            variable "more" {}
            resource "aws_security_group" "web" {
              dynamic "ingress" {
                for_each = { for p in [80, 443] : "p${p}" => p }
                iterator = rule
                content {
                  from_port = rule.value
                  description = rule.key
                  dynamic "inner" {
                    for_each = [rule.value + 1]
                    content {
                      x = "${rule.value}-${inner.value}"
                    }
                  }
                }
              }
              dynamic "egress" {
                for_each = var.more
                content {
                  from_port = egress.value
                }
              }
            }
            """);

    EvaluatedBody body = Projects.at(evaluation, "aws_security_group.web").body();
    List<EvaluatedBody.EvaluatedBlock> ingress = body.blocks("ingress").toList();
    assertThat(ingress).hasSize(2);
    assertThat(ingress.get(0).body().attribute("from_port").map(a -> Projects.shown(a.value())))
        .hasValue("443");
    assertThat(
            ingress
                .get(1)
                .body()
                .blocks()
                .get(0)
                .body()
                .attribute("x")
                .map(a -> Projects.shown(a.value())))
        .hasValue("'80-81'");
    assertThat(body.blocks("egress").toList())
        .singleElement()
        .matches(block -> block.presence() instanceof Presence.Possible);
  }

  @Test
  void given_modules_each_call_has_its_own_inputs_outputs_and_addresses() {
    Evaluation evaluation =
        Projects.evaluation(
            Map.of(
                "main.tf",
                """
                module "net" {
                  for_each = { a = "10.1.0.0/16", b = "10.2.0.0/16" }
                  source   = "./modules/net"
                  cidr     = each.value
                }
                module "vendored" {
                  source = "terraform-aws-modules/vpc/aws"
                }
                module "away" {
                  source = "git::https://example.com/x.git"
                }
                resource "x" "x" {
                  ids   = [for m in module.net : m.id]
                  cidrs = { for k, m in module.net : k => m.cidr }
                  away  = module.away.id
                }
                """,
                "modules/net/main.tf",
                """
                variable "cidr" { type = string }
                resource "aws_vpc" "this" { cidr_block = var.cidr }
                output "id" { value = aws_vpc.this.id }
                output "cidr" { value = aws_vpc.this.cidr_block }
                """,
                ".terraform/modules/vendored/main.tf",
                "resource \"aws_vpc\" \"v\" {}\n"),
            Map.of("vendored", ".terraform/modules/vendored"),
            "");

    assertThat(addresses(evaluation))
        .containsExactly(
            "x.x",
            "module.net[\"a\"].aws_vpc.this",
            "module.net[\"b\"].aws_vpc.this",
            "module.vendored.aws_vpc.v");
    assertThat(Projects.value(evaluation, "x.x", "ids"))
        .isEqualTo(
            "[unknown: module.net[\"a\"].aws_vpc.this.id,"
                + "unknown: module.net[\"b\"].aws_vpc.this.id]");
    assertThat(Projects.value(evaluation, "x.x", "cidrs"))
        .isEqualTo("{a='10.1.0.0/16',b='10.2.0.0/16'}");
    assertThat(Projects.value(evaluation, "x.x", "away"))
        .startsWith("unknown: the files of module");
    assertThat(evaluation.unread())
        .extracting(Evaluation.UnreadModule::address)
        .containsExactly("module.away");
  }

  @Test
  void given_types_with_optional_attributes_defaults_are_filled_in() {
    Evaluation evaluation =
        Projects.evaluation(
            Map.of(
                "main.tf",
                """
                variable "rules" {
                  type = map(object({
                    port  = number
                    cidr  = optional(string, "10.0.0.0/8")
                    other = optional(number)
                  }))
                  default = {}
                }
                variable "secret" {
                  sensitive = true
                }
                variable "n" {
                  nullable = false
                  default  = 3
                }
                resource "x" "x" {
                  r = var.rules
                  s = "p-${var.secret}"
                  n = var.n
                }
                """),
            "rules = { web = { port = \"80\", extra = 1 } }\nsecret = \"x\"\nn = null\n");

    assertThat(Projects.value(evaluation, "x.x", "r"))
        .isEqualTo("M{web={cidr='10.0.0.0/8',other=null,port=80}}");
    assertThat(Projects.value(evaluation, "x.x", "s")).isEqualTo("sensitive 'p-x'");
    assertThat(Projects.value(evaluation, "x.x", "n")).isEqualTo("3");
  }

  @Test
  void given_circles_they_are_faults_and_evaluation_ends() {
    Evaluation evaluation =
        Projects.evaluation(
            Map.of(
                "main.tf",
                """
                locals {
                  a = local.b
                  b = local.a
                }
                module "self" {
                  source = "./m"
                }
                resource "x" "x" {
                  a = local.a
                  b = x.y.c
                }
                resource "x" "y" {
                  count = length(x.y)
                  c = x.x.b
                }
                """,
                "m/main.tf",
                "module \"again\" {\n  source = \"../m\"\n}\n"),
            "");

    assertThat(Projects.value(evaluation, "x.x", "a"))
        .startsWith("fault: local.a refers to itself");
    assertThat(evaluation.unread())
        .singleElement()
        .matches(unread -> unread.reason().contains("levels deep"));
  }

  @Test
  void given_override_files_and_json_they_are_one_module() {
    Evaluation evaluation =
        Projects.evaluation(
            Map.of(
                "main.tf",
                "resource \"x\" \"x\" {\n  a = 1\n  b = 2\n  c {\n    d = 1\n  }\n}\n",
                "b_override.tf",
                "resource \"x\" \"x\" {\n  b = 3\n  c {\n    d = 2\n  }\n}\n",
                "more.tf.json",
                "{\"resource\": {\"y\": {\"y\": {\"a\": \"${x.x.b}\"}}}}"),
            "");

    assertThat(evaluation.problems()).isEmpty();
    assertThat(Projects.value(evaluation, "x.x", "b")).isEqualTo("3");
    assertThat(Projects.at(evaluation, "x.x").body().blocks()).hasSize(1);
    assertThat(Projects.value(evaluation, "y.y", "a")).isEqualTo("3");
  }

  @Test
  void given_what_cannot_be_read_it_is_a_problem_with_its_line() {
    Evaluation evaluation =
        Projects.evaluation("resource \"a\" \"b\" {\n  c = \n}\nresource \"a\" \"d\" {}\n");

    assertThat(addresses(evaluation)).containsExactly("a.d");
    assertThat(evaluation.problems())
        .singleElement()
        .matches(problem -> problem.display().startsWith("main.tf:2:"));
  }
}
