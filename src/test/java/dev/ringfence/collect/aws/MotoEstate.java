package dev.ringfence.collect.aws;

import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.TrafficType;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Fills an emulator with accounts that have something of most kinds in each region. */
final class MotoEstate {
  static final String ROLE = "ringfence-audit";
  static final AwsCredentialsProvider CALLER =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("testing", "testing"));

  private final URI endpoint;
  private final SdkHttpClient http = ApacheHttpClient.create();

  MotoEstate(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** The credentials of a role in an account, as the emulator tells accounts apart. */
  AwsCredentialsProvider in(String account) {
    try (StsClient sts = client(StsClient.builder(), CALLER, "us-east-1")) {
      Credentials session =
          sts.assumeRole(
                  request ->
                      request
                          .roleArn("arn:aws:iam::" + account + ":role/" + ROLE)
                          .roleSessionName("seed"))
              .credentials();
      return StaticCredentialsProvider.create(
          AwsSessionCredentials.create(
              session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
    }
  }

  /** A web tier behind a load balancer, a data tier, and what they lie in. */
  void seed(String account, String region) {
    AwsCredentialsProvider credentials = in(account);
    try (Ec2Client ec2 = client(Ec2Client.builder(), credentials, region);
        ElasticLoadBalancingV2Client elb =
            client(ElasticLoadBalancingV2Client.builder(), credentials, region);
        RdsClient rds = client(RdsClient.builder(), credentials, region);
        CloudWatchLogsClient logs = client(CloudWatchLogsClient.builder(), credentials, region);
        KmsClient kms = client(KmsClient.builder(), credentials, region)) {
      String vpc = ec2.createVpc(r -> r.cidrBlock("10.20.0.0/16")).vpc().vpcId();
      List<String> subnets =
          List.of(
              subnet(ec2, vpc, "10.20.1.0/24", region + "a"),
              subnet(ec2, vpc, "10.20.2.0/24", region + "b"));
      String gateway = ec2.createInternetGateway().internetGateway().internetGatewayId();
      ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
      String table = ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
      ec2.createRoute(
          r -> r.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
      ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(subnets.get(0)));
      String web = group(ec2, vpc, "web");
      String data = group(ec2, vpc, "data");
      open(ec2, web, tcp(443).ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build()).build());
      open(
          ec2,
          data,
          tcp(5432).userIdGroupPairs(UserIdGroupPair.builder().groupId(web).build()).build());
      servers(ec2, subnets, web);
      balancer(elb, vpc, subnets, web);
      database(rds, subnets, data);
      flowLogs(ec2, logs, kms, vpc);
    }
  }

  private static String subnet(Ec2Client ec2, String vpc, String cidr, String zone) {
    return ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock(cidr).availabilityZone(zone))
        .subnet()
        .subnetId();
  }

  private static String group(Ec2Client ec2, String vpc, String name) {
    return ec2.createSecurityGroup(r -> r.vpcId(vpc).groupName(name).description(name)).groupId();
  }

  private static IpPermission.Builder tcp(int port) {
    return IpPermission.builder().ipProtocol("tcp").fromPort(port).toPort(port);
  }

  private static void open(Ec2Client ec2, String group, IpPermission permission) {
    ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(permission));
  }

  private static void servers(Ec2Client ec2, List<String> subnets, String group) {
    ec2.runInstances(
        r ->
            r.imageId("ami-12c6146b")
                .minCount(2)
                .maxCount(2)
                .subnetId(subnets.get(0))
                .securityGroupIds(group)
                .userData("c2VjcmV0"));
    ec2.createLaunchTemplate(
        r ->
            r.launchTemplateName("web")
                .launchTemplateData(d -> d.imageId("ami-12c6146b").userData("c2VjcmV0")));
    String list =
        ec2.createManagedPrefixList(
                r ->
                    r.prefixListName("offices")
                        .addressFamily("IPv4")
                        .maxEntries(5)
                        .entries(e -> e.cidr("198.51.100.0/24")))
            .prefixList()
            .prefixListId();
    open(ec2, group, tcp(22).prefixListIds(p -> p.prefixListId(list)).build());
    String allocation = ec2.allocateAddress(r -> r.domain("vpc")).allocationId();
    ec2.createNatGateway(r -> r.subnetId(subnets.get(0)).allocationId(allocation));
    ec2.createTransitGateway(r -> r.description("hub"));
    ec2.createVpnGateway(r -> r.type("ipsec.1"));
  }

  private static void balancer(
      ElasticLoadBalancingV2Client elb, String vpc, List<String> subnets, String group) {
    String balancer =
        elb.createLoadBalancer(r -> r.name("web").subnets(subnets).securityGroups(group))
            .loadBalancers()
            .get(0)
            .loadBalancerArn();
    String targets =
        elb.createTargetGroup(r -> r.name("web").protocol("HTTP").port(8080).vpcId(vpc))
            .targetGroups()
            .get(0)
            .targetGroupArn();
    elb.createListener(
        r ->
            r.loadBalancerArn(balancer)
                .protocol("HTTP")
                .port(80)
                .defaultActions(a -> a.type("forward").targetGroupArn(targets)));
  }

  private static void database(RdsClient rds, List<String> subnets, String group) {
    rds.createDBSubnetGroup(
        r -> r.dbSubnetGroupName("data").dbSubnetGroupDescription("data").subnetIds(subnets));
    rds.createDBInstance(
        r ->
            r.dbInstanceIdentifier("orders")
                .dbInstanceClass("db.t3.micro")
                .engine("postgres")
                .masterUsername("orders")
                .masterUserPassword("not-to-be-sealed")
                .allocatedStorage(20)
                .dbSubnetGroupName("data")
                .vpcSecurityGroupIds(group));
  }

  private static void flowLogs(
      Ec2Client ec2, CloudWatchLogsClient logs, KmsClient kms, String vpc) {
    String key = kms.createKey().keyMetadata().arn();
    logs.createLogGroup(r -> r.logGroupName("/vpc/flows").kmsKeyId(key));
    logs.putRetentionPolicy(r -> r.logGroupName("/vpc/flows").retentionInDays(90));
    ec2.createFlowLogs(
        r ->
            r.resourceIds(vpc)
                .resourceType(FlowLogsResourceType.VPC)
                .trafficType(TrafficType.ALL)
                .logDestinationType(LogDestinationType.CLOUD_WATCH_LOGS)
                .logGroupName("/vpc/flows")
                .deliverLogsPermissionArn("arn:aws:iam::123456789012:role/flow-logs"));
  }

  <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C client(
      B builder, AwsCredentialsProvider credentials, String region) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .credentialsProvider(credentials)
        .httpClient(http)
        .build();
  }
}
