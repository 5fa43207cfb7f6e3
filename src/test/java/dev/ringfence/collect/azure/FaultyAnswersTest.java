package dev.ringfence.collect.azure;

import static dev.ringfence.collect.azure.StubbedTenant.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.TokenCredential;
import dev.ringfence.audit.Adapters;
import dev.ringfence.collect.Collected;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

/** What goes wrong on the wire, and the gap it becomes. */
class FaultyAnswersTest {
  private StubbedTenant tenant;

  @BeforeEach
  void start() throws Exception {
    tenant = StubbedTenant.start();
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  @Test
  void given_throttling_that_passes_then_nothing_is_missing_and_the_time_it_asked_for_is_kept() {
    AtomicInteger refusals = new AtomicInteger(2);
    AtomicLong first = new AtomicLong();
    AtomicLong last = new AtomicLong();
    tenant
        .stub()
        .on(
            "virtualNetworks",
            request -> {
              first.compareAndSet(0, System.nanoTime());
              last.set(System.nanoTime());
              return refusals.getAndDecrement() > 0
                  ? new StubArm.Reply(
                      429, "{\"error\": {\"code\": \"TooManyRequests\", \"message\": \"\"}}", "1")
                  : StubArm.json("{\"value\": []}");
            });
    AzureCollector collector =
        tenant.collector(
            tenant.subscriptions(StubbedTenant.SHOP), StubbedTenant.PATIENT, StubbedTenant.token());

    Collected collected = tenant.collect(collector, StubbedTenant.SOURCE);

    assertThat(told(collected)).isEmpty();
    assertThat(Duration.ofNanos(last.get() - first.get())).isGreaterThan(Duration.ofSeconds(2));
    assertThat(collector.tally())
        .isEqualTo(tenant.stub().asked().size() + " Azure calls made, 2 of them throttled");
    assertThat(tenant.notices())
        .singleElement()
        .asString()
        .startsWith("subscription " + StubbedTenant.SHOP + " asks to slow down");
  }

  @Test
  void given_one_call_that_is_throttled_then_the_others_of_the_subscription_wait_too() {
    AtomicLong refused = new AtomicLong();
    AtomicInteger early = new AtomicInteger();
    AtomicInteger late = new AtomicInteger();
    tenant
        .stub()
        .on(
            "permissions",
            request -> {
              if (refused.compareAndSet(0, System.nanoTime())) {
                return new StubArm.Reply(429, "", "4");
              }
              return StubArm.json(StubArm.READER);
            })
        .otherwise(
            request -> {
              long since = System.nanoTime() - refused.get();
              if (refused.get() != 0) {
                boolean isWithin = since < Duration.ofMillis(3_950).toNanos();
                (isWithin ? early : late).incrementAndGet();
              }
              return tenant.stub().standard(request);
            });

    AzureCollector collector =
        tenant.collector(
            tenant.subscriptions(StubbedTenant.SHOP), StubbedTenant.PATIENT, StubbedTenant.token());

    assertThat(told(tenant.collect(collector, StubbedTenant.SOURCE))).isEmpty();
    // What was under way when the refusal came does not wait; on a busy machine that is some calls.
    assertThat(late.get()).as("%s did not wait", early).isGreaterThan(2 * early.get());
  }

  @Test
  void given_each_way_a_call_can_fail_then_its_gap_says_which() {
    tenant.fail("virtualNetworks", 403, "AuthorizationFailed", "The client 'a' has no right");
    tenant.fail("networkSecurityGroups", 401, "ExpiredAuthenticationToken", "The token expired");
    tenant.fail("networkInterfaces", 500, "InternalServerError", "sorry");
    tenant.fail("routeTables", 404, "InvalidResourceType", "not in this cloud");
    tenant.fail("publicIPAddresses", 409, "ReadOnlyDisabledSubscription", "is disabled");
    tenant.fail("natGateways", 400, "NoRegisteredProviderFound", "no\\nsecond line");
    tenant
        .stub()
        .on("loadBalancers", request -> new StubArm.Reply(429, "", "30"))
        .on("applicationSecurityGroups", request -> StubArm.reset())
        .on("privateEndpoints", request -> StubArm.never())
        .on("applicationGateways", request -> StubArm.json("{\"value\": [{\"id\": \"/subs"))
        .on("bastionHosts", request -> StubArm.json("[]"))
        .on("azureFirewalls", request -> StubArm.json("{\"error\": {\"code\": \"x\"}}"))
        .on("virtualMachines", request -> new StubArm.Reply(502, "<html>Bad gateway</html>", ""));

    List<String> told = told(tenant.collect());

    assertThat(told)
        .contains(
            "az network vnet list | access denied | AuthorizationFailed: The client 'a' has no right",
            "az network nsg list | access denied | ExpiredAuthenticationToken: The token expired",
            "az network nic list | source not reachable | InternalServerError: sorry",
            "az network route-table list | not offered in the region | InvalidResourceType: not in"
                + " this cloud",
            "az network public-ip list | not enabled in the account |"
                + " ReadOnlyDisabledSubscription: is disabled",
            "az network nat gateway list | not offered in the region | NoRegisteredProviderFound: no"
                + " second line",
            "az network private-endpoint list | no answer in time | no answer within the time a"
                + " page may take",
            "az network firewall list | not readable | what came holds no list of resources",
            "az vm list | source not reachable | HTTP status 502")
        .anyMatch(line -> line.startsWith("az network lb list | throttled | "))
        .anyMatch(line -> line.startsWith("az network asg list | source not reachable | "))
        .anyMatch(line -> line.startsWith("az network application-gateway list | not readable | "))
        .anyMatch(line -> line.startsWith("az network bastion list | not readable | "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429|Fri, 31 Dec 9999 23:59:59 GMT|throttled",
        "429|999999999|throttled",
        "429|99999999999999999999|throttled",
        "503|Fri, 31 Dec 9999 23:59:59 GMT|throttled",
        "500|Fri, 31 Dec 9999 23:59:59 GMT|source not reachable",
        "500|999999999|source not reachable"
      })
  void given_a_wait_that_nobody_lives_to_see_the_end_of_then_the_call_is_a_gap_at_once(
      int status, String retryAfter, String reason) {
    tenant.stub().on("virtualNetworks", request -> new StubArm.Reply(status, "", retryAfter));

    List<String> told = told(tenant.collect());

    assertThat(told).anyMatch(line -> line.startsWith("az network vnet list | " + reason + " | "));
  }

  @Test
  void given_a_secret_in_an_error_message_then_the_gap_does_not_repeat_it() {
    tenant.fail("virtualNetworks", 403, "AuthorizationFailed", "key AKIAABCDEFGHIJKLMNOP is bad");

    assertThat(told(tenant.collect()))
        .containsExactly("az network vnet list | access denied | AuthorizationFailed");
  }

  @Test
  void given_a_subscription_that_never_answers_then_its_calls_are_not_waited_for_one_by_one() {
    tenant
        .stub()
        .otherwise(
            request ->
                request.path().equals("/subscriptions/" + StubbedTenant.SHOP)
                    ? tenant.stub().standard(request)
                    : StubArm.never());
    tenant.stub().on("permissions", request -> StubArm.json(StubArm.READER));
    long begun = System.nanoTime();

    Collected collected = tenant.collect();

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(40));
    long once = Adapters.azureCalls().calls().stream().filter(spec -> !spec.isPerItem()).count();
    // Resource groups and network watchers are listed beside the table.
    assertThat(missing(collected)).hasSize((int) once + 2);
    assertThat(collected.gaps()).extracting(CollectionGap::reason).containsOnly(Reason.TIMED_OUT);
  }

  /** Calls that are made per item are not missed where no item is known. */
  private static List<String> missing(Collected collected) {
    return collected.gaps().stream().map(gap -> gap.request().call()).distinct().toList();
  }

  @Test
  void given_no_credentials_then_nothing_is_asked_and_every_call_is_missing() {
    TokenCredential none =
        request -> Mono.error(new IllegalStateException("no credential of the chain is set up"));
    AzureCollector collector =
        tenant.collector(tenant.subscriptions(StubbedTenant.SHOP), StubbedTenant.PATIENT, none);

    Collected collected = tenant.collect(collector, collector.sources().get(0));

    assertThat(tenant.stub().asked()).isEmpty();
    assertThat(missing(collected)).hasSize(Adapters.azureCalls().calls().size());
    assertThat(collected.gaps())
        .allSatisfy(gap -> assertThat(gap.reason()).isEqualTo(Reason.DENIED))
        .allSatisfy(gap -> assertThat(gap.detail()).contains("no token was given: no credential"));
  }

  @Test
  void given_a_provider_that_is_not_registered_then_its_lists_are_empty_on_its_own_word() {
    tenant.fail("virtualMachines", 409, "MissingSubscriptionRegistration", "not registered");
    tenant.fail("virtualMachineScaleSets", 409, "MissingSubscriptionRegistration", "no");
    tenant
        .stub()
        .on(
            "Microsoft.Compute",
            request -> StubArm.json("{\"registrationState\": \"NotRegistered\"}"));

    Collected collected = tenant.collect();

    assertThat(told(collected)).isEmpty();
    assertThat(tenant.sealed(collected, "az vm list")).containsExactly("{\"value\":[]}");
    assertThat(tenant.sealed(collected, "az provider show"))
        .containsExactly("{\"registrationState\": \"NotRegistered\"}");
    assertThat(tenant.stub().asked()).noneMatch(asked -> asked.path().endsWith("/register"));
  }

  @Test
  void given_a_provider_whose_state_contradicts_the_refusal_then_its_lists_are_missing() {
    tenant.fail("virtualMachines", 409, "MissingSubscriptionRegistration", "not registered");
    tenant
        .stub()
        .on(
            "Microsoft.Compute",
            request -> StubArm.json("{\"registrationState\": \"Registered\"}"));

    assertThat(told(tenant.collect()))
        .containsExactly(
            "az vm list | not enabled in the account | MissingSubscriptionRegistration: not"
                + " registered");
  }
}
