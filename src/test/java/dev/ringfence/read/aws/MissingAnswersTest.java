package dev.ringfence.read.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.evidence.Request;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Plane;
import dev.ringfence.network.Resource;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds for every call of these areas, shown on all of their fixtures at once. */
class MissingAnswersTest {
  private static final String[] CALLS = {
    "ec2:DescribeInstances",
    "ec2:DescribeLaunchTemplates",
    "ec2:DescribeLaunchTemplateVersions",
    "autoscaling:DescribeAutoScalingGroups",
    "autoscaling:DescribeLaunchConfigurations",
    "elbv2:DescribeLoadBalancers",
    "elbv2:DescribeListeners",
    "elbv2:DescribeTargetGroups",
    "elb:DescribeLoadBalancers",
    "rds:DescribeDBInstances",
    "rds:DescribeDBClusters",
    "rds:DescribeDBSubnetGroups",
    "rds:DescribeDBProxies",
    "redshift:DescribeClusters",
    "redshift:DescribeClusterSubnetGroups",
    "redshift-serverless:ListWorkgroups",
    "elasticache:DescribeCacheClusters",
    "elasticache:DescribeReplicationGroups",
    "elasticache:DescribeServerlessCaches",
    "elasticache:DescribeCacheSubnetGroups",
    "opensearch:ListDomainNames",
    "opensearch:DescribeDomains",
    "dms:DescribeReplicationInstances",
    "kafka:ListClustersV2",
    "mq:ListBrokers",
    "ec2:DescribeFlowLogs",
    "logs:DescribeLogGroups",
    "ec2:DescribeTransitGateways",
    "ec2:DescribeTransitGatewayAttachments",
    "ec2:DescribeTransitGatewayVpcAttachments",
    "ec2:DescribeTransitGatewayPeeringAttachments",
    "ec2:DescribeTransitGatewayRouteTables",
    "ec2:DescribeVpnConnections",
    "ec2:DescribeVpnGateways",
    "ec2:DescribeCustomerGateways",
    "ec2:DescribeClientVpnEndpoints",
    "directconnect:DescribeVirtualInterfaces",
    "directconnect:DescribeDirectConnectGateways",
    "directconnect:DescribeDirectConnectGatewayAssociations"
  };

  /** Every fixture of these areas. */
  static AnsweredCalls all() {
    String table = "tgw-rtb-0aaa000000000000a";
    return AnsweredCalls.of(CALLS)
        .withItem("elbv2:DescribeTargetHealth", "shop-blue")
        .withItem("elbv2:DescribeTargetHealth", "partner-ssh")
        .withItem("mq:DescribeBroker", "b-11111111-1111-4111-8111-111111111111")
        .withItem("kms:DescribeKey", "0f0f0f0f-1111-4222-8333-444444444444")
        .withItem("ec2:SearchTransitGatewayRoutes", table)
        .withItem("ec2:GetTransitGatewayRouteTableAssociations", table)
        .withItem("ec2:GetTransitGatewayRouteTablePropagations", table)
        .withItem("ec2:DescribeClientVpnAuthorizationRules", "cvpn-endpoint-0aaa000000000000a");
  }

  private static NetworkModel model(AnsweredCalls calls) {
    return new NetworkModel(
        Plane.ACTUAL,
        Read.of(calls).resources(),
        new Enumerations(calls.read(), Plane.ACTUAL).all(),
        List.of());
  }

  @TestFactory
  Stream<DynamicTest> given_a_request_less_then_no_known_fact_becomes_another() {
    NetworkModel whole = model(all());
    return all().requests().stream()
        .map(
            request ->
                DynamicTest.dynamicTest(request.display(), () -> assertLess(whole, request)));
  }

  private static void assertLess(NetworkModel whole, Request request) {
    NetworkModel less = model(all().without(request));

    assertThat(FactComparison.contradictions(whole, less)).isEmpty();
    assertThat(ids(less)).isSubsetOf(ids(whole));
    Set<String> lost = ids(whole);
    lost.removeAll(ids(less));
    for (Resource resource : whole.resources()) {
      if (lost.contains(resource.id())) {
        assertThat(isWhole(less, resource.kind()))
            .as("%s is lost, so its kind must not count as complete", resource.id())
            .isFalse();
      }
    }
  }

  private static boolean isWhole(NetworkModel model, Kind kind) {
    return model.enumerations(kind).stream().allMatch(each -> each.isComplete());
  }

  private static Set<String> ids(NetworkModel model) {
    return model.resources().stream().map(Resource::id).collect(Collectors.toSet());
  }

  @Test
  void given_all_fixtures_then_every_id_is_used_once() {
    assertThat(model(all()).resources()).extracting(Resource::id).doesNotHaveDuplicates();
  }

  @Test
  void given_all_fixtures_then_every_known_fact_says_where_it_was_read() {
    for (Resource resource : model(all()).resources()) {
      for (RecordComponent component : resource.getClass().getRecordComponents()) {
        if (value(component, resource) instanceof Fact.Known<?> known) {
          assertThat(known.sources()).as("%s %s", resource.id(), component.getName()).isNotEmpty();
        }
      }
    }
  }

  private static Object value(RecordComponent component, Resource resource) {
    try {
      return component.getAccessor().invoke(resource);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
