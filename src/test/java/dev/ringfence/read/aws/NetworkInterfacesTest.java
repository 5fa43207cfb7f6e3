package dev.ringfence.read.aws;

import static dev.ringfence.read.aws.ExportedEstate.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Unmodelled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkInterfacesTest {
  private static final String ARN = "arn:aws:ec2:eu-central-1:111122223333:";

  @ParameterizedTest
  @CsvSource({
    "interface, true, ELB app/web/0123456789abcdef, load-balancer",
    "network_load_balancer, true, ELB net/web/0123456789abcdef, load-balancer",
    "interface, true, ELB classic-name, load-balancer",
    "interface, false, ELB app/web/0123456789abcdef, other",
    "nat_gateway, true, Interface for NAT Gateway nat-0a, nat-gateway",
    "vpc_endpoint, true, VPC Endpoint Interface vpce-0a, service-endpoint",
    "transit_gateway, true, Network Interface for Transit Gateway Attachment tgw-attach-0a, transit-gateway",
    "interface, true, RDSNetworkInterface, data-store",
    "interface, true, ElastiCache cache-001, data-store",
    "interface, true, EFS mount target for fs-0a (fsmt-0a), data-store",
    "lambda, true, AWS Lambda VPC ENI-fn-0a, other"
  })
  void given_a_type_and_a_description_then_the_role_is_told(
      String type, boolean isManaged, String description, String role) {
    NetworkInterface seen = only(read(networkInterface(type, isManaged, description, "")));

    assertThat(seen.role().valueIfKnown()).contains(role);
  }

  @Test
  void given_a_type_that_is_not_documented_then_the_role_is_unknown_and_reported() {
    NetworkModel model = read(networkInterface("warp_gate", true, "", ""));

    assertThat(only(model).role().isKnown()).isFalse();
    assertThat(model.unmodelled())
        .extracting(Unmodelled::owner)
        .containsOnly(ARN + "network-interface/eni-01");
  }

  @Test
  void given_an_instance_that_is_tagged_as_bastion_then_its_interface_is_one() {
    NetworkInterface bastion =
        only(server().with(PRODUCTION, "ec2:DescribeInstances", instance("bastion")).read());
    NetworkInterface other =
        only(server().with(PRODUCTION, "ec2:DescribeInstances", instance("web")).read());

    assertThat(bastion.role().valueIfKnown()).contains("bastion");
    assertThat(bastion.role().sources().get(0).pointer())
        .contains("/Reservations/0/Instances/0/Tags/0/Value");
    assertThat(other.role().valueIfKnown()).contains("server");
    assertThat(other.attachedTo().valueIfKnown()).contains(ARN + "instance/i-01");
  }

  @Test
  void given_no_answer_about_instances_then_a_servers_role_is_unknown() {
    assertThat(only(server().read()).role().isKnown()).isFalse();
  }

  @Test
  void given_an_elastic_address_on_a_second_private_one_then_both_kinds_are_known() {
    NetworkInterface seen =
        only(
            read(
                networkInterface(
                    "interface",
                    false,
                    "",
                    """
                    , "PrivateIpAddresses": [{"PrivateIpAddress": "10.0.0.4"},
                      {"PrivateIpAddress": "10.0.0.5",
                       "Association": {"PublicIp": "203.0.113.9"}}],
                      "Ipv6Addresses": [{"Ipv6Address": "2001:db8::5"}]
                    """)));

    assertThat(seen.privateAddresses().valueIfKnown())
        .contains(Addresses.of("10.0.0.4/31", "2001:db8::5/128"));
    assertThat(seen.publicAddresses().valueIfKnown()).contains(Addresses.of("203.0.113.9/32"));
    assertThat(seen.publicAddresses().sources().get(0).pointer())
        .contains("/NetworkInterfaces/0/PrivateIpAddresses/1/Association/PublicIp");
  }

  @Test
  void given_a_detached_interface_then_it_is_not_in_use_and_serves_nothing() {
    NetworkInterface seen =
        only(read(networkInterface("interface", false, "", "").replace("in-use", "available")));

    assertThat(seen.isInUse().valueIfKnown()).contains(false);
    assertThat(seen.attachedTo().valueIfKnown()).contains("");
  }

  @Test
  void given_a_group_of_another_account_in_a_shared_network_then_its_id_names_that_account() {
    List<NetworkInterface> seen = SharedNetwork.estate().read().of(NetworkInterface.class).toList();

    assertThat(seen)
        .filteredOn(n -> n.header().localId().equals("eni-0p"))
        .singleElement()
        .satisfies(
            n ->
                assertThat(n.filters().valueIfKnown().orElseThrow())
                    .containsExactly(
                        "arn:aws:ec2:eu-central-1:999988887777:security-group/sg-0s",
                        "arn:aws:ec2:eu-central-1:111122223333:security-group/sg-0p"));
  }

  private static NetworkInterface only(NetworkModel model) {
    return model.of(NetworkInterface.class).findFirst().orElseThrow();
  }

  private static ExportedEstate server() {
    return estate(
        networkInterface(
            "interface",
            false,
            "",
            ", \"Attachment\": {\"InstanceId\": \"i-01\", \"InstanceOwnerId\": \"111122223333\"}"));
  }

  private static String instance(String role) {
    return """
        {"Reservations": [{"ReservationId": "r-01", "OwnerId": "111122223333", "Instances": [{"InstanceId": "i-01",
          "State": {"Name": "running"}, "Tags": [{"Key": "Role", "Value": "%s"}]}]}]}
        """
        .formatted(role);
  }

  private static String networkInterface(
      String type, boolean isManaged, String description, String more) {
    return """
        {"NetworkInterfaceId": "eni-01", "VpcId": "vpc-01", "SubnetId": "subnet-01",
         "OwnerId": "111122223333", "InterfaceType": "%s", "Status": "in-use",
         "RequesterManaged": %s, "Description": "%s", "Groups": []%s}
        """
        .formatted(type, isManaged, description, more);
  }

  private static ExportedEstate estate(String networkInterface) {
    return ExportedEstate.empty()
        .with(
            PRODUCTION,
            "ec2:DescribeNetworkInterfaces",
            "{\"NetworkInterfaces\": [" + networkInterface + "]}");
  }

  private static NetworkModel read(String networkInterface) {
    return estate(networkInterface).read();
  }
}
