package dev.ringfence.read.aws;

import static dev.ringfence.read.aws.ExportedEstate.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.EndpointService;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Gateway;
import dev.ringfence.network.NatGateway;
import dev.ringfence.network.PrefixList;
import dev.ringfence.network.PublicAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GatewaysTest {
  @Test
  void given_an_internet_gateway_that_was_detached_then_it_is_attached_to_nothing() {
    Gateway gateway =
        ExportedEstate.empty()
            .with(
                PRODUCTION,
                "ec2:DescribeInternetGateways",
                """
                {"InternetGateways": [{"InternetGatewayId": "igw-01", "OwnerId": "111122223333",
                  "Attachments": [{"State": "detached", "VpcId": "vpc-01"}]}]}
                """)
            .read()
            .of(Gateway.class)
            .findFirst()
            .orElseThrow();

    assertThat(gateway.virtualNetworks().valueIfKnown()).contains(List.of());
    assertThat(gateway.type().valueIfKnown()).contains("internet");
  }

  @Test
  void given_a_deleted_nat_gateway_and_a_regional_one_then_the_regional_one_is_in_no_tier() {
    List<NatGateway> gateways =
        ExportedEstate.empty()
            .with(
                PRODUCTION,
                "ec2:DescribeNatGateways",
                """
                {"NatGateways": [
                  {"NatGatewayId": "nat-01", "VpcId": "vpc-01", "SubnetId": "subnet-01",
                   "State": "deleted", "ConnectivityType": "public"},
                  {"NatGatewayId": "nat-02", "VpcId": "vpc-01", "State": "available",
                   "AvailabilityMode": "regional", "ConnectivityType": "private"}]}
                """)
            .read()
            .of(NatGateway.class)
            .toList();

    assertThat(gateways).hasSize(1);
    assertThat(gateways.get(0).tier().valueIfKnown()).contains("");
    assertThat(gateways.get(0).isPublic().valueIfKnown()).contains(false);
  }

  @Test
  void given_an_address_on_another_accounts_interface_then_it_is_attached_there() {
    PublicAddress address =
        ExportedEstate.empty()
            .with(
                PRODUCTION,
                "ec2:DescribeAddresses",
                """
                {"Addresses": [{"AllocationId": "eipalloc-01", "PublicIp": "203.0.113.9",
                  "NetworkInterfaceId": "eni-01", "NetworkInterfaceOwnerId": "444455556666"}]}
                """)
            .read()
            .of(PublicAddress.class)
            .findFirst()
            .orElseThrow();

    assertThat(address.attachedTo().valueIfKnown())
        .contains("arn:aws:ec2:eu-central-1:444455556666:network-interface/eni-01");
  }

  @Test
  void given_a_list_of_aws_in_two_accounts_then_it_is_one_resource_of_aws() {
    String lists =
        """
        {"PrefixLists": [{"PrefixListId": "pl-0a", "OwnerId": "AWS", "PrefixListName": "s3"}]}
        """;
    List<PrefixList> read =
        ExportedEstate.empty()
            .with(PRODUCTION, "ec2:DescribeManagedPrefixLists", lists)
            .with("444455556666", "ec2:DescribeManagedPrefixLists", lists)
            .with(
                "444455556666",
                "ec2:GetManagedPrefixListEntries",
                "pl-0a",
                "{\"Entries\": [{\"Cidr\": \"192.0.2.0/24\"}]}")
            .read()
            .of(PrefixList.class)
            .toList();

    assertThat(read).hasSize(1);
    assertThat(read.get(0).id()).isEqualTo("arn:aws:ec2:eu-central-1:aws:prefix-list/pl-0a");
    assertThat(read.get(0).addresses().isKnown()).isTrue();
  }

  @Test
  void given_an_endpoint_that_waits_for_acceptance_then_it_is_not_connected() {
    EndpointService service =
        ExportedEstate.empty()
            .with(
                PRODUCTION,
                "ec2:DescribeVpcEndpointServiceConfigurations",
                """
                {"ServiceConfigurations": [{"ServiceId": "vpce-svc-0a", "ServiceName": "n",
                  "ServiceState": "Available", "AcceptanceRequired": true}]}
                """)
            .with(
                PRODUCTION,
                "ec2:DescribeVpcEndpointConnections",
                """
                {"VpcEndpointConnections": [
                  {"ServiceId": "vpce-svc-0a", "VpcEndpointId": "vpce-01",
                   "VpcEndpointOwner": "444455556666", "VpcEndpointState": "pendingAcceptance"},
                  {"ServiceId": "vpce-svc-0a", "VpcEndpointId": "vpce-02",
                   "VpcEndpointOwner": "444455556666", "VpcEndpointState": "available"}]}
                """)
            .read()
            .of(EndpointService.class)
            .findFirst()
            .orElseThrow();

    assertThat(service.connections().valueIfKnown())
        .contains(List.of("arn:aws:ec2:eu-central-1:444455556666:vpc-endpoint/vpce-02"));
    assertThat(service.allowedPrincipals().isKnown()).isFalse();
  }

  @Test
  void given_services_of_both_kinds_of_balancers_then_only_network_balancers_stand_behind_them() {
    Map<String, Fact<List<String>>> balancers =
        ExportedEstate.empty()
            .with(
                PRODUCTION,
                "ec2:DescribeVpcEndpointServiceConfigurations",
                """
                {"ServiceConfigurations": [
                  {"ServiceId": "vpce-svc-0a", "NetworkLoadBalancerArns": ["arn:nlb"]},
                  {"ServiceId": "vpce-svc-0b", "GatewayLoadBalancerArns": ["arn:gwlb"]},
                  {"ServiceId": "vpce-svc-0c"}]}
                """)
            .read()
            .of(EndpointService.class)
            .collect(
                Collectors.toMap(
                    service -> service.header().localId(), EndpointService::loadBalancers));

    assertThat(balancers.get("vpce-svc-0a").valueIfKnown()).contains(List.of("arn:nlb"));
    assertThat(balancers.get("vpce-svc-0b").valueIfKnown()).contains(List.of());
    assertThat(balancers.get("vpce-svc-0c").isKnown()).isFalse();
  }
}
