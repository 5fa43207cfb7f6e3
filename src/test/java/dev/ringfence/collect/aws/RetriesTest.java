package dev.ringfence.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.Adapters;
import dev.ringfence.collect.Collected;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often a page is asked for, by what goes wrong. */
class RetriesTest {
  private static final String CALL = "ec2:DescribeVpcs";
  private static final int ATTEMPTS = 12;

  private StubbedAccount account;

  @BeforeEach
  void start() throws Exception {
    account = StubbedAccount.start();
  }

  @AfterEach
  void stop() {
    account.close();
  }

  private Collected collect() {
    Duration never = Duration.ofMinutes(10);
    AwsCollector collector =
        AwsCollector.of(
            List.of(Accesses.of(List.of(StubbedAccount.ACCOUNT), List.of("eu-central-1"))),
            Adapters.calls(),
            new Connection(
                Optional.of(account.stub().endpoint()), never, never, never, ATTEMPTS, 12),
            Clock.systemUTC(),
            line -> {});
    collector.sources();
    return account.collect(collector, StubbedAccount.FRANKFURT);
  }

  private long asked() {
    return account.stub().asked().stream().filter(one -> one.name().equals(CALL)).count();
  }

  @Test
  void given_a_service_that_keeps_failing_then_few_attempts_are_made() {
    account.fail(CALL, 500, "InternalError", "sorry");

    assertThat(StubbedAccount.told(collect()))
        .containsExactly(CALL + " | source not reachable | InternalError: sorry");
    assertThat(asked()).isEqualTo(Retries.MOST_FAILURES);
  }

  @Test
  void given_connections_that_keep_breaking_then_few_attempts_are_made() {
    account.stub().on(CALL, request -> StubAws.reset());

    assertThat(StubbedAccount.told(collect()))
        .singleElement()
        .asString()
        .startsWith(CALL + " | source not reachable | ");
    assertThat(asked()).isEqualTo(Retries.MOST_FAILURES);
  }

  @Test
  void given_refusals_between_failures_then_only_the_failures_are_counted() {
    AtomicInteger attempts = new AtomicInteger();
    account
        .stub()
        .on(
            CALL,
            request ->
                switch (attempts.incrementAndGet()) {
                  case 1, 3, 5 -> StubAws.error(request, 500, "InternalError", "sorry");
                  case 2, 4 -> StubAws.error(request, 503, "RequestLimitExceeded", "slow down");
                  default -> StubAws.ec2(request, "<vpcSet/>");
                });

    assertThat(StubbedAccount.told(collect())).isEmpty();
    assertThat(asked()).isEqualTo(6);
  }

  @Test
  void given_a_denial_then_nobody_asks_again() {
    account.fail(CALL, 403, "UnauthorizedOperation", "no");

    assertThat(StubbedAccount.told(collect()))
        .containsExactly(CALL + " | access denied | UnauthorizedOperation: no");
    assertThat(asked()).isEqualTo(1);
  }
}
