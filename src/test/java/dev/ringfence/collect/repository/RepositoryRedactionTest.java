package dev.ringfence.collect.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.collect.Collected;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.Evidence.Redaction;
import dev.ringfence.hcl.HclFile;
import dev.ringfence.hcl.JsonSyntax;
import dev.ringfence.hcl.Limits;
import dev.ringfence.hcl.NativeSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryRedactionTest extends SealingFolder {
  private static final String SECRET = "hunter2X9";

  RepositoryRedactionTest(@TempDir Path folder) {
    super(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resource \"aws_db_instance\" \"a\" {\n  password = \"$\"\n  port = 5432\n}\n",
        "resource \"aws_db_instance\" \"a\" {\n  master_password=\"${var.p}$\"\n}\n",
        "resource \"aws_db_instance\" \"a\" {\n  password = coalesce(var.p, \"$\")\n}\n",
        "resource \"aws_db_instance\" \"a\" {\n  password = var.p == \"\" ? \"$\" : var.p\n}\n",
        "resource \"aws_db_instance\" \"a\" {\n  password = (\n    \"$\"\n  )\n}\n",
        "provider \"aws\" {\n  access_key = \"$\"\n  secret_key = \"$\"\n  token = \"$\"\n}\n",
        "variable \"x\" {\n  default   = \"$\"\n  sensitive = true\n}\n",
        "variable \"x\" {\n  default = { a = [\"$\"], b = \"$\" }\n  sensitive = true\n}\n",
        "variable \"db_password\" {\n  default = \"$\"\n}\n",
        "output \"x\" {\n  value = \"$\"\n  sensitive = true\n}\n",
        "locals {\n  api-key = \"$\"\n  dbPassword = \"$\"\n  authToken = \"$\"\n}\n",
        "locals {\n  x = sensitive(\"$\")\n}\n",
        "locals {\n  secrets = {\n    db = \"$\"\n    \"other\" = [\"a\", \"$\"]\n  }\n}\n",
        "resource \"aws_instance\" \"a\" {\n  user_data = <<EOF\n#!/bin/sh\nrun $\nEOF\n  ami = \"x\"\n}\n",
        "resource \"aws_instance\" \"a\" {\n  user_data = <<-EOT\n    $\n  EOT\n}\n",
        "resource \"aws_instance\" \"a\" {\n  user_data_base64 = base64encode(<<EOF\n$ ${var.x}\nEOF\n)\n}\n",
        "resource \"x\" \"a\" {\n  content = <<EOF\nexport DB_PASSWORD='$'\nEOF\n}\n",
        "resource \"x\" \"a\" {\n  pem = <<EOF\n-----BEGIN RSA PRIVATE KEY-----\n$\n-----END RSA PRIVATE KEY-----\nEOF\n}\n",
        "resource \"x\" \"a\" {\n  pem = \"-----BEGIN PRIVATE KEY-----\\n$\\n\"\n}\n",
        "resource \"x\" \"a\" {\n  url = \"postgres://user:$@db.internal:5432/x\"\n}\n",
        "module \"m\" {\n  source = \"git::https://ci:$@example.com/m.git\"\n}\n",
        "resource \"x\" \"a\" {\n  description = \"Server=db;Password=$;\"\n}\n",
        "resource \"aws_ecs_task_definition\" \"a\" {\n  container_definitions = jsonencode([{\n    environment = [{ name = \"DB_PASSWORD\", value = \"$\" }]\n  }])\n}\n",
        "resource \"aws_ecs_task_definition\" \"a\" {\n  container_definitions = \"[{\\\"password\\\":\\\"$\\\"}]\"\n}\n",
        "resource \"aws_ecs_task_definition\" \"a\" {\n  container_definitions = \"[{\\\"environment\\\":[{\\\"name\\\":\\\"DB_PASSWORD\\\",\\\"value\\\":\\\"$\\\"}]}]\"\n}\n",
        "resource \"aws_ecs_task_definition\" \"a\" {\n  container_definitions = <<EOF\n[{\"environment\":[{\"name\":\"DB_PASSWORD\",\"value\":\"$\"}]}]\nEOF\n}\n",
        "resource \"aws_ssm_parameter\" \"a\" {\n  name = \"x\"\n  value = \"$\"\n}\n",
        "resource \"aws_secretsmanager_secret_version\" \"a\" {\n  secret_string = jsonencode({ a = \"$\" })\n}\n",
        "resource \"helm_release\" \"a\" {\n  set_sensitive {\n    name = \"a\"\n    value = \"$\"\n  }\n}\n",
        "resource \"aws_vpn_connection\" \"a\" {\n  tunnel1_preshared_key = \"$\"\n}\n",
        "resource \"x\" \"a\" {\n  tags = { Token = \"$\" }\n}\n",
        "# old: password = \"$\"\nlocals {}\n",
        "/* a\n password = \"$\"\n*/\nlocals {}\n",
        "locals {\n  pin = 1 // secret: $\n}\n",
        "locals {\r\n  password = \"$\"\r\n  x = <<EOF\r\npassword: $\r\nEOF\r\n}\r\n",
        "\uFEFFlocals {\n  password = \"$\"\n}\n",
      })
  void given_a_secret_it_is_taken_out_its_line_stays_and_the_file_still_reads(String text)
      throws IOException {
    Collected collected =
        collected(Map.of("main.tf", text.replace("$", SECRET).replace(SECRET + "{", "${")));

    String after = sealedText();
    assertThat(after).doesNotContain(SECRET).contains("REDACTED by Ringfence (");
    assertThat(after.lines().count()).isEqualTo(text.lines().count());
    assertThat(after.lines().toList().get((int) text.lines().count() - 1))
        .isEqualTo(text.lines().toList().get((int) text.lines().count() - 1));
    HclFile file = NativeSyntax.parse("main.tf", after, Limits.STANDARD);
    assertThat(file.problems()).isEmpty();
    Evidence item = collected.items().get(0);
    assertThat(item.redactions()).isNotEmpty();
    assertThat(item.bytes()).isEqualTo(sealed.get(0).length);
    assertThat(item.digest()).isEqualTo(digest(sealed.get(0)));
    assertThat(collected.toString()).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"resource\": {\"aws_db_instance\": {\"a\": {\"password\": \"$\"}}}}",
        "{\"resource\": {\"aws_db_instance\": {\"a\": [{\"password\": \"$ ${var.x[\\\"y\\\"]}\"}]}}}",
        "{\"variable\": {\"x\": {\"default\": \"$\", \"sensitive\": true}}}",
        "{\"variable\": {\"x\": {\"sensitive\": true, \"default\": {\"a\": [\"$\", 12]}}}}",
        "{\"variable\": {\"db_password\": {\"default\": \"$\"}}}",
        "{\"provider\": {\"aws\": {\"secret_key\": \"$\"}}}",
        "{\"locals\": {\"x\": \"postgres://u:$@h/d\"}}",
        "{\"resource\": {\"aws_instance\": {\"a\": {\"user_data\": \"$\\n\"}}}}",
        "{\"resource\": {\"x\": {\"a\": {\"env\": [{\"name\": \"API_TOKEN\", \"value\": \"$\"}]}}}}",
      })
  void given_a_secret_in_json_it_is_taken_out_and_the_file_still_reads(String text)
      throws IOException {
    Collected collected =
        collected(Map.of("main.tf.json", text.replace("$", SECRET).replace(SECRET + "{", "${")));

    assertThat(sealedText()).doesNotContain(SECRET);
    assertThat(
            JsonSyntax.parse(
                    "main.tf.json",
                    sealedText(),
                    dev.ringfence.terraform.Project.JSON_BLOCKS,
                    Limits.STANDARD)
                .problems())
        .isEmpty();
    assertThat(collected.items().get(0).redactions())
        .extracting(Redaction::pointer)
        .contains("line 1");
  }

  @Test
  void given_a_sensitive_variable_its_values_in_other_files_are_taken_out() throws IOException {
    collected(
        Map.of(
            "variables.tf", "variable \"shared\" {\n  type = string\n  sensitive = true\n}\n",
            "main.tf",
                "module \"m\" {\n  source = \"./m\"\n  shared = \"$\"\n}\n".replace("$", SECRET),
            "terraform.tfvars", "shared = \"%s\"\nregion = \"eu\"\n".formatted(SECRET),
            "a.auto.tfvars", "shared = [\n  \"%s\"\n]\n".formatted(SECRET),
            "b.auto.tfvars.json",
                "{\"shared\": \"%s\", \"password\": \"x%s\"}".formatted(SECRET, SECRET)));

    assertThat(sealedText()).doesNotContain(SECRET).contains("region = \"eu\"", "\"./m\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resource \"a\" \"b\" {\n  password = \"$\n  x = = 1\n",
        "x = \"${\n  password = \"$\"\n",
        "a = <<EOF\n  my_secret_value = \"$\"\n",
        "user_data = <<EOF\n  $\n",
        "/* never closed\n db_secret = \"$\"\n",
        "}}}) ] password = \"$\"\n",
        "password = $\n",
        "this is no Terraform at all; AKIAIOSFODNN7EXAMPLE ghp_0123456789abcdefghij0123456789 $\n",
        "\"password\": \"$\",\n",
      })
  void given_a_file_that_does_not_read_its_secrets_are_taken_out_nevertheless(String text)
      throws IOException {
    collected(Map.of("main.tf", text.replace("$", SECRET).replace(SECRET + "{", "${")));

    assertThat(sealedText()).doesNotContain("AKIAIOSFODNN7EXAMPLE", "ghp_0123456789");
    assertThat(sealedText().contains(SECRET)).isEqualTo(text.startsWith("this is no"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resource \"aws_security_group\" \"secrets\" {\n  name = \"secrets-api\"\n}\n",
        "variable \"db_password\" {\n  type = string\n  description = \"The password\"\n}\n",
        "resource \"aws_instance\" \"a\" {\n  metadata_options {\n    http_tokens = \"required\"\n  }\n}\n",
        "resource \"aws_db_instance\" \"a\" {\n  password = var.password\n  db_password = \"${var.p}\"\n}\n",
        "resource \"aws_db_instance\" \"a\" {\n  manage_master_user_password = true\n}\n",
        "locals {\n  secret_arn = \"arn:aws:secretsmanager:eu:1:secret:x\"\n  password_length = 16\n}\n",
        "variable \"rules\" {\n  default = {\n    _ = [\"all\"]\n    \"-\" = 1\n  }\n}\n",
        "resource \"a\" \"b\" {\n  max_password_age = 90\n  password_reuse_prevention = 24\n}\n",
        "locals {\n  secrets_cidrs = [\"10.0.0.0/8\"]\n  secret_store = \"10.1.0.0/16\"\n}\n",
        "data \"aws_secretsmanager_secret\" \"password\" {\n  name = \"x\"\n}\n",
        "variable \"db\" {\n  type = object({ password = string, token = optional(string) })\n}\n",
        "locals {\n  url = \"postgres://user:${var.p}@db:5432\"\n  git = \"git@github.com:a/b\"\n}\n",
      })
  void given_no_secret_the_bytes_are_sealed_as_they_are(String text) throws IOException {
    Collected collected = collected(Map.of("main.tf", text));

    assertThat(sealedText()).isEqualTo(text);
    assertThat(collected.items().get(0).redactions()).isEmpty();
  }

  @Test
  void given_a_file_in_another_encoding_it_is_a_gap_and_not_sealed() throws IOException {
    Files.write(
        folder.resolve("b.tf"),
        "password = \"hunter2\"".getBytes(java.nio.charset.StandardCharsets.UTF_16));

    Collected collected = collected(Map.of("a.tf", "locals {}\n"));

    assertThat(sealed).hasSize(1);
    assertThat(collected.gaps())
        .extracting(CollectionGap::reason)
        .containsExactly(CollectionGap.Reason.UNPARSABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"${",
        "<<A\n",
        "/*",
        "{",
        "x = {",
        "-----BEGIN PRIVATE KEY",
        "a://b:",
        "\"${\"${",
        "password=",
        "<<A%d\n"
      })
  void given_hostile_repetition_it_takes_time_in_proportion(String part) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < 1_000_000; i++) {
      text.append(part.replace("%d", String.valueOf(i)));
    }

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> new RepositoryRedactor().redacted("main.tf", text.toString()));
  }
}
