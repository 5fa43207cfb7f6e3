package dev.ringfence.read.aws;

import static dev.ringfence.read.aws.Read.decidedAt;
import static dev.ringfence.read.aws.Read.reason;
import static dev.ringfence.read.aws.Read.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.DataStore;
import dev.ringfence.network.Resource;
import org.junit.jupiter.api.Test;

class RdsTest {
  private static final String INSTANCES = "rds:DescribeDBInstances";
  private static final String CLUSTERS = "rds:DescribeDBClusters";
  private static final String SUBNET_GROUPS = "rds:DescribeDBSubnetGroups";
  private static final String PROXIES = "rds:DescribeDBProxies";
  private static final String ARN = "arn:aws:rds:eu-central-1:111122223333:";

  private static AnsweredCalls all() {
    return AnsweredCalls.of(INSTANCES, CLUSTERS, SUBNET_GROUPS, PROXIES);
  }

  private static DataStore store(Read read, String arn) {
    return read.resources().stream()
        .filter(resource -> resource.id().equals(ARN + arn))
        .map(DataStore.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void given_a_public_instance_that_is_being_backed_up_then_it_counts() {
    DataStore orders = store(Read.of(all()), "db:orders");

    assertThat(value(orders.isPubliclyAccessible())).isTrue();
    assertThat(decidedAt(orders.isPubliclyAccessible()))
        .isEqualTo("/DBInstances/0/PubliclyAccessible");
    assertThat(value(orders.state())).isEqualTo("backing-up");
    assertThat(value(orders.tiers())).containsExactly("data");
    assertThat(value(orders.filters()))
        .containsExactly(
            "arn:aws:ec2:eu-central-1:111122223333:security-group/sg-0dat000000000000a");
    assertThat(orders.virtualNetwork()).endsWith("vpc/vpc-0aaa000000000000a");
    assertThat(value(orders.header().tags().value("Tier"))).isEqualTo("data");
    assertThat(value(orders.header().tags().value("Owner"))).isEmpty();
  }

  @Test
  void given_a_cluster_whose_instances_are_described_then_they_speak_for_it() {
    assertThat(Read.of(all()).resources())
        .extracting(Resource::id)
        .containsExactlyInAnyOrder(
            ARN + "db:orders",
            ARN + "db:ledger-1",
            ARN + "cluster:reports",
            ARN + "cluster:payments",
            ARN + "db-proxy:prx-0aaa000000000000a");
  }

  @Test
  void given_clusters_without_instances_then_only_a_flag_of_their_own_makes_them_public() {
    Read read = Read.of(all());

    assertThat(value(store(read, "cluster:reports").isPubliclyAccessible())).isFalse();
    assertThat(value(store(read, "cluster:payments").isPubliclyAccessible())).isTrue();
    assertThat(value(store(read, "cluster:reports").tiers())).containsExactly("data");
  }

  @Test
  void given_a_cluster_with_a_member_that_no_answer_has_then_it_may_be_public() {
    AnsweredCalls calls =
        AnsweredCalls.of(INSTANCES, SUBNET_GROUPS, PROXIES)
            .changed(
                CLUSTERS,
                "\"DBInstanceIdentifier\": \"ledger-1\"",
                "\"DBInstanceIdentifier\": \"ledger-2\"");

    assertThat(reason(store(Read.of(calls), "cluster:ledger").isPubliclyAccessible()))
        .contains("member");
  }

  @Test
  void given_denied_instances_then_their_clusters_do_not_step_in() {
    Read read = Read.of(all().denied(INSTANCES));

    assertThat(read.resources())
        .extracting(Resource::id)
        .doesNotContain(ARN + "cluster:ledger")
        .contains(ARN + "cluster:reports", ARN + "cluster:payments");
  }

  @Test
  void given_a_limitless_cluster_then_its_shard_groups_may_be_public() {
    Read read =
        Read.of(
            AnsweredCalls.of(INSTANCES, SUBNET_GROUPS, PROXIES)
                .changed(
                    CLUSTERS,
                    "\"EngineMode\": \"serverless\",",
                    "\"ClusterScalabilityType\": \"limitless\","));

    assertThat(reason(store(read, "cluster:reports").isPubliclyAccessible())).contains("shard");
    assertThat(read.unmodelled()).anyMatch(noted -> noted.owner().endsWith("cluster:reports"));
  }

  @Test
  void given_denied_subnet_groups_then_only_clusters_lose_their_tiers() {
    Read read = Read.of(all().denied(SUBNET_GROUPS));

    assertThat(reason(store(read, "cluster:payments").tiers())).contains("access denied");
    assertThat(value(store(read, "db:orders").tiers())).containsExactly("data");
  }

  @Test
  void given_a_proxy_then_it_is_never_public() {
    DataStore proxy = store(Read.of(all()), "db-proxy:prx-0aaa000000000000a");

    assertThat(value(proxy.isPubliclyAccessible())).isFalse();
    assertThat(value(proxy.tiers())).containsExactly("data");
  }

  @Test
  void given_an_instance_without_the_public_flag_then_it_is_unknown() {
    Read read =
        Read.of(
            AnsweredCalls.of(CLUSTERS, SUBNET_GROUPS, PROXIES)
                .changed(
                    INSTANCES, "\"PubliclyAccessible\": true", "\"PubliclyAccessible\": \"yes\""));

    assertThat(store(read, "db:orders").isPubliclyAccessible().isKnown()).isFalse();
  }
}
