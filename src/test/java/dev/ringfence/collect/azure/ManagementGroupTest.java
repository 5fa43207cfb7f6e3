package dev.ringfence.collect.azure;

import static dev.ringfence.collect.azure.StubbedTenant.PATIENT;
import static dev.ringfence.collect.azure.StubbedTenant.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.Adapters;
import dev.ringfence.collect.Collected;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.EvidenceSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A management group of five subscriptions on two pages, one of them in a group below it: one that
 * can be read, one that lets us not in, one that is not found, one that is deleted, and one that is
 * left out.
 */
class ManagementGroupTest {
  private static final String OPEN = "00000000-0000-4000-8000-000000000001";
  private static final String LOCKED = "00000000-0000-4000-8000-000000000002";
  private static final String GONE = "00000000-0000-4000-8000-000000000003";
  private static final String DELETED = "00000000-0000-4000-8000-000000000004";
  private static final String EXCLUDED = "00000000-0000-4000-8000-000000000005";
  private static final EvidenceSource LISTING =
      new EvidenceSource("azure-management-group", "shop", "");

  private StubbedTenant tenant;

  @BeforeEach
  void start() throws Exception {
    tenant = StubbedTenant.start();
    tenant
        .stub()
        .on("descendants", this::descendants)
        .on(LOCKED, asked -> StubArm.error(403, "AuthorizationFailed", "no right"))
        .on(GONE, asked -> StubArm.error(404, "SubscriptionNotFound", "not found"))
        .on(DELETED, asked -> StubArm.subscription(DELETED, "Deleted"));
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  /** As the REST API prints them: groups and subscriptions side by side. */
  private StubArm.Reply descendants(StubArm.Asked asked) {
    return StubArm.json(
        asked.query().contains("skiptoken")
            ? "{\"value\": [%s, %s, %s]}".formatted(one(GONE), one(DELETED), one(EXCLUDED))
            : "{\"value\": [%s, {\"type\": \"Microsoft.Management/managementGroups\", \"name\": \"below\"}, %s], \"nextLink\": \"%s\"}"
                .formatted(
                    one(OPEN),
                    one(LOCKED),
                    tenant.stub().endpoint() + asked.path() + "?$skiptoken=2"));
  }

  private static String one(String id) {
    return "{\"id\": \"/subscriptions/%s\", \"type\": \"/subscriptions\", \"name\": \"%s\"}"
        .formatted(id, id);
  }

  private AzureCollector collector() {
    return tenant.collector(
        new AzureAccess(
            List.of(),
            Optional.of("shop"),
            List.of(EXCLUDED),
            Optional.empty(),
            StubbedTenant.cloud(tenant.stub())),
        PATIENT,
        StubbedTenant.token());
  }

  private static EvidenceSource source(String subscription) {
    return new EvidenceSource("azure", subscription, "");
  }

  @Test
  void given_a_group_then_each_of_its_subscriptions_is_a_source_and_the_one_left_out_is_none() {
    AzureCollector collector = collector();

    assertThat(collector.sources())
        .containsExactlyInAnyOrder(
            LISTING, source(OPEN), source(LOCKED), source(GONE), source(DELETED));
    assertThat(tenant.collect(collector, source(OPEN)).gaps()).isEmpty();
    assertThat(tenant.stub().asked()).noneMatch(asked -> asked.path().contains(EXCLUDED));
  }

  @Test
  void given_subscriptions_that_cannot_be_read_then_each_stays_with_its_reason_and_gets_no_call() {
    AzureCollector collector = collector();

    assertMissing(tenant.collect(collector, source(LOCKED)), Reason.DENIED, "AuthorizationFailed");
    assertMissing(
        tenant.collect(collector, source(GONE)), Reason.NOT_COLLECTED, "SubscriptionNotFound");
    assertMissing(
        tenant.collect(collector, source(DELETED)), Reason.NOT_ENABLED, "its state is Deleted");
    assertThat(tenant.stub().asked())
        .filteredOn(asked -> asked.path().startsWith("/subscriptions/"))
        .hasSize(3);
    assertThat(tenant.notices())
        .anyMatch(line -> line.contains(LOCKED) && line.contains("access denied"))
        .anyMatch(line -> line.contains(GONE) && line.contains("SubscriptionNotFound"));
  }

  @Test
  void given_the_listing_then_both_pages_are_sealed_as_one_with_the_subscription_left_out_in_it() {
    AzureCollector collector = collector();

    Collected listing = tenant.collect(collector, LISTING);

    assertThat(listing.gaps()).isEmpty();
    assertThat(listing.items())
        .singleElement()
        .satisfies(item -> assertThat(item.items()).isEqualTo(6))
        .satisfies(item -> assertThat(item.pages()).isEqualTo(2));
    assertThat(tenant.sealed(listing, "az rest descendants").get(0)).contains(EXCLUDED, OPEN);
  }

  @Test
  void given_a_listing_cut_short_then_what_it_named_is_asked_and_the_rest_is_a_gap() {
    tenant
        .stub()
        .on(
            "descendants",
            asked ->
                asked.query().contains("skiptoken")
                    ? StubArm.error(403, "AuthorizationFailed", "no more")
                    : descendants(asked));
    AzureCollector collector = collector();

    assertThat(collector.sources())
        .containsExactlyInAnyOrder(LISTING, source(OPEN), source(LOCKED), source("unknown"));
    assertMissing(
        tenant.collect(collector, source("unknown")),
        Reason.DENIED,
        "not all subscriptions of the management group were named");
    assertThat(tenant.collect(collector, LISTING).gaps()).isNotEmpty();
  }

  @Test
  void given_a_group_without_subscriptions_then_that_is_no_evidence_of_anything() {
    tenant.stub().on("descendants", asked -> StubArm.json("{\"value\": []}"));
    AzureCollector collector = collector();

    assertMissing(tenant.collect(collector, source("unknown")), Reason.NOT_COLLECTED, "names none");
  }

  @Test
  void given_a_caller_who_may_read_some_kinds_only_then_the_lists_of_the_others_may_be_a_part() {
    tenant
        .stub()
        .on(
            "permissions",
            asked ->
                StubArm.json(
                    "{\"value\": [{\"actions\": [\"microsoft.network/*/read\","
                        + " \"*/listNetworkManagerEffectiveSecurityAdminRules/action\","
                        + " \"Microsoft.Resources/subscriptions/resourceGroups/read\"],"
                        + " \"notActions\": [\"Microsoft.Network/routeTables/*\"]},"
                        + " {\"actions\": [\"Microsoft.Compute/virtualMachines/read\"]}]}"));

    Collected collected = tenant.collect(collector(), source(OPEN));

    assertThat(told(collected))
        .containsExactly(
            "az monitor activity-log list | access denied | the caller is not allowed"
                + " Microsoft.Insights/eventtypes/values/read in all of the subscription, so what"
                + " was listed may be a part",
            "az network route-table list | access denied | the caller is not allowed"
                + " Microsoft.Network/routeTables/read in all of the subscription, so what was"
                + " listed may be a part",
            "az policy state list | access denied | the caller is not allowed"
                + " Microsoft.PolicyInsights/policyStates/queryResults/action in all of the"
                + " subscription, so what was listed may be a part",
            "az security pricing list | access denied | the caller is not allowed"
                + " Microsoft.Security/pricings/read in all of the subscription, so what was"
                + " listed may be a part",
            "az storage account list | access denied | the caller is not allowed"
                + " Microsoft.Storage/storageAccounts/read in all of the subscription, so what was"
                + " listed may be a part",
            "az vmss list | access denied | the caller is not allowed"
                + " Microsoft.Compute/virtualMachineScaleSets/read in all of the subscription, so"
                + " what was listed may be a part");
  }

  @Test
  void given_rights_that_cannot_be_listed_then_no_list_is_known_to_be_whole() {
    tenant.fail("permissions", 403, "AuthorizationFailed", "no");

    Collected collected = tenant.collect(collector(), source(OPEN));

    assertThat(collected.gaps())
        .filteredOn(gap -> Adapters.azureCalls().call(gap.request().call()).isPresent())
        .hasSize(
            (int) Adapters.azureCalls().calls().stream().filter(spec -> !spec.isPerItem()).count())
        .allMatch(gap -> gap.detail().contains("whether the caller sees all of them is not known"));
  }

  /** Every call is missing, for one reason. */
  private static void assertMissing(Collected collected, Reason reason, String detail) {
    List<CollectionGap> gaps =
        collected.gaps().stream()
            .filter(gap -> Adapters.azureCalls().call(gap.request().call()).isPresent())
            .toList();
    assertThat(gaps).hasSize(Adapters.azureCalls().calls().size());
    assertThat(gaps).extracting(CollectionGap::reason).containsOnly(reason);
    assertThat(gaps).allMatch(gap -> gap.detail().contains(detail));
  }
}
