package dev.ringfence.collect.azure;

import static dev.ringfence.collect.azure.StubbedTenant.SHOP;
import static dev.ringfence.collect.azure.StubbedTenant.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.collect.Collected;
import dev.ringfence.evidence.Evidence;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is in effect for interfaces, on the wire: accepted first, answered later (Azure Resource
 * Manager, asynchronous operations), and only while the machine runs.
 */
class InEffectOnTheWireTest {
  private static final String RULES = "az network nic list-effective-nsg";
  private static final String ROUTES = "az network nic show-effective-route-table";
  private static final String GROUPS = "effectiveNetworkSecurityGroups";
  private static final String TABLE = "effectiveRouteTable";
  private static final String ONE =
      "/subscriptions/"
          + SHOP
          + "/resourceGroups/rg/providers/Microsoft.Network/networkInterfaces/";

  private StubbedTenant tenant;

  @BeforeEach
  void start() throws Exception {
    tenant = StubbedTenant.start();
    interfaces("nic-a");
    tenant
        .stub()
        .on(GROUPS, asked -> StubArm.json("{\"value\": []}"))
        .on(TABLE, asked -> StubArm.json("{\"value\": []}"));
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  private void interfaces(String... held) {
    String items =
        String.join(
            ", ",
            List.of(held).stream()
                .map(
                    name ->
                        "{\"id\": \"%s%s\", \"properties\": {\"virtualMachine\": {\"id\": \"/v\"}}}"
                            .formatted(ONE, name))
                .toList());
    tenant
        .stub()
        .on(
            "networkInterfaces",
            asked ->
                StubArm.json(
                    "{\"value\": [%s, {\"id\": \"%snic-endpoint\", \"properties\": {}}]}"
                        .formatted(items, ONE)));
  }

  private Collected collect() {
    return tenant.collect(
        tenant.collector(tenant.subscriptions(SHOP), StubbedTenant.PATIENT, StubbedTenant.token()),
        StubbedTenant.SOURCE);
  }

  private String later(String id) {
    return tenant.stub().operation("operationResults", SHOP, id);
  }

  private static List<Evidence> items(Collected collected, String call) {
    return collected.items().stream().filter(item -> item.request().call().equals(call)).toList();
  }

  @Test
  void given_an_answer_that_comes_after_two_questions_then_it_is_sealed_with_its_interface() {
    AtomicInteger underWay = new AtomicInteger(2);
    tenant
        .stub()
        .on(GROUPS, asked -> StubArm.accepted("Location", later("one")))
        .on(
            "one",
            asked ->
                underWay.getAndDecrement() > 0
                    ? new StubArm.Reply(202, "", "0")
                    : StubArm.json("{\"value\": [{\"effectiveSecurityRules\": []}]}"));

    Collected collected = collect();

    assertThat(told(collected)).isEmpty();
    assertThat(items(collected, RULES))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.request().parameters())
                  .containsValue((ONE + "nic-a").toLowerCase(Locale.ROOT));
              assertThat(item.path()).endsWith("network-nic-list-effective-nsg.nic-a.json");
              assertThat(item.items()).isEqualTo(1);
            });
    assertThat(tenant.sealed(collected, RULES))
        .containsExactly("{\"value\": [{\"effectiveSecurityRules\": []}]}");
  }

  @Test
  void given_an_interface_that_no_machine_holds_then_nobody_asks_about_it() {
    collect();

    assertThat(tenant.stub().asked())
        .filteredOn(asked -> asked.method().equals("POST"))
        .extracting(StubArm.Asked::path)
        .contains(ONE + "nic-a/" + GROUPS, ONE + "nic-a/" + TABLE)
        .noneMatch(path -> path.contains("nic-endpoint"));
  }

  @Test
  void given_a_machine_that_does_not_run_then_that_is_told_apart_from_a_refusal() {
    interfaces("nic-a", "nic-b");
    tenant
        .stub()
        .on(
            GROUPS,
            asked ->
                asked.path().contains("nic-a")
                    ? StubArm.error(403, "AuthorizationFailed", "no right")
                    : StubArm.error(
                        400, "BadRequest", "must be attached to a running virtual machine"))
        .on(TABLE, asked -> StubArm.accepted("Location", later("late")))
        .on("late", asked -> StubArm.error(409, "VmNotRunning", ""));

    assertThat(told(collect()))
        .anyMatch(line -> line.contains("nic-a") && line.contains(" | access denied | "))
        .anyMatch(
            line ->
                line.startsWith(RULES)
                    && line.contains("nic-b")
                    && line.contains(" | not of a running machine | BadRequest: must be attached"))
        .filteredOn(line -> line.startsWith(ROUTES))
        .hasSize(2)
        .allMatch(line -> line.contains(" | not of a running machine | VmNotRunning"));
  }

  @Test
  void given_a_refusal_for_every_interface_then_there_is_one_gap() {
    interfaces("nic-a", "nic-b", "nic-c");
    tenant.fail(GROUPS, 403, "AuthorizationFailed", "no right");

    assertThat(told(collect()))
        .containsExactly(RULES + " | access denied | AuthorizationFailed: no right");
  }

  @Test
  void given_an_operation_that_fails_then_its_error_is_told() {
    tenant
        .stub()
        .on(
            GROUPS,
            asked ->
                StubArm.accepted(
                    "Azure-AsyncOperation", tenant.stub().operation("operations", SHOP, "how-far")))
        .on(
            "how-far",
            asked ->
                StubArm.json(
                    "{\"status\": \"Failed\", \"error\": {\"code\": \"InternalError\","
                        + " \"message\": \"sorry\"}}"));

    assertThat(told(collect()))
        .singleElement()
        .asString()
        .endsWith(" | source not reachable | InternalError: sorry");
  }

  @Test
  void given_an_answer_that_is_not_to_be_had_in_time_then_nobody_waits_for_it() {
    tenant
        .stub()
        .on(
            GROUPS,
            asked -> new StubArm.Reply(202, "", "3600", Map.of("Location", later("never"))));

    assertThat(told(collect()))
        .singleElement()
        .asString()
        .contains(" | no answer in time | it was accepted, but no answer came");
    assertThat(tenant.stub().asked()).noneMatch(asked -> asked.last().equals("never"));
  }

  @Test
  void given_throttling_while_it_waits_then_it_goes_on_waiting() {
    AtomicInteger refusals = new AtomicInteger(2);
    tenant
        .stub()
        .on(GROUPS, asked -> StubArm.accepted("Location", later("slow")))
        .on(
            "slow",
            asked ->
                refusals.getAndDecrement() > 0
                    ? new StubArm.Reply(429, "", "0")
                    : StubArm.json("{\"value\": []}"));

    assertThat(told(collect())).isEmpty();
    assertThat(refusals.get()).isNegative();
  }

  @Test
  void given_an_address_elsewhere_or_none_then_no_token_goes_there_and_the_answer_is_missing() {
    tenant
        .stub()
        .on(GROUPS, asked -> StubArm.accepted("Location", "https://elsewhere.test/answer"))
        .on(TABLE, asked -> new StubArm.Reply(202, "", "0"));

    assertThat(told(collect()))
        .hasSize(2)
        .allMatch(line -> line.contains(" | truncated | it was accepted, but not told where at "));
  }

  @Test
  void given_an_operation_that_ends_without_an_answer_then_that_is_a_gap() {
    tenant
        .stub()
        .on(GROUPS, asked -> StubArm.accepted("Location", later("empty")))
        .on("empty", asked -> StubArm.json("{\"status\": \"Succeeded\"}"));

    assertThat(told(collect()))
        .singleElement()
        .asString()
        .contains(" | truncated | it has ended, but not told where its answer is");
  }
}
