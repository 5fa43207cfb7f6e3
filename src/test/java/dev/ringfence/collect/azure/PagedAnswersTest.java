package dev.ringfence.collect.azure;

import static dev.ringfence.collect.azure.StubbedTenant.SHOP;
import static dev.ringfence.collect.azure.StubbedTenant.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.collect.Collected;
import dev.ringfence.evidence.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers of several pages, of several resource groups, and about one resource each. */
class PagedAnswersTest {
  private static final String NETWORK =
      "/subscriptions/" + SHOP + "/resourceGroups/rg-1/providers/";

  private StubbedTenant tenant;

  @BeforeEach
  void start() throws Exception {
    tenant = StubbedTenant.start();
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  private String next(StubArm.Asked asked, String token) {
    return tenant.stub().endpoint() + asked.path() + "?api-version=2024-05-01&$skiptoken=" + token;
  }

  @Test
  void given_pages_then_all_are_followed_and_joined_item_by_item_as_they_came() {
    tenant
        .stub()
        .on(
            "networkSecurityGroups",
            asked ->
                StubArm.json(
                    asked.query().contains("skiptoken=a b")
                        ? "{\"value\": [ {\"id\": \"/3\",  \"x\": 1.50} ]}"
                        : asked.query().contains("skiptoken=e")
                            ? "{\"nextLink\": \"%s\", \"value\": []}".formatted(next(asked, "a b"))
                            : "{\"value\": [{\"id\": \"/1\"}, {\"id\": \"/2\"}], \"nextLink\": \"%s\"}"
                                .formatted(next(asked, "e"))));

    Collected collected = tenant.collect();

    assertThat(told(collected)).isEmpty();
    assertThat(tenant.sealed(collected, "az network nsg list"))
        .containsExactly(
            "{\"value\":[{\"id\": \"/1\"}, {\"id\": \"/2\"}, {\"id\": \"/3\",  \"x\": 1.50} ]}");
    Evidence item = item(collected, "az network nsg list");
    assertThat(item.items()).isEqualTo(3);
    assertThat(item.requestIds()).hasSize(3).allMatch(id -> id.startsWith("id-"));
    assertThat(item.caller()).isEqualTo("tid=t-1 oid=o-1 appid=a-1 upn=audit@shop.test");
    assertThat(item.path()).isEqualTo(SHOP + "/network-nsg-list.json");
  }

  @Test
  void given_a_single_page_then_its_bytes_are_sealed_unchanged() {
    String page = "{ \"value\" : [ {\"id\":\"/1\"} ] , \"nextLink\" : null }\n";
    tenant.stub().on("routeTables", asked -> StubArm.json(page));

    assertThat(tenant.sealed(tenant.collect(), "az network route-table list"))
        .containsExactly(page);
  }

  @Test
  void given_a_page_that_fails_then_the_pages_before_are_kept_and_the_answer_is_not_whole() {
    tenant
        .stub()
        .on(
            "networkSecurityGroups",
            asked ->
                asked.query().contains("skiptoken")
                    ? StubArm.error(403, "AuthorizationFailed", "no more")
                    : StubArm.json(
                        "{\"value\": [{\"id\": \"/1\"}], \"nextLink\": \"%s\"}"
                            .formatted(next(asked, "x"))));

    Collected collected = tenant.collect();

    assertThat(told(collected))
        .containsExactly("az network nsg list | access denied | AuthorizationFailed: no more");
    assertThat(item(collected, "az network nsg list").items()).isEqualTo(1);
  }

  /** One of the patterns that the log takes: Azure Monitor REST API, Activity Logs - List. */
  @Test
  void given_the_log_of_changes_then_it_is_asked_for_what_is_kept_of_the_network() {
    tenant.collect();

    StubArm.Asked asked =
        tenant.stub().asked().stream()
            .filter(one -> one.last().equals("values"))
            .findFirst()
            .orElseThrow();
    assertThat(asked.path())
        .isEqualTo(
            "/subscriptions/%s/providers/Microsoft.Insights/eventtypes/management/values"
                .formatted(SHOP));
    Matcher filter =
        Pattern.compile(
                "api-version=2015-04-01&\\$filter=eventTimestamp ge '([^']+)' and eventTimestamp le"
                    + " '([^']+)' and resourceProvider eq 'Microsoft.Network'")
            .matcher(asked.query());
    assertThat(filter.matches()).as(asked.query()).isTrue();
    assertThat(Duration.between(Instant.parse(filter.group(1)), Instant.parse(filter.group(2))))
        .isEqualTo(Duration.ofDays(89));
  }

  /** Azure Policy REST API, Policy States - List Query Results For Subscription, and its next. */
  @Test
  void given_a_query_that_is_posted_then_its_next_page_is_posted_too() {
    tenant
        .stub()
        .on(
            "queryResults",
            asked ->
                StubArm.json(
                    asked.query().contains("skiptoken")
                        ? "{\"@odata.nextLink\": null, \"value\": [{\"resourceId\": \"/2\"}]}"
                        : "{\"@odata.nextLink\": \"%s\", \"value\": [{\"resourceId\": \"/1\"}]}"
                            .formatted(next(asked, "x"))));

    Collected collected = tenant.collect();

    assertThat(told(collected)).isEmpty();
    assertThat(item(collected, "az policy state list").items()).isEqualTo(2);
    assertThat(tenant.stub().asked())
        .filteredOn(asked -> asked.last().equals("queryResults"))
        .hasSize(2)
        .allMatch(asked -> asked.method().equals("POST") && asked.body().equals("{}"))
        .first()
        .matches(asked -> asked.query().contains("$filter=policyDefinitionName eq 'e71308d3-"));
  }

  @Test
  void given_a_link_to_another_host_then_no_token_goes_there() throws Exception {
    try (StubArm other = StubArm.start()) {
      tenant
          .stub()
          .on(
              "networkSecurityGroups",
              asked ->
                  StubArm.json(
                      "{\"value\": [], \"nextLink\": \"%s/x\"}".formatted(other.endpoint())));

      assertThat(told(tenant.collect()))
          .containsExactly(
              "az network nsg list | truncated | what leads to the next page is no address at "
                  + tenant.stub().endpoint());
      assertThat(other.asked()).isEmpty();
    }
  }

  @Test
  void given_pages_that_lead_in_a_circle_then_the_answer_is_cut() {
    tenant
        .stub()
        .on(
            "networkSecurityGroups",
            asked ->
                StubArm.json(
                    "{\"value\": [], \"nextLink\": \"%s\"}".formatted(next(asked, "again"))));

    assertThat(told(tenant.collect()))
        .containsExactly(
            "az network nsg list | truncated | the service leads to the same page again and again");
  }

  @Test
  void given_resource_groups_then_their_lists_are_one_answer_and_nothing_else_is_asked_of_them() {
    groups();
    tenant
        .stub()
        .on(
            "connections",
            asked ->
                StubArm.json(
                    "{\"value\": [{\"id\": \"%s\", \"sharedKey\": \"s3cret\"}]}"
                        .formatted(asked.path())));

    Collected collected = tenant.collect();

    assertThat(told(collected)).isEmpty();
    String sealed = tenant.sealed(collected, "az network vpn-connection list").get(0);
    assertThat(sealed)
        .contains("/resourceGroups/rg-1/", "/resourceGroups/rg (2)/")
        .contains("REDACTED by Ringfence (pre-shared key)")
        .doesNotContain("s3cret");
    assertThat(item(collected, "az network vpn-connection list").redactions()).hasSize(2);
    // Subscription, permissions, groups, watchers; 20 lists of the subscription; 3 of each group.
    assertThat(tenant.stub().asked()).hasSize(4 + 20 + 3 * 2);
    assertThat(tenant.stub().asked())
        .allMatch(asked -> asked.authorization().startsWith("Bearer e30."));
  }

  @Test
  void given_one_group_that_refuses_then_the_answer_of_all_groups_is_not_whole() {
    groups();
    tenant
        .stub()
        .on(
            "connections",
            asked ->
                asked.path().contains("rg-1")
                    ? StubArm.error(403, "AuthorizationFailed", "not here")
                    : StubArm.json("{\"value\": []}"));

    assertThat(told(tenant.collect()))
        .containsExactly(
            "az network vpn-connection list | access denied | AuthorizationFailed: not here");
  }

  @Test
  void given_groups_that_cannot_be_listed_then_what_is_listed_by_group_is_missing() {
    tenant.fail("resourcegroups", 403, "AuthorizationFailed", "no");

    assertThat(told(tenant.collect()))
        .containsExactly(
            "az group list | access denied | AuthorizationFailed: no",
            "az network local-gateway list | access denied | not of all resource groups:"
                + " AuthorizationFailed: no",
            "az network vnet-gateway list | access denied | not of all resource groups:"
                + " AuthorizationFailed: no",
            "az network vpn-connection list | access denied | not of all resource groups:"
                + " AuthorizationFailed: no");
  }

  private void groups() {
    tenant
        .stub()
        .on(
            "resourcegroups",
            asked -> StubArm.json("{\"value\": [{\"name\": \"rg-1\"}, {\"name\": \"rg (2)\"}]}"));
  }

  @Test
  void given_networks_and_scale_sets_then_each_is_asked_about_by_its_id() {
    String network = NETWORK + "Microsoft.Network/virtualNetworks/vNet";
    String set = NETWORK + "Microsoft.Compute/virtualMachineScaleSets/web";
    tenant
        .stub()
        .on("virtualNetworks", asked -> listOf(network))
        .on("virtualMachineScaleSets", asked -> listOf(set))
        .on(
            "listNetworkManagerEffectiveSecurityAdminRules",
            asked ->
                StubArm.json(
                    asked.body().contains("more")
                        ? "{\"value\": [{\"id\": \"b\"}], \"skipToken\": \"\"}"
                        : "{\"value\": [{\"id\": \"a\"}], \"skipToken\": \"more\"}"));

    Collected collected = tenant.collect();

    assertThat(told(collected)).isEmpty();
    String rules = "az network manager list-effective-security-admin-rule";
    assertThat(item(collected, rules).request().parameters())
        .containsExactlyEntriesOf(
            new java.util.TreeMap<>(
                java.util.Map.of("vnet", network.toLowerCase(java.util.Locale.ROOT))));
    assertThat(tenant.sealed(collected, rules))
        .containsExactly("{\"value\":[{\"id\": \"a\"},{\"id\": \"b\"}]}");
    assertThat(item(collected, "az vmss nic list").request().parameters()).containsKey("vmss");
    assertThat(tenant.stub().asked())
        .filteredOn(asked -> asked.method().equals("POST") && asked.path().startsWith(NETWORK))
        .extracting(StubArm.Asked::path)
        .containsOnly(network + "/listNetworkManagerEffectiveSecurityAdminRules")
        .hasSize(2);
  }

  private static StubArm.Reply listOf(String id) {
    return StubArm.json("{\"value\": [{\"id\": \"%s\"}]}".formatted(id));
  }

  private static Evidence item(Collected collected, String call) {
    List<Evidence> items =
        collected.items().stream().filter(item -> item.request().call().equals(call)).toList();
    assertThat(items).as(call).hasSize(1);
    return items.get(0);
  }
}
