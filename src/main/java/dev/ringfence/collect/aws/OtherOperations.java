package dev.ringfence.collect.aws;

import java.util.List;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeLaunchConfigurationsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.directconnect.DirectConnectClient;
import software.amazon.awssdk.services.directconnect.model.DescribeConnectionsRequest;
import software.amazon.awssdk.services.directconnect.model.DescribeDirectConnectGatewayAssociationsRequest;
import software.amazon.awssdk.services.directconnect.model.DescribeDirectConnectGatewaysRequest;
import software.amazon.awssdk.services.directconnect.model.DescribeVirtualInterfacesRequest;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;

/** What is asked of the services around the network. */
final class OtherOperations {
  static final List<Operation> ALL =
      List.of(
          Services.STS.read(
              "GetCallerIdentity", GetCallerIdentityRequest::builder, StsClient::getCallerIdentity),
          Services.DIRECT_CONNECT.read(
              "DescribeConnections",
              DescribeConnectionsRequest::builder,
              DirectConnectClient::describeConnections),
          Services.DIRECT_CONNECT.read(
              "DescribeVirtualInterfaces",
              DescribeVirtualInterfacesRequest::builder,
              DirectConnectClient::describeVirtualInterfaces),
          Services.DIRECT_CONNECT.read(
              "DescribeDirectConnectGateways",
              DescribeDirectConnectGatewaysRequest::builder,
              DirectConnectClient::describeDirectConnectGateways),
          Services.DIRECT_CONNECT
              .read(
                  "DescribeDirectConnectGatewayAssociations",
                  DescribeDirectConnectGatewayAssociationsRequest::builder,
                  DirectConnectClient::describeDirectConnectGatewayAssociations)
              .each("directConnectGatewayId"),
          Services.AUTO_SCALING.read(
              "DescribeAutoScalingGroups",
              DescribeAutoScalingGroupsRequest::builder,
              AutoScalingClient::describeAutoScalingGroups),
          Services.AUTO_SCALING.read(
              "DescribeLaunchConfigurations",
              DescribeLaunchConfigurationsRequest::builder,
              AutoScalingClient::describeLaunchConfigurations),
          Services.ELB_V2.read(
              "DescribeLoadBalancers",
              DescribeLoadBalancersRequest::builder,
              ElasticLoadBalancingV2Client::describeLoadBalancers),
          Services.ELB_V2
              .read(
                  "DescribeListeners",
                  DescribeListenersRequest::builder,
                  ElasticLoadBalancingV2Client::describeListeners)
              .each("LoadBalancerArn"),
          Services.ELB_V2.read(
              "DescribeTargetGroups",
              DescribeTargetGroupsRequest::builder,
              ElasticLoadBalancingV2Client::describeTargetGroups),
          Services.ELB_V2
              .read(
                  "DescribeTargetHealth",
                  DescribeTargetHealthRequest::builder,
                  ElasticLoadBalancingV2Client::describeTargetHealth)
              .each("TargetGroupArn"),
          Services.ELB_V2
              .read(
                  "DescribeLoadBalancerAttributes",
                  DescribeLoadBalancerAttributesRequest::builder,
                  ElasticLoadBalancingV2Client::describeLoadBalancerAttributes)
              .each("LoadBalancerArn"),
          Services.ELB.read(
              "DescribeLoadBalancers",
              software.amazon.awssdk.services.elasticloadbalancing.model
                      .DescribeLoadBalancersRequest
                  ::builder,
              ElasticLoadBalancingClient::describeLoadBalancers),
          Services.ELB
              .read(
                  "DescribeLoadBalancerAttributes",
                  software.amazon.awssdk.services.elasticloadbalancing.model
                          .DescribeLoadBalancerAttributesRequest
                      ::builder,
                  ElasticLoadBalancingClient::describeLoadBalancerAttributes)
              .each("LoadBalancerName"),
          Services.LOGS.read(
              "DescribeLogGroups",
              DescribeLogGroupsRequest::builder,
              CloudWatchLogsClient::describeLogGroups),
          Services.KMS
              .read("DescribeKey", DescribeKeyRequest::builder, KmsClient::describeKey)
              .each("KeyId"));

  private OtherOperations() {}
}
