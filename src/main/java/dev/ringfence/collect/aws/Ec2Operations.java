package dev.ringfence.collect.aws;

import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeClientVpnAuthorizationRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeClientVpnEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeCustomerGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceConnectEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplatesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayPeeringAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessExclusionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServiceConfigurationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServicePermissionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpnConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpnGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayRouteTableAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayRouteTablePropagationsRequest;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesRequest;

/** What is asked of EC2: networks, and the servers in them. */
final class Ec2Operations {
  static final List<Operation> ALL =
      List.of(
          Services.EC2.read(
              "DescribeRegions",
              () -> DescribeRegionsRequest.builder().allRegions(true),
              Ec2Client::describeRegions),
          Services.EC2.read("DescribeVpcs", DescribeVpcsRequest::builder, Ec2Client::describeVpcs),
          Services.EC2.read(
              "DescribeSubnets", DescribeSubnetsRequest::builder, Ec2Client::describeSubnets),
          Services.EC2.read(
              "DescribeRouteTables",
              DescribeRouteTablesRequest::builder,
              Ec2Client::describeRouteTables),
          Services.EC2.read(
              "DescribeInternetGateways",
              DescribeInternetGatewaysRequest::builder,
              Ec2Client::describeInternetGateways),
          Services.EC2.read(
              "DescribeEgressOnlyInternetGateways",
              DescribeEgressOnlyInternetGatewaysRequest::builder,
              Ec2Client::describeEgressOnlyInternetGateways),
          Services.EC2.read(
              "DescribeNatGateways",
              DescribeNatGatewaysRequest::builder,
              Ec2Client::describeNatGateways),
          Services.EC2.read(
              "DescribeNetworkInterfaces",
              DescribeNetworkInterfacesRequest::builder,
              Ec2Client::describeNetworkInterfaces),
          Services.EC2.read(
              "DescribeAddresses", DescribeAddressesRequest::builder, Ec2Client::describeAddresses),
          Services.EC2.read(
              "DescribeSecurityGroups",
              DescribeSecurityGroupsRequest::builder,
              Ec2Client::describeSecurityGroups),
          Services.EC2.read(
              "DescribeSecurityGroupRules",
              DescribeSecurityGroupRulesRequest::builder,
              Ec2Client::describeSecurityGroupRules),
          Services.EC2.read(
              "DescribeNetworkAcls",
              DescribeNetworkAclsRequest::builder,
              Ec2Client::describeNetworkAcls),
          Services.EC2.read(
              "DescribeManagedPrefixLists",
              DescribeManagedPrefixListsRequest::builder,
              Ec2Client::describeManagedPrefixLists),
          Services.EC2
              .read(
                  "GetManagedPrefixListEntries",
                  GetManagedPrefixListEntriesRequest::builder,
                  Ec2Client::getManagedPrefixListEntries)
              .each("PrefixListId"),
          Services.EC2.read(
              "DescribeVpcPeeringConnections",
              DescribeVpcPeeringConnectionsRequest::builder,
              Ec2Client::describeVpcPeeringConnections),
          Services.EC2.read(
              "DescribeVpcEndpoints",
              DescribeVpcEndpointsRequest::builder,
              Ec2Client::describeVpcEndpoints),
          Services.EC2.read(
              "DescribeVpcEndpointServiceConfigurations",
              DescribeVpcEndpointServiceConfigurationsRequest::builder,
              Ec2Client::describeVpcEndpointServiceConfigurations),
          Services.EC2
              .read(
                  "DescribeVpcEndpointServicePermissions",
                  DescribeVpcEndpointServicePermissionsRequest::builder,
                  Ec2Client::describeVpcEndpointServicePermissions)
              .each("ServiceId"),
          Services.EC2.read(
              "DescribeVpcEndpointConnections",
              DescribeVpcEndpointConnectionsRequest::builder,
              Ec2Client::describeVpcEndpointConnections),
          Services.EC2.read(
              "DescribeVpcBlockPublicAccessOptions",
              DescribeVpcBlockPublicAccessOptionsRequest::builder,
              Ec2Client::describeVpcBlockPublicAccessOptions),
          Services.EC2.read(
              "DescribeVpcBlockPublicAccessExclusions",
              DescribeVpcBlockPublicAccessExclusionsRequest::builder,
              Ec2Client::describeVpcBlockPublicAccessExclusions),
          Services.EC2.read(
              "DescribeFlowLogs", DescribeFlowLogsRequest::builder, Ec2Client::describeFlowLogs),
          Services.EC2.read(
              "DescribeInstanceConnectEndpoints",
              DescribeInstanceConnectEndpointsRequest::builder,
              Ec2Client::describeInstanceConnectEndpoints),
          Services.EC2.read(
              "DescribeTransitGateways",
              DescribeTransitGatewaysRequest::builder,
              Ec2Client::describeTransitGateways),
          Services.EC2.read(
              "DescribeTransitGatewayAttachments",
              DescribeTransitGatewayAttachmentsRequest::builder,
              Ec2Client::describeTransitGatewayAttachments),
          Services.EC2.read(
              "DescribeTransitGatewayVpcAttachments",
              DescribeTransitGatewayVpcAttachmentsRequest::builder,
              Ec2Client::describeTransitGatewayVpcAttachments),
          Services.EC2.read(
              "DescribeTransitGatewayPeeringAttachments",
              DescribeTransitGatewayPeeringAttachmentsRequest::builder,
              Ec2Client::describeTransitGatewayPeeringAttachments),
          Services.EC2.read(
              "DescribeTransitGatewayRouteTables",
              DescribeTransitGatewayRouteTablesRequest::builder,
              Ec2Client::describeTransitGatewayRouteTables),
          Services.EC2
              .read(
                  "SearchTransitGatewayRoutes",
                  () ->
                      SearchTransitGatewayRoutesRequest.builder()
                          .filters(f -> f.name("state").values("active", "blackhole")),
                  Ec2Client::searchTransitGatewayRoutes)
              .each("TransitGatewayRouteTableId"),
          Services.EC2
              .read(
                  "GetTransitGatewayRouteTableAssociations",
                  GetTransitGatewayRouteTableAssociationsRequest::builder,
                  Ec2Client::getTransitGatewayRouteTableAssociations)
              .each("TransitGatewayRouteTableId"),
          Services.EC2
              .read(
                  "GetTransitGatewayRouteTablePropagations",
                  GetTransitGatewayRouteTablePropagationsRequest::builder,
                  Ec2Client::getTransitGatewayRouteTablePropagations)
              .each("TransitGatewayRouteTableId"),
          Services.EC2.read(
              "DescribeVpnConnections",
              DescribeVpnConnectionsRequest::builder,
              Ec2Client::describeVpnConnections),
          Services.EC2.read(
              "DescribeVpnGateways",
              DescribeVpnGatewaysRequest::builder,
              Ec2Client::describeVpnGateways),
          Services.EC2.read(
              "DescribeCustomerGateways",
              DescribeCustomerGatewaysRequest::builder,
              Ec2Client::describeCustomerGateways),
          Services.EC2.read(
              "DescribeClientVpnEndpoints",
              DescribeClientVpnEndpointsRequest::builder,
              Ec2Client::describeClientVpnEndpoints),
          Services.EC2
              .read(
                  "DescribeClientVpnAuthorizationRules",
                  DescribeClientVpnAuthorizationRulesRequest::builder,
                  Ec2Client::describeClientVpnAuthorizationRules)
              .each("ClientVpnEndpointId"),
          Services.EC2.read(
              "DescribeInstances", DescribeInstancesRequest::builder, Ec2Client::describeInstances),
          Services.EC2.read(
              "DescribeLaunchTemplates",
              DescribeLaunchTemplatesRequest::builder,
              Ec2Client::describeLaunchTemplates),
          Services.EC2.read(
              "DescribeLaunchTemplateVersions",
              () -> DescribeLaunchTemplateVersionsRequest.builder().versions("$Default", "$Latest"),
              Ec2Client::describeLaunchTemplateVersions));

  private Ec2Operations() {}
}
