package dev.ringfence.collect.aws;

import static dev.ringfence.collect.aws.StubbedAccount.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.Adapters;
import dev.ringfence.collect.Collected;
import dev.ringfence.evidence.CallSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything is asked once, and followed to its last page. */
class PagedAnswersTest {
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
  void given_an_empty_account_then_each_call_is_made_once_and_nothing_is_missing() {
    Collected collected = account.collect();

    assertThat(told(collected)).isEmpty();
    assertThat(account.stub().asked()).doesNotHaveDuplicates();
    // What is asked about items is not asked where there are none.
    long once = Adapters.calls().calls().stream().filter(spec -> !isDependent(spec)).count();
    long words = Adapters.calls().calls().stream().mapToLong(spec -> spec.words().size()).sum();
    assertThat(account.stub().asked()).hasSize((int) (once + words));
  }

  @Test
  void given_several_pages_then_they_are_one_document() {
    account
        .stub()
        .on(
            "ec2:DescribeVpcs",
            request -> {
              String token = request.parameter("NextToken");
              int page = token.isEmpty() ? 1 : Integer.parseInt(token);
              return StubAws.ec2(
                  request,
                  "<vpcSet><item><vpcId>vpc-%d</vpcId></item></vpcSet>".formatted(page)
                      + (page < 3 ? "<nextToken>" + (page + 1) + "</nextToken>" : ""));
            });

    Collected collected = account.collect();

    assertThat(told(collected)).isEmpty();
    assertThat(account.sealed(collected, "ec2:DescribeVpcs"))
        .isEqualTo(
            "{\"Vpcs\":[{\"VpcId\":\"vpc-1\"},{\"VpcId\":\"vpc-2\"},{\"VpcId\":\"vpc-3\"}]}");
    assertThat(collected.items())
        .filteredOn(item -> item.request().call().equals("ec2:DescribeVpcs"))
        .singleElement()
        .satisfies(item -> assertThat(item.pages()).isEqualTo(3))
        .satisfies(item -> assertThat(item.items()).isEqualTo(3));
  }

  @Test
  void given_pages_of_markers_and_of_json_tokens_then_they_are_followed_too() {
    account
        .stub()
        .on(
            "rds:DescribeDBInstances",
            request ->
                StubAws.query(
                    request,
                    request.parameter("Marker").isEmpty()
                        ? "<DBInstances/><Marker>more</Marker>"
                        : "<DBInstances><DBInstance><DBInstanceArn>a</DBInstanceArn></DBInstance>"
                            + "</DBInstances>"));
    account
        .stub()
        .on(
            "logs:DescribeLogGroups",
            request ->
                StubAws.json(
                    200,
                    request.body().contains("nextToken")
                        ? "{\"logGroups\": [{\"logGroupName\": \"b\"}]}"
                        : "{\"logGroups\": [{\"logGroupName\": \"a\"}], \"nextToken\": \"2\"}"));

    Collected collected = account.collect();

    assertThat(told(collected)).isEmpty();
    assertThat(account.sealed(collected, "rds:DescribeDBInstances"))
        .isEqualTo("{\"DBInstances\":[{\"DBInstanceArn\":\"a\"}]}");
    assertThat(account.sealed(collected, "logs:DescribeLogGroups"))
        .isEqualTo("{\"logGroups\":[{\"logGroupName\":\"a\"},{\"logGroupName\":\"b\"}]}");
  }

  @Test
  void given_pages_that_go_round_in_a_circle_then_the_answer_is_truncated() {
    account
        .stub()
        .on(
            "ec2:DescribeVpcs",
            request -> StubAws.ec2(request, "<vpcSet/><nextToken>again</nextToken>"));

    assertThat(told(account.collect()))
        .containsExactly(
            "ec2:DescribeVpcs | truncated | the service leads to the same page again and again");
  }

  @Test
  void given_routes_that_the_service_keeps_back_then_the_answer_is_truncated() {
    account
        .stub()
        .on(
            "ec2:DescribeTransitGatewayRouteTables",
            request ->
                StubAws.ec2(
                    request,
                    "<transitGatewayRouteTables><item><transitGatewayRouteTableId>tgw-rtb-1"
                        + "</transitGatewayRouteTableId></item></transitGatewayRouteTables>"));
    account
        .stub()
        .on(
            "ec2:SearchTransitGatewayRoutes",
            request ->
                StubAws.ec2(
                    request,
                    "<routeSet/><additionalRoutesAvailable>true</additionalRoutesAvailable>"));

    assertThat(told(account.collect()))
        .containsExactly(
            "ec2:SearchTransitGatewayRoutes TransitGatewayRouteTableId=tgw-rtb-1 | truncated |"
                + " AdditionalRoutesAvailable says there is more, and the API leads to none of it");
  }

  @Test
  void given_a_refusal_on_a_later_page_then_what_came_is_kept_and_the_rest_is_missing() {
    account
        .stub()
        .on(
            "ec2:DescribeVpcs",
            request ->
                request.parameter("NextToken").isEmpty()
                    ? StubAws.ec2(
                        request,
                        "<vpcSet><item><vpcId>vpc-1</vpcId></item></vpcSet><nextToken>2</nextToken>")
                    : StubAws.error(request, 403, "UnauthorizedOperation", "no"));

    Collected collected = account.collect();

    assertThat(told(collected))
        .containsExactly("ec2:DescribeVpcs | access denied | UnauthorizedOperation: no");
    assertThat(collected.gaps().get(0).where()).isPresent();
    assertThat(account.sealed(collected, "ec2:DescribeVpcs")).contains("vpc-1");
  }

  private static boolean isDependent(CallSpec spec) {
    return !Operations.named(spec.call()).parameter().isEmpty();
  }
}
