package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is printed for an administrator to paste, and what is not. */
class PermissionsCommandTest {
  private static JsonNode printed(String... arguments) {
    Cli run = Cli.run(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return JsonMapper.builder().build().readTree(run.out());
  }

  @Test
  void given_aws_then_the_policy_of_a_role_is_printed() {
    JsonNode policy = printed("permissions", "aws");

    assertThat(policy.path("Statement").get(0).path("Effect").asString("")).isEqualTo("Allow");
    assertThat(policy.path("Statement").get(0).path("Action").size()).isGreaterThan(60);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/subscriptions/0a1b2c3d-1111-4222-8333-444455556666",
        "/providers/Microsoft.Management/managementGroups/shop"
      })
  void given_a_scope_then_the_role_may_be_assigned_there(String scope) {
    JsonNode role = printed("permissions", "azure", "--scope", scope);

    assertThat(role.path("AssignableScopes").size()).isEqualTo(1);
    assertThat(role.path("AssignableScopes").get(0).asString("")).isEqualTo(scope);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop",
        "/subscriptions/shop",
        "/subscriptions/0a1b2c3d-1111-4222-8333-444455556666/resourceGroups/rg",
        "/providers/Microsoft.Management/managementGroups/",
        "/"
      })
  void given_what_is_no_scope_then_no_role_is_printed(String scope) {
    Cli run = Cli.run("permissions", "azure", "--scope", scope);

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("--scope '" + scope + "'", "/subscriptions/");
  }
}
