package dev.ringfence.collect.aws;

import static dev.ringfence.collect.aws.StubbedAccount.FRANKFURT;
import static dev.ringfence.collect.aws.StubbedAccount.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.collect.Collected;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes wrong on the wire, and the gap it becomes. */
class FaultyAnswersTest {
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
  void given_throttling_that_passes_then_nothing_is_missing_and_the_log_counts_it() {
    AtomicInteger refusals = new AtomicInteger(2);
    account
        .stub()
        .on(
            "ec2:DescribeVpcs",
            request ->
                refusals.getAndDecrement() > 0
                    ? StubAws.error(request, 503, "RequestLimitExceeded", "slow down")
                    : StubAws.ec2(request, "<vpcSet/>"));

    // The other calls of the service wait for their turn, and are not missing either.
    AwsCollector collector = account.collector(List.of("eu-central-1"), Duration.ofMinutes(1));
    collector.sources();
    Collected collected = account.collect(collector, FRANKFURT);

    assertThat(told(collected)).isEmpty();
    assertThat(collector.tally())
        .isEqualTo(account.stub().asked().size() + " AWS calls made, 2 of them throttled");
    assertThat(account.notices())
        .contains("111122223333 ec2 asks to slow down; going on more slowly");
  }

  @Test
  void given_each_way_a_call_can_fail_then_its_gap_says_which() throws Exception {
    account.fail("ec2:DescribeSubnets", 401, "AuthFailure", "not valid");
    account.fail("ec2:DescribeInstances", 401, "OptInRequired", "not subscribed");
    account.fail("ec2:DescribeAddresses", 500, "InternalError", "sorry");
    account.fail("rds:DescribeDBInstances", 403, "ExpiredToken", "The security token is expired");
    account.fail("logs:DescribeLogGroups", 400, "AccessDeniedException", "no\\nsecond line");
    account.fail("dms:DescribeReplicationInstances", 400, "ThrottlingException", "Rate exceeded");
    account.stub().on("ec2:DescribeFlowLogs", request -> StubAws.reset());
    account.stub().on("ec2:DescribeRouteTables", request -> StubAws.never());
    account
        .stub()
        .on(
            "ec2:DescribeNetworkAcls",
            request -> new StubAws.Reply(200, "text/xml", "<DescribeNetworkAclsResponse><netwo"));
    account
        .stub()
        .on("directconnect:DescribeConnections", request -> StubAws.json(200, "{\"connec"));

    List<String> told = told(account.collect());

    assertThat(told)
        .contains(
            "ec2:DescribeSubnets | access denied | AuthFailure: not valid",
            "ec2:DescribeInstances | not enabled in the account | OptInRequired: not subscribed",
            "ec2:DescribeAddresses | source not reachable | InternalError: sorry",
            "rds:DescribeDBInstances | access denied | ExpiredToken: The security token is expired",
            "logs:DescribeLogGroups | access denied | AccessDeniedException: no second line",
            "ec2:DescribeRouteTables | no answer in time | no answer within the time a page may"
                + " take")
        .anyMatch(line -> line.startsWith("dms:DescribeReplicationInstances | throttled | "))
        .anyMatch(line -> line.startsWith("ec2:DescribeFlowLogs | source not reachable | "))
        .anyMatch(line -> line.startsWith("ec2:DescribeNetworkAcls | not readable | "))
        .anyMatch(line -> line.startsWith("directconnect:DescribeConnections | not readable | "))
        .hasSize(10);
  }

  @Test
  void given_a_secret_in_an_error_message_then_the_gap_does_not_repeat_it() {
    account.fail(
        "ec2:DescribeVpcs", 403, "UnauthorizedOperation", "key AKIAABCDEFGHIJKLMNOP is bad");

    assertThat(told(account.collect()))
        .containsExactly("ec2:DescribeVpcs | access denied | UnauthorizedOperation");
  }
}
