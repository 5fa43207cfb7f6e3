package dev.ringfence.read.aws;

import static dev.ringfence.read.aws.ExportedEstate.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.network.Filter;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Permit;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecurityGroupsTest {
  private static final String GROUP = "arn:aws:ec2:eu-central-1:111122223333:security-group/sg-0a";

  @Test
  void given_two_ranges_and_a_group_in_one_permission_each_is_a_permit() {
    NetworkModel model =
        read(
            """
            {"IpProtocol": "tcp", "FromPort": 20, "ToPort": 25,
             "IpRanges": [{"CidrIp": "10.0.0.0/8"}, {"CidrIp": "10.0.0.9/16"}],
             "UserIdGroupPairs": [{"GroupId": "sg-0b", "UserId": "444455556666"}]}
            """);

    assertThat(model.of(Permit.class).map(Permit::id))
        .containsExactlyInAnyOrder(
            GROUP + "#ingress:tcp:20-25:10.0.0.0/8",
            GROUP + "#ingress:tcp:20-25:10.0.0.0/16",
            GROUP + "#ingress:tcp:20-25:444455556666/sg-0b");
    assertThat(model.of(Permit.class).map(permit -> permit.ports().valueIfKnown().orElseThrow()))
        .containsOnly(Ports.range(20, 25));
  }

  @Test
  void given_an_address_range_then_the_fact_cites_its_value() {
    Permit permit =
        onlyPermit(
            """
            {"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/1"}]}
            """);

    assertThat(permit.peer().valueIfKnown()).contains(Addresses.of("0.0.0.0/1"));
    assertThat(permit.peer().sources().get(0).pointer())
        .contains("/SecurityGroups/0/IpPermissions/0/IpRanges/0/CidrIp");
    assertThat(permit.protocol().valueIfKnown()).contains("any");
    assertThat(permit.ports().valueIfKnown()).contains(Ports.all());
  }

  @Test
  void given_another_protocol_number_then_its_ports_are_ignored() {
    Permit permit =
        onlyPermit(
            """
            {"IpProtocol": "132", "FromPort": 22, "ToPort": 22,
             "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}
            """);

    assertThat(permit.traffic().valueIfKnown().orElseThrow().destinationPorts(Protocol.SCTP))
        .isEqualTo(Ports.all());
  }

  @Test
  void given_a_permission_for_nobody_then_its_permit_is_unknown_and_reported() {
    NetworkModel model = read("{\"IpProtocol\": \"tcp\", \"FromPort\": 22, \"ToPort\": 22}");

    Permit permit = model.of(Permit.class).findFirst().orElseThrow();
    assertThat(permit.peer().isKnown()).isFalse();
    assertThat(model.unmodelled()).extracting(u -> u.owner()).containsOnly(GROUP);
  }

  @Test
  void given_no_list_of_egress_permissions_then_egress_is_unknown_not_empty() {
    NetworkModel model =
        ExportedEstate.empty()
            .with(
                PRODUCTION,
                "ec2:DescribeSecurityGroups",
                """
                {"SecurityGroups": [{"GroupId": "sg-0a", "GroupName": "web", "VpcId": "vpc-01",
                  "OwnerId": "111122223333", "IpPermissions": []}]}
                """)
            .read();

    Filter filter = model.of(Filter.class).findFirst().orElseThrow();
    assertThat(filter.ingress().valueIfKnown()).contains(List.of());
    assertThat(filter.egress().isKnown()).isFalse();
  }

  private static Permit onlyPermit(String permission) {
    return read(permission).of(Permit.class).findFirst().orElseThrow();
  }

  private static NetworkModel read(String permission) {
    return ExportedEstate.empty()
        .with(
            PRODUCTION,
            "ec2:DescribeSecurityGroups",
            """
            {"SecurityGroups": [{"GroupId": "sg-0a", "GroupName": "web", "VpcId": "vpc-01",
              "OwnerId": "111122223333", "IpPermissionsEgress": [], "IpPermissions": [%s]}]}
            """
                .formatted(permission))
        .read();
  }
}
