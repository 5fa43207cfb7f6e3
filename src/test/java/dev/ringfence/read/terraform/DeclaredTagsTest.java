package dev.ringfence.read.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.Fact;
import dev.ringfence.network.Tags;
import dev.ringfence.network.VirtualNetwork;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeclaredTagsTest {
  private static final String DEFAULTS =
      """
      provider "aws" {
        default_tags {
          tags = { Zone = "app", Owner = "net" }
        }
      }
      provider "aws" {
        alias = "data"
        default_tags {
          tags = { Zone = "data" }
        }
      }
      """;

  private static String vpc(String body) {
    return "resource \"aws_vpc\" \"a\" {\n cidr_block = \"10.0.0.0/16\"\n " + body + "\n}\n";
  }

  private static Tags tags(String main) {
    return tags(Map.of("main.tf", main), "aws_vpc.a");
  }

  private static Tags tags(Map<String, String> files, String address) {
    return DeclaredNetwork.of(files).one(VirtualNetwork.class, address).header().tags();
  }

  private static String value(Tags tags, String key) {
    return tags.value(key).fold(Fact.Known::value, unknown -> "unknown: " + unknown.reason());
  }

  @Test
  void given_default_tags_a_resource_has_them_beneath_its_own() {
    Tags tags = tags(DEFAULTS + vpc("tags = { Owner = \"me\" }"));

    assertThat(value(tags, "Zone")).isEqualTo("app");
    assertThat(tags.value("Zone").sources().get(0).display()).isEqualTo("main.tf:3");
    assertThat(value(tags, "Owner")).isEqualTo("me");
    assertThat(value(tags, "Other")).isEmpty();
  }

  @Test
  void given_a_named_provider_its_default_tags_count() {
    assertThat(value(tags(DEFAULTS + vpc("provider = aws.data")), "Zone")).isEqualTo("data");
    assertThat(value(tags(DEFAULTS + vpc("provider = aws.data")), "Owner")).isEmpty();
  }

  @Test
  void given_a_provider_that_cannot_be_told_no_tag_is_absent() {
    assertThat(value(tags(DEFAULTS + vpc("provider = aws.by_region[\"x\"]")), "Zone"))
        .isEqualTo("unknown: which provider is meant is not known (main.tf:14)");
    assertThat(
            value(
                tags(DEFAULTS + vpc("provider = aws.by_region[\"x\"]\ntags = {Zone = \"z\"}")),
                "Zone"))
        .isEqualTo("z");
  }

  @Test
  void given_tags_or_default_tags_that_are_not_known_no_tag_is_absent() {
    String unknown =
        "variable \"t\" {}\nprovider \"aws\" {\n default_tags {\n  tags = var.t\n }\n}\n";

    assertThat(value(tags(unknown + vpc("tags = {A = \"a\"}")), "A")).isEqualTo("a");
    assertThat(value(tags(unknown + vpc("tags = {A = \"a\"}")), "Zone")).startsWith("unknown: ");
    assertThat(value(tags("variable \"t\" {}\n" + vpc("tags = var.t")), "Zone"))
        .isEqualTo("unknown: no value is given for var.t (main.tf:1)");
    assertThat(value(tags(DEFAULTS + "variable \"t\" {}\n" + vpc("tags = var.t")), "Zone"))
        .startsWith("unknown: ");
    assertThat(value(tags(DEFAULTS + "variable \"t\" {}\n" + vpc("tags = {Zone = var.t}")), "Zone"))
        .startsWith("unknown: ");
  }

  @Test
  void given_a_dynamic_block_of_default_tags_over_unknown_no_tag_is_absent() {
    String dynamic =
        "variable \"t\" {}\nprovider \"aws\" {\n dynamic \"default_tags\" {\n  for_each = var.t\n"
            + "  content {\n   tags = {}\n  }\n }\n}\n";

    assertThat(value(tags(dynamic + vpc("")), "Zone")).startsWith("unknown: for_each is not known");
  }

  @Test
  void given_a_module_it_has_the_providers_it_is_passed_or_inherits() {
    String module = vpc("");
    String call = "module \"m\" {\n source = \"./m\"\n %s\n}\n";

    assertThat(inModule(DEFAULTS + call.formatted(""), module)).isEqualTo("app");
    assertThat(inModule(DEFAULTS + call.formatted("providers = { aws = aws.data }"), module))
        .isEqualTo("data");
    assertThat(inModule(DEFAULTS + call.formatted("providers = { x = aws.data }"), module))
        .startsWith("unknown: provider aws is not among those passed");
    assertThat(
            inModule(
                DEFAULTS + call.formatted("providers = { aws.peer = aws.data }"),
                vpc("provider = aws.peer")))
        .isEqualTo("data");
    assertThat(inModule(DEFAULTS + call.formatted(""), DEFAULTS.replace("app", "own") + module))
        .isEqualTo("own");
  }

  private static String inModule(String root, String module) {
    Tags tags = tags(Map.of("main.tf", root, "m/main.tf", module), "module.m.aws_vpc.a");
    return value(tags, "Zone");
  }

  @Test
  void given_json_default_tags_are_read_too() {
    assertThat(
            value(
                tags(
                    Map.of(
                        "p.tf.json",
                        "{\"provider\": {\"aws\": [{\"default_tags\": {\"tags\": {\"Zone\": \"j\"}}}]}}",
                        "main.tf",
                        vpc("")),
                    "aws_vpc.a"),
                "Zone"))
        .isEqualTo("j");
  }
}
