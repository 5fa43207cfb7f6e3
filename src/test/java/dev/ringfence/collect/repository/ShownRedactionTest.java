package dev.ringfence.collect.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.collect.Collected;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.hcl.JsonSyntax;
import dev.ringfence.hcl.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans and states. */
class ShownRedactionTest extends SealingFolder {
  private static final String SECRET = "hunter2X9";

  ShownRedactionTest(@TempDir Path folder) {
    super(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"variables\": {\"db_password\": {\"value\": \"$\"}}",
        "\"variables\": {\"x\": {\"value\": \"$\"}}, \"configuration\": {\"root_module\":"
            + " {\"variables\": {\"x\": {\"sensitive\": true, \"default\": \"$\"}}}}",
        "\"values\": {\"outputs\": {\"o\": {\"sensitive\": true, \"value\": [\"$\"]}}}",
        "\"values\": {\"root_module\": {\"resources\": [{\"values\": {\"a\": [{\"b\": \"$\"}],"
            + " \"c\": \"kept\"}, \"sensitive_values\": {\"a\": [{\"b\": true}]}}]}}",
        "\"resource_changes\": [{\"change\": {\"before\": {\"a\": \"$\"}, \"after\": {\"a\": \"$\"},"
            + " \"before_sensitive\": {\"a\": true}, \"after_sensitive\": {\"a\": true}}}]",
        "\"output_changes\": {\"o\": {\"after\": \"$\", \"after_sensitive\": true}}",
        "\"values\": {\"x\": {\"user_data\": \"$\", \"secret_string\": \"$\"}}",
        "\"configuration\": {\"x\": {\"password\": {\"constant_value\": \"$\"}}}",
        "\"values\": {\"x\": \"export PASSWORD=$\"}",
        "\"values\": {\"environment_variable\": [{\"name\": \"DB_PASSWORD\", \"value\": \"$\"}]}",
        "\"values\": {\"tag\": [{\"key\": \"api_token\", \"value\": \"$\", \"x\": \"kept\"}]}",
        "\"configuration\": {\"env\": [{\"name\": {\"constant_value\": \"DB_PASSWORD\"},"
            + " \"value\": {\"constant_value\": \"$\"}}]}",
        "\"values\": {\"container_definitions\":"
            + " \"[{\\\"environment\\\":[{\\\"name\\\":\\\"DB_PASSWORD\\\","
            + "\\\"value\\\":\\\"$\\\"}]}]\"}",
        "\"values\": {\"body\": \"{\\\"a\\\":{\\\"credentials\\\":{\\\"admin\\\":\\\"$\\\"}}}\"}",
        "\"values\": {\"credentials\": {\"admin\": \"$\", \"pin\": 4711}, \"x\": \"kept\"}",
        "\"values\": {\"secrets\": [{\"admin\": \"$\"}, {\"other\": \"$\"}]}",
      })
  void given_a_secret_in_a_plan_or_state_it_is_not_sealed(String part) throws IOException {
    String text =
        "{\"format_version\": \"1.2\", \"terraform_version\": \"1.9.5\", "
            + part.replace("$", SECRET)
            + "}";

    Collected collected = collected(Map.of("plan.json", text));

    assertThat(text).contains(SECRET);
    assertThat(sealedText()).doesNotContain(SECRET).contains("terraform_version");
    assertThat(collected.items()).flatExtracting(Evidence::redactions).isNotEmpty();
    assertThat(sealedText().contains("kept")).isEqualTo(text.contains("kept"));
    JsonSyntax.value("plan.json", sealedText(), Limits.STANDARD)
        .fold(whole -> true, refused -> Assertions.fail(refused.problem().display()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Action\\\":\\\"secretsmanager:*\\\","
            + "\\\"Condition\\\":{\\\"StringLike\\\":"
            + "{\\\"token.actions.githubusercontent.com:sub\\\":\\\"repo:a/*\\\"}}}]}",
        "[{\\\"name\\\":\\\"web\\\",\\\"environment\\\":[{\\\"name\\\":\\\"PORT\\\",\\\"value\\\":\\\"1\\\"}]}]",
        "[no JSON",
      })
  void given_a_text_in_json_without_a_secret_a_plan_is_sealed_as_it_is(String value)
      throws IOException {
    String text =
        "{\"format_version\": \"1.2\", \"terraform_version\": \"1.9.5\", \"values\": {\"x\": \""
            + value
            + "\"}}";

    Collected collected = collected(Map.of("plan.json", text));

    assertThat(sealedText()).isEqualTo(text);
    assertThat(collected.items()).flatExtracting(Evidence::redactions).isEmpty();
  }

  @Test
  void given_a_plan_that_cannot_be_read_its_line_is_told_and_no_text_sealed() throws IOException {
    String text = "{\"format_version\": \"1.2\",\n\"values\": {\"a\": \"hunter2X9\"\n";

    Collected collected = collected(Map.of("plan.json", text, "other.json", "{\"a\": 1}"));

    assertThat(sealedText()).doesNotContain("hunter2X9");
    assertThat(collected.items()).extracting(Evidence::path).containsExactly("plan.json");
    assertThat(collected.gaps())
        .extracting(CollectionGap::detail)
        .singleElement()
        .asString()
        .matches("plan\\.json:[1-9]: .+");
  }
}
