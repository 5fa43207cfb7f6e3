package dev.ringfence.read.aws;

import static dev.ringfence.read.aws.ExportedEstate.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
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

  @Test
  void given_reversed_ports_then_they_are_unknown_and_the_permit_stays() {
    NetworkModel model = read(tcp(25, 20, "{\"CidrIp\": \"10.0.0.0/8\"}"));

    Permit permit = model.of(Permit.class).findFirst().orElseThrow();
    assertThat(permit.ports().isKnown()).isFalse();
    assertThat(permit.traffic().isKnown()).isFalse();
    assertThat(permit.peer().isKnown()).isTrue();
    assertThat(model.unmodelled()).hasSize(1);
  }

  @Test
  void given_a_block_that_is_none_then_the_peer_is_unknown_and_reported() {
    NetworkModel model = read(tcp(22, 22, "{\"CidrIp\": \"10.0.0.0/33\"}"));

    Permit permit = model.of(Permit.class).findFirst().orElseThrow();
    assertThat(permit.peer().isKnown()).isFalse();
    assertThat(permit.ports().isKnown()).isTrue();
    assertThat(model.unmodelled()).hasSize(1);
  }

  @Test
  void given_a_member_nobody_knows_then_the_permit_is_unknown_but_there() {
    NetworkModel model =
        read(tcp(22, 22, "{\"CidrIp\": \"10.0.0.0/8\", \"OnlyWhen\": \"Monday\"}"));

    Permit permit = model.of(Permit.class).findFirst().orElseThrow();
    assertThat(permit.id()).isEqualTo(GROUP + "#ingress:tcp:22:10.0.0.0/8");
    assertThat(permit.traffic().isKnown()).isFalse();
    assertThat(permit.peer().isKnown()).isFalse();
  }

  @Test
  void given_an_unknown_protocol_then_protocol_ports_and_traffic_are_unknown() {
    Permit permit =
        onlyPermit(
            """
            {"IpProtocol": "warp", "FromPort": 22, "ToPort": 22,
             "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}
            """);

    assertThat(permit.protocol().isKnown()).isFalse();
    assertThat(permit.ports().isKnown()).isFalse();
    assertThat(permit.traffic().isKnown()).isFalse();
  }

  @Test
  void given_a_rule_twice_then_it_is_one_permit_with_the_sources_of_both() {
    NetworkModel model =
        read(
            tcp(22, 22, "{\"CidrIp\": \"10.0.0.0/8\"}")
                + ","
                + tcp(22, 22, "{\"CidrIp\": \"10.0.0.1/8\"}"));

    List<Permit> permits = model.of(Permit.class).toList();
    assertThat(permits).hasSize(1);
    assertThat(permits.get(0).peer().sources()).hasSize(2);
  }

  @Test
  void given_icmp_type_eight_then_only_echo_requests_pass_and_there_are_no_ports() {
    Permit permit =
        onlyPermit(
            """
            {"IpProtocol": "icmp", "FromPort": 8, "ToPort": -1,
             "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}
            """);

    assertThat(permit.traffic().valueIfKnown().orElseThrow().services())
        .isEqualTo(Services.icmp(Protocol.ICMP, 8));
    assertThat(permit.ports().valueIfKnown()).contains(Ports.none());
  }

  @Test
  void given_icmpv6_without_type_then_every_message_passes_but_icmp_without_is_unknown() {
    Permit six = onlyPermit("{\"IpProtocol\": \"58\", \"Ipv6Ranges\": [{\"CidrIpv6\": \"::/0\"}]}");
    Permit four =
        onlyPermit("{\"IpProtocol\": \"icmp\", \"IpRanges\": [{\"CidrIp\": \"0.0.0.0/0\"}]}");

    assertThat(six.traffic().valueIfKnown().orElseThrow().services())
        .isEqualTo(Services.of(Protocol.ICMPV6));
    assertThat(four.traffic().isKnown()).isFalse();
  }

  @Test
  void given_a_group_of_a_deleted_peering_without_account_then_the_group_is_unknown() {
    Permit permit =
        onlyPermit(
            """
            {"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": "sg-0gone"}]}
            """);

    assertThat(permit.peerGroup().isKnown()).isFalse();
    assertThat(permit.peer().valueIfKnown()).contains(Addresses.none());
  }

  @Test
  void given_a_prefix_list_without_entries_answer_then_its_addresses_are_unknown() {
    NetworkModel model =
        read("{\"IpProtocol\": \"-1\", \"PrefixListIds\": [{\"PrefixListId\": \"pl-0a\"}]}");

    Permit permit = model.of(Permit.class).findFirst().orElseThrow();
    assertThat(permit.peer().isKnown()).isFalse();
    assertThat(permit.peerKind().valueIfKnown()).contains("prefix-list");
    // Missing evidence is a gap of the collection, not a rule that is not understood.
    assertThat(model.unmodelled()).isEmpty();
  }

  @Test
  void given_the_rules_answer_then_a_permit_has_the_id_of_the_rule_that_says_the_same() {
    Permit permit =
        estate(tcp(22, 22, "{\"CidrIp\": \"10.0.0.0/8\"}"))
            .with(
                PRODUCTION,
                "ec2:DescribeSecurityGroupRules",
                """
                {"SecurityGroupRules": [
                  {"SecurityGroupRuleId": "sgr-0out", "GroupId": "sg-0a", "IsEgress": true,
                   "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIpv4": "10.0.0.0/8"},
                  {"SecurityGroupRuleId": "sgr-0in", "GroupId": "sg-0a", "IsEgress": false,
                   "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIpv4": "10.0.0.0/8"}]}
                """)
            .read()
            .of(Permit.class)
            .findFirst()
            .orElseThrow();

    assertThat(permit.ruleId().valueIfKnown()).contains("sgr-0in");
  }

  @Test
  void given_the_participants_interfaces_are_missing_then_who_carries_a_group_is_unknown() {
    ExportedEstate shared = SharedNetwork.estate();
    ExportedEstate.Answer participants =
        shared.answers().stream()
            .filter(answer -> answer.path().startsWith(SharedNetwork.PARTICIPANT))
            .filter(answer -> answer.request().call().equals("ec2:DescribeNetworkInterfaces"))
            .findFirst()
            .orElseThrow();

    assertThat(group(shared, "sg-0s").interfaces().valueIfKnown().orElseThrow()).hasSize(2);
    assertThat(group(shared, "sg-0s").tiers().valueIfKnown())
        .contains(List.of("application", "data"));
    assertThat(group(shared.without(participants), "sg-0s").interfaces().isKnown()).isFalse();
  }

  private static Filter group(ExportedEstate estate, String localId) {
    return estate
        .read()
        .of(Filter.class)
        .filter(filter -> filter.header().localId().equals(localId))
        .findFirst()
        .orElseThrow();
  }

  private static String tcp(int from, int to, String range) {
    return """
        {"IpProtocol": "tcp", "FromPort": %d, "ToPort": %d, "IpRanges": [%s]}
        """
        .formatted(from, to, range);
  }

  private static Permit onlyPermit(String permission) {
    return read(permission).of(Permit.class).findFirst().orElseThrow();
  }

  private static NetworkModel read(String permissions) {
    return estate(permissions).read();
  }

  private static ExportedEstate estate(String permissions) {
    return ExportedEstate.empty()
        .with(
            PRODUCTION,
            "ec2:DescribeSecurityGroups",
            """
            {"SecurityGroups": [{"GroupId": "sg-0a", "GroupName": "web", "VpcId": "vpc-01",
              "OwnerId": "111122223333", "IpPermissionsEgress": [], "IpPermissions": [%s]}]}
            """
                .formatted(permissions));
  }
}
