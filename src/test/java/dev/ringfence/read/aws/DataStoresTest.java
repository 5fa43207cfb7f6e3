package dev.ringfence.read.aws;

import static dev.ringfence.read.aws.Read.decidedAt;
import static dev.ringfence.read.aws.Read.reason;
import static dev.ringfence.read.aws.Read.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.DataStore;
import org.junit.jupiter.api.Test;

class DataStoresTest {
  private static final String[] REDSHIFT = {
    "redshift:DescribeClusters",
    "redshift:DescribeClusterSubnetGroups",
    "redshift-serverless:ListWorkgroups"
  };
  private static final String[] CACHES = {
    "elasticache:DescribeCacheClusters",
    "elasticache:DescribeReplicationGroups",
    "elasticache:DescribeServerlessCaches",
    "elasticache:DescribeCacheSubnetGroups"
  };
  private static final String NAMES = "opensearch:ListDomainNames";
  private static final String DOMAINS = "opensearch:DescribeDomains";
  private static final String KAFKA = "kafka:ListClustersV2";
  private static final String BROKERS = "mq:ListBrokers";
  private static final String BROKER = "mq:DescribeBroker";
  private static final String PUBLIC_BROKER = "b-11111111-1111-4111-8111-111111111111";
  private static final String OTHER_BROKER = "b-22222222-2222-4222-8222-222222222222";

  @Test
  void given_a_public_warehouse_then_its_flag_decides_and_its_subnet_group_places_it() {
    DataStore cluster = Read.of(AnsweredCalls.of(REDSHIFT)).one(DataStore.class, "reporting");

    assertThat(cluster.id())
        .isEqualTo("arn:aws:redshift:eu-central-1:111122223333:cluster:reporting");
    assertThat(value(cluster.isPubliclyAccessible())).isTrue();
    assertThat(decidedAt(cluster.isPubliclyAccessible()))
        .isEqualTo("/Clusters/0/PubliclyAccessible");
    assertThat(value(cluster.tiers())).containsExactly("application", "data");
    assertThat(value(cluster.state())).isEqualTo("resizing");
  }

  @Test
  void given_denied_subnet_groups_then_a_warehouse_has_no_known_tiers() {
    DataStore cluster =
        Read.of(AnsweredCalls.of(REDSHIFT).denied("redshift:DescribeClusterSubnetGroups"))
            .one(DataStore.class, "reporting");

    assertThat(reason(cluster.tiers())).contains("access denied");
    assertThat(value(cluster.isPubliclyAccessible())).isTrue();
  }

  @Test
  void given_a_serverless_workgroup_then_it_lies_in_the_vpc_of_its_endpoint() {
    DataStore workgroup = Read.of(AnsweredCalls.of(REDSHIFT)).one(DataStore.class, "adhoc");

    assertThat(value(workgroup.isPubliclyAccessible())).isFalse();
    assertThat(decidedAt(workgroup.isPubliclyAccessible()))
        .isEqualTo("/workgroups/0/publiclyAccessible");
    assertThat(workgroup.virtualNetwork()).endsWith("vpc/vpc-0aaa000000000000a");
    assertThat(value(workgroup.tiers())).containsExactly("data");
  }

  @Test
  void given_caches_of_every_kind_then_none_is_public_and_all_are_placed() {
    Read read = Read.of(AnsweredCalls.of(CACHES));

    assertThat(read.byLocalId(DataStore.class))
        .containsOnlyKeys("sessions-001", "sessions", "prices");
    assertThat(read.byLocalId(DataStore.class).values())
        .allSatisfy(
            cache -> {
              assertThat(value(cache.isPubliclyAccessible())).isFalse();
              assertThat(value(cache.tiers())).containsExactly("data");
              assertThat(value(cache.filters())).hasSize(1);
              assertThat(cache.virtualNetwork()).contains("vpc-0");
            });
    assertThat(value(read.one(DataStore.class, "sessions").engine())).isEqualTo("redis");
  }

  @Test
  void given_denied_cache_clusters_then_their_group_is_not_placed() {
    DataStore group =
        Read.of(AnsweredCalls.of(CACHES).denied("elasticache:DescribeCacheClusters"))
            .one(DataStore.class, "sessions");

    assertThat(reason(group.tiers())).contains("access denied");
    assertThat(reason(group.filters())).contains("access denied");
    assertThat(value(group.isPubliclyAccessible())).isFalse();
  }

  @Test
  void given_a_domain_outside_a_vpc_then_its_endpoint_is_public() {
    Read read = Read.of(AnsweredCalls.of(NAMES, DOMAINS));

    DataStore inside = read.one(DataStore.class, "catalogue");
    DataStore outside = read.one(DataStore.class, "logs");
    assertThat(value(inside.isPubliclyAccessible())).isFalse();
    assertThat(decidedAt(inside.isPubliclyAccessible()))
        .isEqualTo("/DomainStatusList/0/VPCOptions/VPCId");
    assertThat(value(inside.tiers())).containsExactly("data");
    assertThat(value(outside.isPubliclyAccessible())).isTrue();
    assertThat(outside.virtualNetwork()).isEmpty();
    assertThat(value(outside.state())).isEqualTo("Modifying");
  }

  @Test
  void given_a_domain_that_is_only_named_then_it_may_be_public() {
    Read read = Read.of(AnsweredCalls.of(NAMES, DOMAINS));
    Read denied = Read.of(AnsweredCalls.of(NAMES).denied(DOMAINS));

    assertThat(reason(read.one(DataStore.class, "forgotten").isPubliclyAccessible()))
        .contains("no answer");
    assertThat(reason(denied.one(DataStore.class, "logs").isPubliclyAccessible()))
        .contains("access denied");
  }

  @Test
  void given_vpc_options_without_a_vpc_then_it_is_not_understood() {
    Read read =
        Read.of(
            AnsweredCalls.of(NAMES).changed(DOMAINS, "\"VPCId\": \"vpc-0aaa000000000000a\",", ""));

    assertThat(read.one(DataStore.class, "catalogue").isPubliclyAccessible().isKnown()).isFalse();
    assertThat(read.unmodelled()).anyMatch(noted -> noted.owner().endsWith("domain/catalogue"));
  }

  @Test
  void given_a_public_replication_instance_then_its_flag_decides() {
    DataStore instance =
        Read.of(AnsweredCalls.of("dms:DescribeReplicationInstances"))
            .one(DataStore.class, "migration");

    assertThat(value(instance.isPubliclyAccessible())).isTrue();
    assertThat(value(instance.tiers())).containsExactly("data");
    assertThat(instance.virtualNetwork()).endsWith("vpc/vpc-0aaa000000000000a");
  }

  @Test
  void given_kafka_clusters_then_public_access_has_to_be_turned_on() {
    Read read = Read.of(AnsweredCalls.of(KAFKA));

    DataStore open = read.one(DataStore.class, "events");
    assertThat(value(open.isPubliclyAccessible())).isTrue();
    assertThat(decidedAt(open.isPubliclyAccessible()))
        .isEqualTo(
            "/ClusterInfoList/0/Provisioned/BrokerNodeGroupInfo/ConnectivityInfo/PublicAccess/Type");
    assertThat(value(open.header().tags().value("Tier"))).isEqualTo("data");
    assertThat(value(read.one(DataStore.class, "old").isPubliclyAccessible())).isFalse();
    assertThat(value(read.one(DataStore.class, "spikes").isPubliclyAccessible())).isFalse();
    assertThat(value(read.one(DataStore.class, "spikes").tiers())).containsExactly("data");
    assertThat(open.virtualNetwork()).isNotEmpty();
  }

  @Test
  void given_an_access_type_the_api_does_not_document_then_the_cluster_may_be_public() {
    Read read =
        Read.of(new AnsweredCalls().changed(KAFKA, "\"SERVICE_PROVIDED_EIPS\"", "\"ANYCAST\""));

    assertThat(reason(read.one(DataStore.class, "events").isPubliclyAccessible()))
        .contains("ANYCAST");
  }

  @Test
  void given_a_described_and_a_listed_broker_then_only_the_described_one_is_known_to_be_public() {
    Read read = Read.of(AnsweredCalls.of(BROKERS).withItem(BROKER, PUBLIC_BROKER));

    DataStore orders = read.one(DataStore.class, PUBLIC_BROKER);
    assertThat(value(orders.isPubliclyAccessible())).isTrue();
    assertThat(decidedAt(orders.isPubliclyAccessible())).isEqualTo("/PubliclyAccessible");
    assertThat(value(orders.header().tags().value("Tier"))).isEqualTo("data");
    assertThat(reason(read.one(DataStore.class, OTHER_BROKER).isPubliclyAccessible()))
        .contains("not collected");
  }

  @Test
  void given_brokers_that_could_not_be_listed_then_a_described_one_is_still_there() {
    Read read = Read.of(new AnsweredCalls().denied(BROKERS).withItem(BROKER, PUBLIC_BROKER));

    assertThat(value(read.one(DataStore.class, PUBLIC_BROKER).isPubliclyAccessible())).isTrue();
  }
}
