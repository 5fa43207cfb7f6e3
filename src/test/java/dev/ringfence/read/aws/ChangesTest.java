package dev.ringfence.read.aws;

import static dev.ringfence.read.aws.ExportedEstate.PRODUCTION;
import static dev.ringfence.read.aws.Read.reason;
import static dev.ringfence.read.aws.Read.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.Change;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events in the shapes of CloudTrail records of EC2 (CloudTrail user guide, record contents). */
class ChangesTest {
  private static final String EVENTS = "cloudtrail:LookupEvents";
  private static final String GROUP =
      "arn:aws:ec2:eu-central-1:111122223333:security-group/sg-0aaa000000000001a";
  private static final String OPEN_SSH =
      """
      "securityGroupRuleSet":{"items":[{"groupId":"sg-0aaa000000000001a","securityGroupRuleId":"sgr-0aaa000000000001a","isEgress":false,"ipProtocol":"tcp","fromPort":22,"toPort":22,"cidrIpv4":"0.0.0.0/0"}]}
      """;
  private static final String SSH_REQUEST =
      """
      {"groupId":"sg-0aaa000000000001a","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":22,"toPort":22,"groups":{},"ipRanges":{"items":[{"cidrIp":"0.0.0.0/0"}]},"ipv6Ranges":{},"prefixListIds":{}}]}}
      """;

  private ExportedEstate estate =
      ExportedEstate.empty()
          .with(PRODUCTION, "ec2:DescribeSecurityGroups", groups("[]"))
          .with(PRODUCTION, "ec2:DescribeSecurityGroupRules", "{\"SecurityGroupRules\": []}")
          .with(PRODUCTION, "ec2:DescribeSubnets", "{\"Subnets\": []}");

  private static String groups(String permissions) {
    return """
        {"SecurityGroups": [{"GroupId": "sg-0aaa000000000001a", "GroupName": "web", "OwnerId": "111122223333",
          "VpcId": "vpc-0aaa000000000001a", "IpPermissions": %s, "IpPermissionsEgress": []}]}
        """
        .formatted(permissions);
  }

  /** An event on a day of November 1969, so that the tests' evidence, of 1970, comes after it. */
  private ChangesTest event(String name, int day, String request, String response) {
    return recorded(
        name,
        day,
        "{\"userIdentity\":{\"arn\":\"arn:aws:iam::111122223333:user/anna\"},\"requestParameters\":%s,\"responseElements\":{\"_return\":true%s}}"
            .formatted(request.strip(), response.isEmpty() ? "" : "," + response.strip()));
  }

  private ChangesTest recorded(String name, int day, String record) {
    String text = record.replace("\\", "\\\\").replace("\"", "\\\"");
    estate =
        estate.with(
            PRODUCTION,
            EVENTS,
            name,
            """
            {"Events": [{"EventId": "%s-%02d", "EventName": "%s", "EventTime": "1969-11-%02dT10:00:00+00:00", "CloudTrailEvent": "%s"}]}
            """
                .formatted(name, day, name, day, text));
    return this;
  }

  /** All other sorts of event were looked up, and there were none. */
  private List<Change> changes() {
    ExportedEstate whole = estate;
    for (String name : ExportedEstate.CALLS.call(EVENTS).orElseThrow().words()) {
      boolean isThere =
          estate.answers().stream()
              .anyMatch(answer -> answer.request().parameters().containsValue(name));
      whole = isThere ? whole : whole.with(PRODUCTION, EVENTS, name, "{\"Events\": []}");
    }
    return whole.read().of(Change.class).toList();
  }

  @Test
  void given_a_rule_that_was_made_and_revoked_by_its_id_then_who_and_when_are_told() {
    event("AuthorizeSecurityGroupIngress", 3, SSH_REQUEST, OPEN_SSH);
    event(
        "RevokeSecurityGroupIngress",
        4,
        "{\"groupId\":\"sg-0aaa000000000001a\",\"securityGroupRuleIds\":{\"items\":[{\"securityGroupRuleId\":\"sgr-0aaa000000000001a\"}]}}",
        "");

    Change change = changes().get(0);

    assertThat(changes()).hasSize(1);
    assertThat(change.id()).isEqualTo("change:" + GROUP + "#ingress:tcp:22:0.0.0.0/0");
    assertThat(value(change.isStillThere())).isFalse();
    assertThat(value(change.closedAt())).isEqualTo("1969-11-04T10:00:00+00:00");
    assertThat(value(change.openedBy())).isEqualTo("arn:aws:iam::111122223333:user/anna");
    assertThat(value(change.daysAgo())).isEqualTo(58);
    assertThat(value(value(change.permit()).peer()).toString()).isEqualTo("0.0.0.0/0");
    assertThat(value(change.permit()).header().source().pointer())
        .contains("/Events/0/CloudTrailEvent");
  }

  @Test
  void given_an_older_event_without_rules_in_its_answer_then_its_request_tells() {
    event("AuthorizeSecurityGroupIngress", 3, SSH_REQUEST, "");
    event("RevokeSecurityGroupIngress", 5, SSH_REQUEST, "");

    assertThat(changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.id()).endsWith("#ingress:tcp:22:0.0.0.0/0");
              assertThat(value(change.closedAt())).startsWith("1969-11-05");
            });
  }

  @Test
  void given_a_rule_that_the_evidence_still_has_then_it_is_still_there() {
    estate =
        ExportedEstate.empty()
            .with(
                PRODUCTION,
                "ec2:DescribeSecurityGroups",
                groups(
                    "[{\"IpProtocol\": \"tcp\", \"FromPort\": 22, \"ToPort\": 22, \"IpRanges\": [{\"CidrIp\": \"0.0.0.0/0\"}]}]"));
    event("AuthorizeSecurityGroupIngress", 3, SSH_REQUEST, OPEN_SSH);

    assertThat(value(changes().get(0).isStillThere())).isTrue();
  }

  @Test
  void given_no_answer_about_groups_then_nobody_knows_whether_it_is_still_there() {
    estate = ExportedEstate.empty();
    event("AuthorizeSecurityGroupIngress", 3, SSH_REQUEST, OPEN_SSH);

    assertThat(reason(changes().get(0).isStillThere())).contains("DescribeSecurityGroups");
  }

  @Test
  void given_a_request_that_was_refused_then_nothing_was_made() {
    recorded(
        "AuthorizeSecurityGroupIngress",
        3,
        "{\"errorCode\":\"Client.UnauthorizedOperation\",\"requestParameters\":%s}"
            .formatted(SSH_REQUEST.strip()));

    assertThat(changes()).isEmpty();
  }

  @Test
  void given_a_rule_that_was_modified_then_the_new_content_is_made_and_the_old_one_closed() {
    event("AuthorizeSecurityGroupIngress", 3, SSH_REQUEST, OPEN_SSH);
    event(
        "ModifySecurityGroupRules",
        6,
        "{\"ModifySecurityGroupRulesRequest\":{\"GroupId\":\"sg-0aaa000000000001a\",\"SecurityGroupRule\":{\"SecurityGroupRuleId\":\"sgr-0aaa000000000001a\",\"tag\":1,\"SecurityGroupRule\":{\"IpProtocol\":\"tcp\",\"FromPort\":3389,\"ToPort\":3389,\"CidrIpv6\":\"::/0\"}}}}",
        "");

    assertThat(changes())
        .extracting(change -> change.id().replaceAll(".*#", ""))
        .containsExactly("ingress:tcp:22:0.0.0.0/0", "ingress:tcp:3389:::/0");
    assertThat(value(changes().get(0).closedAt())).startsWith("1969-11-06");
    assertThat(value(changes().get(1).closedAt())).isEmpty();
  }

  @Test
  void given_a_modified_rule_whose_direction_nothing_tells_then_it_cannot_be_read() {
    event(
        "ModifySecurityGroupRules",
        6,
        "{\"ModifySecurityGroupRulesRequest\":{\"GroupId\":\"sg-0aaa000000000001a\",\"SecurityGroupRule\":{\"SecurityGroupRuleId\":\"sgr-0aaa000000000009a\",\"SecurityGroupRule\":{\"IpProtocol\":\"tcp\",\"FromPort\":3389,\"ToPort\":3389,\"CidrIpv6\":\"::/0\"}}}}",
        "");

    assertThat(reason(changes().get(0).permit())).contains("cannot be read");
    assertThat(value(changes().get(0).made())).isEqualTo("permit");
  }

  @Test
  void given_two_modified_rules_of_which_one_is_not_known_then_neither_hides_the_other() {
    String known =
        "{\"SecurityGroupRuleId\":\"sgr-0aaa000000000001a\",\"tag\":1,\"SecurityGroupRule\":{\"IpProtocol\":\"tcp\",\"FromPort\":443,\"ToPort\":443,\"CidrIpv4\":\"10.0.0.0/8\"}}";
    String unknown =
        "{\"SecurityGroupRuleId\":\"sgr-0aaa000000000009a\",\"tag\":2,\"SecurityGroupRule\":{\"IpProtocol\":\"tcp\",\"FromPort\":22,\"ToPort\":22,\"CidrIpv4\":\"0.0.0.0/0\"}}";
    event("AuthorizeSecurityGroupIngress", 3, SSH_REQUEST, OPEN_SSH);
    event(
        "ModifySecurityGroupRules",
        6,
        "{\"ModifySecurityGroupRulesRequest\":{\"GroupId\":\"sg-0aaa000000000001a\",\"SecurityGroupRule\":[%s,%s]}}"
            .formatted(known, unknown),
        "");

    List<Change> changes = changes();

    assertThat(changes).hasSize(2);
    assertThat(changes.get(0).id()).endsWith("#ingress:tcp:22:0.0.0.0/0");
    assertThat(value(changes.get(0).closedAt())).startsWith("1969-11-06");
    assertThat(reason(changes.get(1).permit())).contains("cannot be read");
    assertThat(value(changes.get(1).made())).isEqualTo("permit");
  }

  @Test
  void given_what_is_no_record_then_it_cannot_be_read_and_is_not_left_out() {
    recorded("CreateRoute", 3, "REDACTED");

    assertThat(changes())
        .singleElement()
        .satisfies(c -> assertThat(value(c.made())).isEqualTo("route"));
    assertThat(reason(changes().get(0).isStillThere())).contains("CreateRoute");
  }

  @Test
  void given_a_route_that_was_replaced_then_the_first_is_closed() {
    estate =
        estate.with(
            PRODUCTION,
            "ec2:DescribeRouteTables",
            "{\"RouteTables\": [{\"RouteTableId\": \"rtb-0aaa000000000001a\", \"VpcId\": \"vpc-0aaa000000000001a\", \"OwnerId\": \"111122223333\", \"Associations\": [], \"Routes\": [{\"DestinationCidrBlock\": \"0.0.0.0/0\", \"NatGatewayId\": \"nat-0aaa000000000001a\", \"Origin\": \"CreateRoute\", \"State\": \"active\"}]}]}");
    event(
        "CreateRoute",
        7,
        "{\"routeTableId\":\"rtb-0aaa000000000001a\",\"destinationCidrBlock\":\"0.0.0.0/0\",\"gatewayId\":\"igw-0aaa000000000001a\"}",
        "");
    event(
        "ReplaceRoute",
        8,
        "{\"routeTableId\":\"rtb-0aaa000000000001a\",\"destinationCidrBlock\":\"0.0.0.0/0\",\"natGatewayId\":\"nat-0aaa000000000001a\"}",
        "");

    List<Change> changes = changes();

    assertThat(changes).hasSize(2);
    assertThat(value(value(changes.get(0).route()).target())).isEqualTo("internet-gateway");
    assertThat(value(changes.get(0).isStillThere())).isFalse();
    assertThat(value(changes.get(0).closedAt())).startsWith("1969-11-08");
    assertThat(value(changes.get(1).isStillThere())).isTrue();
  }

  @Test
  void given_events_of_one_name_only_then_the_others_are_missing() {
    event("AuthorizeSecurityGroupIngress", 3, SSH_REQUEST, OPEN_SSH);

    NetworkModel network = estate.read();

    assertThat(reason(network.of(Change.class).toList().get(0).closedAt())).contains(EVENTS);
    assertThat(network.enumerations(Kind.CHANGE))
        .singleElement()
        .extracting(Enumeration::gaps)
        .satisfies(gaps -> assertThat(gaps).hasSize(10))
        .asString()
        .contains("RevokeSecurityGroupIngress")
        .doesNotContain("AuthorizeSecurityGroupIngress");
  }
}
