package dev.ringfence.collect.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpMethod;
import dev.ringfence.audit.Adapters;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CallTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is asked of subscriptions: all that the table lists, none of it a write. */
class OperationsTest {
  private static final CallTable CALLS = Adapters.azureCalls();

  /** Azure has reads that are named actions; this is all that is made of them. */
  private static final List<String> READING_ACTIONS =
      List.of(
          "Microsoft.Network/virtualNetworks/listNetworkManagerEffectiveSecurityAdminRules/action",
          "Microsoft.PolicyInsights/policyStates/queryResults/action",
          "Microsoft.Network/networkInterfaces/effectiveNetworkSecurityGroups/action",
          "Microsoft.Network/networkInterfaces/effectiveRouteTable/action");

  @Test
  void given_the_table_of_calls_then_each_has_an_operation_and_each_operation_a_row() {
    assertThat(Operations.ALL.stream().map(Operation::call))
        .containsExactlyInAnyOrderElementsOf(CALLS.calls().stream().map(CallSpec::call).toList());
  }

  @Test
  void given_an_operation_then_its_path_and_its_permission_are_of_one_thing() {
    for (Operation operation : Operations.ALL) {
      String permission = CALLS.call(operation.call()).orElseThrow().permission();
      String said = permission.substring(0, permission.lastIndexOf('/'));
      String asked =
          operation.listing().isEmpty()
              ? operation.path().replace("/providers/", "")
              : Operations.named(operation.listing()).path().replace("/providers/", "")
                  + operation.path();
      assertThat(said).as(operation.call()).isEqualToIgnoringCase(permitted(asked));
    }
  }

  @Test
  void given_every_operation_then_it_gets_or_is_an_action_that_reads() {
    assertThat(Operations.ALL)
        .filteredOn(operation -> operation.method() != HttpMethod.GET)
        .extracting(operation -> CALLS.call(operation.call()).orElseThrow().permission())
        .containsExactlyElementsOf(READING_ACTIONS);
  }

  @Test
  void given_the_role_then_it_allows_reads_only_and_no_wildcard() {
    assertThat(ReaderRole.actions(CALLS))
        .isNotEmpty()
        .allMatch(
            action ->
                action.matches("Microsoft\\.[A-Za-z]+(/[A-Za-z]+)+/read")
                    || READING_ACTIONS.contains(action))
        .doesNotContain("Microsoft.Network/connections/sharedkey/read");
  }

  @Test
  void given_the_role_then_it_is_what_the_command_line_takes() {
    JsonNode role =
        JsonMapper.builder()
            .build()
            .readTree(Adapters.azurePermissions(List.of("/subscriptions/" + StubbedTenant.SHOP)));

    assertThat(role.propertyNames())
        .containsExactly(
            "Name",
            "IsCustom",
            "Description",
            "Actions",
            "NotActions",
            "DataActions",
            "NotDataActions",
            "AssignableScopes");
    assertThat(role.path("IsCustom").asBoolean()).isTrue();
    assertThat(role.path("DataActions").isEmpty()).isTrue();
    assertThat(role.path("AssignableScopes").get(0).asString())
        .isEqualTo("/subscriptions/" + StubbedTenant.SHOP);
  }

  /** The paths of everything that is asked, on the wire, against what the role allows. */
  @Test
  void given_a_collection_then_every_request_is_one_that_the_role_allows() throws Exception {
    try (StubbedTenant tenant = StubbedTenant.start()) {
      tenant
          .stub()
          .on("resourcegroups", asked -> StubArm.json("{\"value\": [{\"name\": \"rg\"}]}"));
      assertThat(tenant.collect().gaps()).isEmpty();

      assertThat(tenant.stub().asked())
          .extracting(OperationsTest::action)
          .allMatch(
              action -> ReaderRole.actions(CALLS).stream().anyMatch(action::equalsIgnoreCase),
              "is in the role");
    }
  }

  private static String action(StubArm.Asked asked) {
    String path = asked.path();
    int provider = path.indexOf("/providers/");
    String kind =
        provider >= 0
            ? path.substring(provider + "/providers/".length())
            : "Microsoft.Resources/subscriptions"
                + (path.endsWith("/resourcegroups") ? "/resourceGroups" : "");
    return permitted(kind) + (asked.method().equals("GET") ? "/read" : "/action");
  }

  /** What stands in a path and in no permission: which events, and which states. */
  private static String permitted(String path) {
    return path.replace("/eventtypes/management/", "/eventtypes/")
        .replace("/policyStates/latest/", "/policyStates/");
  }
}
