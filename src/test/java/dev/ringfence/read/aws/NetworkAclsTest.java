package dev.ringfence.read.aws;

import static dev.ringfence.read.aws.ExportedEstate.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.OrderedFilter;
import dev.ringfence.network.OrderedRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetworkAclsTest {
  private static final String ACL = "arn:aws:ec2:eu-central-1:111122223333:network-acl/acl-01";
  private static final String CLOSING =
      """
      {"RuleNumber": 32767, "Egress": false, "Protocol": "-1", "RuleAction": "deny",
       "CidrBlock": "0.0.0.0/0"}
      """;

  @Test
  void given_a_deny_with_a_smaller_number_later_in_the_file_then_it_decides_first() {
    NetworkModel model =
        read(entry(100, "allow", "0.0.0.0/0", 0, 65535), entry(90, "deny", "0.0.0.0/0", 22, 22));

    Packets ingress = acl(model).ingress().valueIfKnown().orElseThrow();
    assertThat(ingress.destinationPorts(Protocol.TCP)).isEqualTo(Ports.of(22).complement());
    assertThat(rules(model).map(OrderedRule::id))
        .containsExactly(
            ACL + "#ingress:100:ipv4", ACL + "#ingress:32767:ipv4", ACL + "#ingress:90:ipv4");
    assertThat(acl(model).rules().valueIfKnown().orElseThrow())
        .extracting(rule -> rule.number().valueIfKnown().orElseThrow())
        .containsExactly(90L, 100L, 32767L);
  }

  @Test
  void given_a_rule_behind_a_wider_one_then_it_decides_nothing() {
    NetworkModel model =
        read(entry(90, "deny", "10.0.0.0/8", 0, 65535), entry(100, "allow", "10.1.0.0/16", 22, 22));

    assertThat(rule(model, 100).effective().valueIfKnown()).contains(Packets.none());
    assertThat(rule(model, 100).packets().valueIfKnown().orElseThrow().isEmpty()).isFalse();
  }

  @Test
  void given_an_ipv4_allow_of_everything_then_no_ipv6_packet_passes() {
    Packets ingress =
        acl(read(entry(100, "allow", "0.0.0.0/0", 0, 65535)))
            .ingress()
            .valueIfKnown()
            .orElseThrow();

    assertThat(ingress.sources()).isEqualTo(Addresses.of("0.0.0.0/0"));
  }

  @Test
  void given_an_entry_that_is_not_understood_then_what_stands_behind_it_is_unknown() {
    NetworkModel model =
        read(
            entry(90, "allow", "10.0.0.0/8", 443, 443),
            entry(100, "perhaps", "0.0.0.0/0", 0, 65535),
            entry(110, "allow", "0.0.0.0/0", 22, 22));

    assertThat(rule(model, 90).effective().isKnown()).isTrue();
    assertThat(rule(model, 110).effective().isKnown()).isFalse();
    assertThat(acl(model).ingress().isKnown()).isFalse();
    assertThat(acl(model).egress().valueIfKnown()).contains(Packets.none());
    assertThat(model.unmodelled()).hasSize(1);
  }

  @Test
  void given_tcp_without_ports_then_the_entry_is_unknown() {
    NetworkModel model =
        read(
            """
            {"RuleNumber": 100, "Egress": false, "Protocol": "6", "RuleAction": "allow",
             "CidrBlock": "0.0.0.0/0"}
            """);

    assertThat(rule(model, 100).packets().isKnown()).isFalse();
  }

  @Test
  void given_icmp_with_a_type_and_any_code_then_only_that_type_matches() {
    NetworkModel model =
        read(
            """
            {"RuleNumber": 100, "Egress": false, "Protocol": "1", "RuleAction": "allow",
             "CidrBlock": "0.0.0.0/0", "IcmpTypeCode": {"Type": 8, "Code": -1}}
            """);

    Packets packets = rule(model, 100).packets().valueIfKnown().orElseThrow();
    assertThat(packets.services()).isEqualTo(Services.icmp(Protocol.ICMP, 8));
  }

  @Test
  void given_an_egress_entry_then_its_block_is_the_destination() {
    NetworkModel model =
        read(
            """
            {"RuleNumber": 100, "Egress": true, "Protocol": "-1", "RuleAction": "allow",
             "Ipv6CidrBlock": "2001:db8::/32"}
            """);

    Packets egress = acl(model).egress().valueIfKnown().orElseThrow();
    assertThat(egress.destinations()).isEqualTo(Addresses.of("2001:db8::/32"));
    assertThat(egress.sources()).isEqualTo(Addresses.of("::/0"));
  }

  @Test
  void given_two_entries_with_one_number_then_nothing_is_certain() {
    NetworkModel model =
        read(entry(100, "allow", "10.0.0.0/8", 22, 22), entry(100, "deny", "10.0.0.0/8", 22, 22));

    assertThat(acl(model).ingress().isKnown()).isFalse();
    assertThat(rules(model)).hasSize(3);
  }

  private static String entry(int number, String action, String block, int from, int to) {
    return """
        {"RuleNumber": %d, "Egress": false, "Protocol": "6", "RuleAction": "%s",
         "CidrBlock": "%s", "PortRange": {"From": %d, "To": %d}}
        """
        .formatted(number, action, block, from, to);
  }

  private static OrderedFilter acl(NetworkModel model) {
    return model.of(OrderedFilter.class).findFirst().orElseThrow();
  }

  private static Stream<OrderedRule> rules(NetworkModel model) {
    return model.of(OrderedRule.class);
  }

  private static OrderedRule rule(NetworkModel model, long number) {
    return rules(model)
        .filter(rule -> rule.number().valueIfKnown().orElseThrow() == number)
        .findFirst()
        .orElseThrow();
  }

  private static NetworkModel read(String... entries) {
    return ExportedEstate.empty()
        .with(
            PRODUCTION,
            "ec2:DescribeNetworkAcls",
            """
            {"NetworkAcls": [{"NetworkAclId": "acl-01", "VpcId": "vpc-01", "IsDefault": false,
              "OwnerId": "111122223333", "Associations": [], "Entries": [%s]}]}
            """
                .formatted(
                    String.join(
                        ",",
                        Stream.concat(List.of(entries).stream(), Stream.of(CLOSING)).toList())))
        .read();
  }
}
