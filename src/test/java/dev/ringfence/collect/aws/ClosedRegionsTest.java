package dev.ringfence.collect.aws;

import static dev.ringfence.collect.aws.StubbedAccount.ACCOUNT;
import static dev.ringfence.collect.aws.StubbedAccount.FRANKFURT;
import static dev.ringfence.collect.aws.StubbedAccount.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ringfence.audit.Adapters;
import dev.ringfence.collect.Collected;
import dev.ringfence.collect.ItemTable;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.EvidenceSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What cannot be entered or asked stays in the evidence. */
@Tag("thorough")
class ClosedRegionsTest {
  private StubbedAccount account;

  @BeforeEach
  void start() throws Exception {
    account = StubbedAccount.start();
  }

  @AfterEach
  void stop() {
    account.close();
  }

  @Test
  void given_a_region_that_never_answers_then_waiting_ends_after_some_calls() {
    for (StubAws.Asked known : askedOfAnEmptyAccount()) {
      if (!known.name().startsWith("sts:") && !known.name().equals("ec2:DescribeRegions")) {
        account.stub().on(known.name(), request -> StubAws.never());
      }
    }
    Collected collected = account.collect();

    Set<Reason> reasons = new TreeSet<>();
    collected.gaps().forEach(gap -> reasons.add(gap.reason()));
    assertThat(reasons).containsExactly(Reason.NOT_COLLECTED, Reason.TIMED_OUT, Reason.UNREACHABLE);
    assertThat(told(collected)).anyMatch(line -> line.contains("not asked: the region answered"));
  }

  @Test
  void given_a_region_that_is_switched_off_or_unknown_then_no_call_is_made_there() {
    AwsCollector collector = account.collector(List.of("eu-central-1", "eu-south-1", "eu-moon-1"));
    collector.sources();
    int before = account.stub().asked().size();

    Collected off = account.collect(collector, new EvidenceSource("aws", ACCOUNT, "eu-south-1"));
    Collected unknown = account.collect(collector, new EvidenceSource("aws", ACCOUNT, "eu-moon-1"));

    assertThat(account.stub().asked()).hasSize(before);
    assertThat(off.gaps()).hasSize(Adapters.calls().calls().size());
    assertThat(told(off).get(0))
        .endsWith(
            "| not enabled in the account | the account has not switched on region eu-south-1");
    assertThat(told(unknown).get(0))
        .endsWith("| not offered in the region | the account knows no region eu-moon-1");
  }

  @Test
  void given_all_regions_then_those_that_are_switched_on_are_sources() {
    assertThat(account.collector(List.of()).sources())
        .containsExactly(FRANKFURT, new EvidenceSource("aws", ACCOUNT, "us-east-1"));
  }

  @Test
  void given_a_role_that_cannot_be_assumed_then_the_account_stays_with_a_gap_for_every_call() {
    account.fail("sts:AssumeRole", 403, "AccessDenied", "not authorized to perform sts:AssumeRole");
    AwsCollector collector =
        account.collector("444455556666", List.of("eu-central-1"), Duration.ofSeconds(4));

    Collected collected = account.collect(collector, collector.sources().get(0));
    account.collect(collector, collector.sources().get(0));

    assertThat(account.notices())
        .singleElement()
        .asString()
        .contains("444455556666", "access denied", "role/ringfence-audit");
    assertThat(collected.items()).isEmpty();
    assertThat(collected.gaps()).hasSize(Adapters.calls().calls().size());
    assertThat(collected.gaps())
        .allSatisfy(
            gap -> {
              assertThat(gap.reason()).isEqualTo(Reason.DENIED);
              assertThat(gap.detail())
                  .contains("arn:aws:iam::444455556666:role/ringfence-audit", "AccessDenied");
            });
  }

  private List<StubAws.Asked> askedOfAnEmptyAccount() {
    account.collect();
    List<StubAws.Asked> asked = new ArrayList<>(account.stub().asked());
    account.stub().asked().clear();
    return asked;
  }

  /** Each permission is taken away in turn: the calls that need it are denied, and no others. */
  @TestFactory
  Stream<DynamicTest> an_action_that_is_denied_is_missing_and_nothing_else() {
    return askedOfAnEmptyAccount().stream()
        .filter(known -> !StubAws.isRest(known) && !known.name().startsWith("sts:"))
        .map(known -> dynamicTest(known.name(), () -> denied(known)));
  }

  private void denied(StubAws.Asked known) throws Exception {
    try (StubbedAccount fresh = StubbedAccount.start()) {
      fresh.fail(known.name(), 403, "AccessDenied", "no");

      Set<String> missing = new TreeSet<>();
      for (CollectionGap gap : fresh.collect().gaps()) {
        boolean isItself = gap.request().call().endsWith(":" + known.operation());
        assertThat(gap.reason()).isEqualTo(isItself ? Reason.DENIED : Reason.NOT_COLLECTED);
        missing.add(gap.request().call());
      }

      assertThat(missing).anyMatch(call -> call.endsWith(":" + known.operation()));
      assertThat(missing)
          .allMatch(call -> call.endsWith(":" + known.operation()) || isAboutItemsOf(call, known));
    }
  }

  private static boolean isAboutItemsOf(String call, StubAws.Asked listing) {
    CallSpec spec = Adapters.calls().call(call).orElseThrow();
    return !spec.isPerItem()
        && ItemTable.shipped().row(spec).listing().endsWith(":" + listing.operation());
  }
}
