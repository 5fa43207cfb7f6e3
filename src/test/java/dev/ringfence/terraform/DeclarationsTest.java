package dev.ringfence.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.hcl.HclFile;
import dev.ringfence.hcl.Limits;
import dev.ringfence.hcl.NativeSyntax;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Blocks that make nothing by themselves. */
class DeclarationsTest {
  private static Evaluation whole(Map<String, String> files) {
    Map<String, List<HclFile>> folders = new TreeMap<>();
    files.forEach(
        (folder, text) ->
            folders.put(
                folder, List.of(NativeSyntax.parse(folder + "/main.tf", text, Limits.STANDARD))));
    return Evaluation.whole(new Project("", folders, Map.of(), List.of()), 1_000_000);
  }

  private static List<String> addresses(Evaluation evaluation) {
    return evaluation.declarations().stream().map(Declaration::address).toList();
  }

  private static Declaration at(Evaluation evaluation, String address) {
    return evaluation.declarations().stream()
        .filter(declaration -> declaration.address().equals(address))
        .findFirst()
        .orElseThrow(() -> new AssertionError(address + " of " + addresses(evaluation)));
  }

  @Test
  void given_modules_then_their_blocks_have_addresses_of_their_instances() {
    Evaluation evaluation =
        whole(
            Map.of(
                "",
                """
                provider "aws" {
                  alias  = "west"
                  region = "eu-west-1"
                }
                module "a" {
                  for_each = { x = 1, y = 2 }
                  source   = "./a"
                  size     = each.value
                }
                """,
                "a",
                "variable \"size\" { default = 0 }\n"));

    assertThat(addresses(evaluation))
        .containsExactly(
            "provider.aws.west",
            "module.a[\"x\"]",
            "module.a[\"y\"]",
            "terraform",
            "module.a[\"x\"].var.size",
            "module.a[\"y\"].var.size");
    assertThat(at(evaluation, "module.a[\"y\"].var.size").value().map(Projects::shown))
        .contains("2");
    assertThat(
            Projects.shown(
                at(evaluation, "module.a[\"x\"]").body().attribute("size").orElseThrow().value()))
        .isEqualTo("1");
  }

  @Test
  void given_settings_in_several_blocks_then_they_are_one() {
    Evaluation evaluation =
        whole(
            Map.of(
                "",
                """
                terraform {
                  required_version = ">= 1.5"
                }
                terraform {
                  backend "s3" {}
                }
                """));

    Declaration settings = at(evaluation, "terraform");

    assertThat(settings.header().line()).isEqualTo(1);
    assertThat(settings.body().attribute("required_version")).isPresent();
    assertThat(settings.body().blocks("backend")).hasSize(1);
  }

  @Test
  void given_a_type_constraint_then_it_is_there_and_no_fault() {
    Evaluation evaluation = whole(Map.of("", "variable \"a\" { type = list(string) }\n"));

    Value type = at(evaluation, "var.a").body().attribute("type").orElseThrow().value();

    assertThat(type.isFaulty()).isFalse();
    assertThat(type).isInstanceOf(Value.Entity.class);
  }

  @Test
  void given_only_resources_are_asked_for_then_they_come_to_the_same_and_nothing_else_is_made() {
    String text = "variable \"a\" { default = 1 }\nresource \"x\" \"y\" { z = var.a }\n";

    Evaluation resources = Projects.evaluation(text);

    assertThat(resources.declarations()).isEmpty();
    assertThat(
            whole(Map.of("", text)).resources().stream()
                .map(ResourceInstance::address)
                .collect(Collectors.toList()))
        .isEqualTo(resources.resources().stream().map(ResourceInstance::address).toList());
  }
}
