package dev.ringfence.read.aws;

import static dev.ringfence.read.aws.ExportedEstate.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.ServiceEndpoint;
import dev.ringfence.network.Subnet;
import dev.ringfence.network.VirtualNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointsTest {
  private static final String STATEMENT =
      "'Effect': 'Allow', 'Principal': '*', 'Action': '*', 'Resource': '*'";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        STATEMENT + "|true",
        "'Effect': 'Allow', 'Principal': {'AWS': ['*']}, 'Action': ['s3:*'], 'Resource': ['*']|true",
        "'Effect': 'Allow', 'Principal': '*', 'Action': 's3:*', 'Resource': 'arn:aws:s3:::*'|true",
        "'Effect': 'Allow', 'Principal': '*', 'Action': '**', 'Resource': 'arn:*'|true",
        "'Effect': 'Allow', 'Principal': '*', 'Action': '*:*', 'Resource': 'arn:aws:s3:::?*/*'|true",
        "'Effect': 'Allow', 'Principal': '*', 'Action': 's3:Get*', 'Resource': 'arn:*'|false",
        STATEMENT + ", 'Condition': {'StringEquals': {'aws:PrincipalOrgID': 'o-1'}}|false",
        "'Effect': 'Deny', 'Principal': '*', 'Action': '*', 'Resource': '*'|false",
        "'Effect': 'Allow', 'Principal': '*', 'Action': 's3:GetObject', 'Resource': '*'|false",
        "'Effect': 'Allow', 'Principal': '*', 'Action': '*', 'Resource': 'arn:aws:s3:::logs/*'|false",
        "'Effect': 'Allow', 'Principal': {'AWS': 'arn:aws:iam::111122223333:root'}, 'Action': '*', 'Resource': '*'|false"
      })
  void given_a_statement_then_the_policy_is_open_or_not(String statement, boolean isOpen) {
    ServiceEndpoint endpoint = only(read(policy(statement)));

    assertThat(endpoint.isPolicyOpen().valueIfKnown()).contains(isOpen);
  }

  @Test
  void given_everything_but_one_action_then_nobody_decides_whether_that_is_open() {
    NetworkModel model =
        read(
            policy(
                "'Effect': 'Allow', 'Principal': '*', 'NotAction': 's3:DeleteBucket', 'Resource':"
                    + " '*'"));

    assertThat(only(model).isPolicyOpen().isKnown()).isFalse();
    assertThat(model.unmodelled()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'StringLike': {'aws:PrincipalArn': '*'}}",
        "{'StringEqualsIfExists': {'aws:PrincipalOrgID': 'o-1'}}",
        "{'StringNotEquals': {'aws:PrincipalOrgID': 'o-1'}}",
        "{'Bool': {'aws:SecureTransport': 'true'}}",
        "{'StringEquals': {'aws:SourceVpc': 'vpc-1'}}"
      })
  void given_anything_on_a_condition_that_may_leave_anyone_then_it_is_unknown(String condition) {
    NetworkModel model = read(policy(STATEMENT + ", 'Condition': " + condition));

    assertThat(only(model).isPolicyOpen().isKnown()).isFalse();
    assertThat(model.unmodelled()).hasSize(1);
  }

  @Test
  void given_no_policy_then_it_is_unknown_whether_it_is_open() {
    assertThat(only(read("")).isPolicyOpen().isKnown()).isFalse();
  }

  @Test
  void given_a_policy_that_is_not_json_then_it_is_unknown_and_reported() {
    NetworkModel model = read(", \"PolicyDocument\": \"{\"");

    assertThat(only(model).isPolicyOpen().isKnown()).isFalse();
    assertThat(model.unmodelled()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "com.amazonaws.eu-central-1.s3, s3",
    "com.amazonaws.eu-central-1.ecr.api, ecr.api",
    "cn.com.amazonaws.cn-north-1.sqs, sqs",
    "com.amazonaws.vpce.eu-central-1.vpce-svc-0a, com.amazonaws.vpce.eu-central-1.vpce-svc-0a"
  })
  void given_a_service_name_then_a_service_of_aws_is_named_shortly(String name, String expected) {
    String json = endpoint("").replace("com.amazonaws.eu-central-1.s3", name);

    assertThat(only(estate(json).read()).service().valueIfKnown()).contains(expected);
  }

  @Test
  void given_a_gateway_endpoint_in_the_main_table_then_only_its_subnets_have_it() {
    NetworkModel model =
        estate(endpoint(", \"RouteTableIds\": [\"rtb-01\"]"))
            .with(
                PRODUCTION,
                "ec2:DescribeSubnets",
                """
                {"Subnets": [
                  {"SubnetId": "subnet-01", "VpcId": "vpc-01", "OwnerId": "111122223333"},
                  {"SubnetId": "subnet-02", "VpcId": "vpc-01", "OwnerId": "111122223333"}]}
                """)
            .with(
                PRODUCTION,
                "ec2:DescribeRouteTables",
                """
                {"RouteTables": [
                  {"RouteTableId": "rtb-01", "VpcId": "vpc-01", "OwnerId": "111122223333",
                   "Associations": [{"Main": true}], "Routes": []},
                  {"RouteTableId": "rtb-02", "VpcId": "vpc-01", "OwnerId": "111122223333",
                   "Associations": [{"Main": false, "SubnetId": "subnet-02"}], "Routes": []}]}
                """)
            .read();

    List<Integer> counts =
        model
            .of(Subnet.class)
            .map(subnet -> subnet.gatewayEndpoints().valueIfKnown().orElseThrow().size())
            .toList();
    assertThat(counts).containsExactly(1, 0);
  }

  @Test
  void given_a_network_then_it_lists_its_endpoints_and_not_those_of_another() {
    NetworkModel model =
        estate(
                endpoint("")
                    + ","
                    + endpoint("").replace("vpc-01", "vpc-02").replace("vpce-01", "vpce-02"))
            .with(
                PRODUCTION,
                "ec2:DescribeVpcs",
                """
                {"Vpcs": [{"VpcId": "vpc-01", "OwnerId": "111122223333"}]}
                """)
            .read();

    VirtualNetwork network = model.of(VirtualNetwork.class).findFirst().orElseThrow();
    assertThat(network.serviceEndpoints().valueIfKnown().orElseThrow())
        .extracting(endpoint -> endpoint.header().localId())
        .containsExactly("vpce-01");
    assertThat(network.serviceEndpoints().sources().get(0).pointer()).contains("/VpcEndpoints");
  }

  private static String policy(String statement) {
    return stated("[{" + statement + "}]");
  }

  /** The member of an endpoint's answer that holds a policy of some statements. */
  static String stated(String statements) {
    String document = "{'Statement': " + statements + "}";
    return ", \"PolicyDocument\": \"" + document.replace("'", "\\\"") + "\"";
  }

  static ServiceEndpoint only(NetworkModel model) {
    return model.of(ServiceEndpoint.class).findFirst().orElseThrow();
  }

  private static String endpoint(String more) {
    return """
        {"VpcEndpointId": "vpce-01", "VpcEndpointType": "Gateway", "VpcId": "vpc-01",
         "ServiceName": "com.amazonaws.eu-central-1.s3", "State": "available",
         "OwnerId": "111122223333"%s}
        """
        .formatted(more);
  }

  private static ExportedEstate estate(String endpoints) {
    return ExportedEstate.empty()
        .with(PRODUCTION, "ec2:DescribeVpcEndpoints", "{\"VpcEndpoints\": [" + endpoints + "]}");
  }

  static NetworkModel read(String more) {
    return estate(endpoint(more)).read();
  }
}
