package dev.ringfence.collect.aws;

import java.util.List;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;
import software.amazon.awssdk.services.databasemigration.model.DescribeReplicationInstancesRequest;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheClustersRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheSubnetGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeServerlessCachesRequest;
import software.amazon.awssdk.services.emr.EmrClient;
import software.amazon.awssdk.services.emr.model.GetBlockPublicAccessConfigurationRequest;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ListClustersV2Request;
import software.amazon.awssdk.services.mq.MqClient;
import software.amazon.awssdk.services.mq.model.DescribeBrokerRequest;
import software.amazon.awssdk.services.mq.model.ListBrokersRequest;
import software.amazon.awssdk.services.opensearch.OpenSearchClient;
import software.amazon.awssdk.services.opensearch.model.DescribeDomainsRequest;
import software.amazon.awssdk.services.opensearch.model.ListDomainNamesRequest;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbProxiesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSubnetGroupsRequest;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.DescribeClusterSubnetGroupsRequest;
import software.amazon.awssdk.services.redshift.model.DescribeClustersRequest;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.redshiftserverless.model.ListWorkgroupsRequest;

/** What is asked of the services that keep data. */
final class DataOperations {
  static final List<Operation> ALL =
      List.of(
          Services.RDS.read(
              "DescribeDBInstances",
              DescribeDbInstancesRequest::builder,
              RdsClient::describeDBInstances),
          Services.RDS.read(
              "DescribeDBClusters",
              DescribeDbClustersRequest::builder,
              RdsClient::describeDBClusters),
          Services.RDS.read(
              "DescribeDBSubnetGroups",
              DescribeDbSubnetGroupsRequest::builder,
              RdsClient::describeDBSubnetGroups),
          Services.RDS.read(
              "DescribeDBProxies", DescribeDbProxiesRequest::builder, RdsClient::describeDBProxies),
          Services.REDSHIFT.read(
              "DescribeClusters",
              DescribeClustersRequest::builder,
              RedshiftClient::describeClusters),
          Services.REDSHIFT.read(
              "DescribeClusterSubnetGroups",
              DescribeClusterSubnetGroupsRequest::builder,
              RedshiftClient::describeClusterSubnetGroups),
          Services.REDSHIFT_SERVERLESS.read(
              "ListWorkgroups",
              ListWorkgroupsRequest::builder,
              RedshiftServerlessClient::listWorkgroups),
          Services.ELASTI_CACHE.read(
              "DescribeCacheClusters",
              DescribeCacheClustersRequest::builder,
              ElastiCacheClient::describeCacheClusters),
          Services.ELASTI_CACHE.read(
              "DescribeReplicationGroups",
              DescribeReplicationGroupsRequest::builder,
              ElastiCacheClient::describeReplicationGroups),
          Services.ELASTI_CACHE.read(
              "DescribeServerlessCaches",
              DescribeServerlessCachesRequest::builder,
              ElastiCacheClient::describeServerlessCaches),
          Services.ELASTI_CACHE.read(
              "DescribeCacheSubnetGroups",
              DescribeCacheSubnetGroupsRequest::builder,
              ElastiCacheClient::describeCacheSubnetGroups),
          Services.OPEN_SEARCH.read(
              "ListDomainNames",
              ListDomainNamesRequest::builder,
              OpenSearchClient::listDomainNames),
          Services.OPEN_SEARCH
              .read(
                  "DescribeDomains",
                  DescribeDomainsRequest::builder,
                  OpenSearchClient::describeDomains)
              .eachOf("DomainNames", 5),
          Services.DMS.read(
              "DescribeReplicationInstances",
              DescribeReplicationInstancesRequest::builder,
              DatabaseMigrationClient::describeReplicationInstances),
          Services.KAFKA.read(
              "ListClustersV2", ListClustersV2Request::builder, KafkaClient::listClustersV2),
          Services.MQ.read("ListBrokers", ListBrokersRequest::builder, MqClient::listBrokers),
          Services.MQ
              .read("DescribeBroker", DescribeBrokerRequest::builder, MqClient::describeBroker)
              .each("BrokerId"),
          Services.EMR.read(
              "GetBlockPublicAccessConfiguration",
              GetBlockPublicAccessConfigurationRequest::builder,
              EmrClient::getBlockPublicAccessConfiguration));

  private DataOperations() {}
}
