package dev.ringfence.collect.aws;

import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;
import software.amazon.awssdk.services.directconnect.DirectConnectClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.emr.EmrClient;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.mq.MqClient;
import software.amazon.awssdk.services.opensearch.OpenSearchClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The services that are asked, named as the AWS CLI names them. */
final class Services {
  static final Service<StsClient> STS =
      Service.of("sts", StsClient.class, StsClient::builder, StsClient.serviceMetadata());
  static final Service<Ec2Client> EC2 =
      Service.of("ec2", Ec2Client.class, Ec2Client::builder, Ec2Client.serviceMetadata());
  static final Service<DirectConnectClient> DIRECT_CONNECT =
      Service.of(
          "directconnect",
          DirectConnectClient.class,
          DirectConnectClient::builder,
          DirectConnectClient.serviceMetadata());
  static final Service<AutoScalingClient> AUTO_SCALING =
      Service.of(
          "autoscaling",
          AutoScalingClient.class,
          AutoScalingClient::builder,
          AutoScalingClient.serviceMetadata());
  static final Service<ElasticLoadBalancingV2Client> ELB_V2 =
      Service.of(
          "elbv2",
          ElasticLoadBalancingV2Client.class,
          ElasticLoadBalancingV2Client::builder,
          ElasticLoadBalancingV2Client.serviceMetadata());
  static final Service<ElasticLoadBalancingClient> ELB =
      Service.of(
          "elb",
          ElasticLoadBalancingClient.class,
          ElasticLoadBalancingClient::builder,
          ElasticLoadBalancingClient.serviceMetadata());
  static final Service<RdsClient> RDS =
      Service.of("rds", RdsClient.class, RdsClient::builder, RdsClient.serviceMetadata());
  static final Service<RedshiftClient> REDSHIFT =
      Service.of(
          "redshift",
          RedshiftClient.class,
          RedshiftClient::builder,
          RedshiftClient.serviceMetadata());
  static final Service<RedshiftServerlessClient> REDSHIFT_SERVERLESS =
      Service.of(
          "redshift-serverless",
          RedshiftServerlessClient.class,
          RedshiftServerlessClient::builder,
          RedshiftServerlessClient.serviceMetadata());
  static final Service<ElastiCacheClient> ELASTI_CACHE =
      Service.of(
          "elasticache",
          ElastiCacheClient.class,
          ElastiCacheClient::builder,
          ElastiCacheClient.serviceMetadata());
  static final Service<OpenSearchClient> OPEN_SEARCH =
      Service.of(
          "opensearch",
          OpenSearchClient.class,
          OpenSearchClient::builder,
          OpenSearchClient.serviceMetadata());
  static final Service<DatabaseMigrationClient> DMS =
      Service.of(
          "dms",
          DatabaseMigrationClient.class,
          DatabaseMigrationClient::builder,
          DatabaseMigrationClient.serviceMetadata());
  static final Service<KafkaClient> KAFKA =
      Service.of("kafka", KafkaClient.class, KafkaClient::builder, KafkaClient.serviceMetadata());
  static final Service<MqClient> MQ =
      Service.of("mq", MqClient.class, MqClient::builder, MqClient.serviceMetadata());
  static final Service<EmrClient> EMR =
      Service.of("emr", EmrClient.class, EmrClient::builder, EmrClient.serviceMetadata());
  static final Service<CloudWatchLogsClient> LOGS =
      Service.of(
          "logs",
          CloudWatchLogsClient.class,
          CloudWatchLogsClient::builder,
          CloudWatchLogsClient.serviceMetadata());
  static final Service<KmsClient> KMS =
      Service.of("kms", KmsClient.class, KmsClient::builder, KmsClient.serviceMetadata());
  static final Service<ConfigClient> CONFIG =
      Service.of(
          "configservice",
          ConfigClient.class,
          ConfigClient::builder,
          ConfigClient.serviceMetadata());
  static final Service<GuardDutyClient> GUARD_DUTY =
      Service.of(
          "guardduty",
          GuardDutyClient.class,
          GuardDutyClient::builder,
          GuardDutyClient.serviceMetadata());
  static final Service<CloudTrailClient> CLOUD_TRAIL =
      Service.of(
          "cloudtrail",
          CloudTrailClient.class,
          CloudTrailClient::builder,
          CloudTrailClient.serviceMetadata());
  static final Service<OrganizationsClient> ORGANIZATIONS =
      Service.of(
          "organizations",
          OrganizationsClient.class,
          OrganizationsClient::builder,
          OrganizationsClient.serviceMetadata());

  private Services() {}
}
