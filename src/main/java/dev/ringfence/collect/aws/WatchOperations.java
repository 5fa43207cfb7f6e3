package dev.ringfence.collect.aws;

import java.util.List;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.DescribeConfigRulesRequest;
import software.amazon.awssdk.services.config.model.DescribeConfigurationRecorderStatusRequest;
import software.amazon.awssdk.services.config.model.DescribeConfigurationRecordersRequest;
import software.amazon.awssdk.services.config.model.GetComplianceDetailsByConfigRuleRequest;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsAnalysesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsPathsRequest;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.GetDetectorRequest;
import software.amazon.awssdk.services.guardduty.model.ListDetectorsRequest;

/** What is asked of those who watch the network: what they found, and what they saw change. */
final class WatchOperations {
  /**
   * Fifty events each, two pages a second and region at most (CloudTrail user guide, quotas): 10000
   * changes of one sort within 90 days.
   */
  private static final int MOST_PAGES_OF_EVENTS = 200;

  static final List<Operation> ALL =
      List.of(
          Services.EC2.read(
              "DescribeNetworkInsightsPaths",
              DescribeNetworkInsightsPathsRequest::builder,
              Ec2Client::describeNetworkInsightsPaths),
          Services.EC2.read(
              "DescribeNetworkInsightsAnalyses",
              DescribeNetworkInsightsAnalysesRequest::builder,
              Ec2Client::describeNetworkInsightsAnalyses),
          Services.CONFIG.read(
              "DescribeConfigurationRecorders",
              DescribeConfigurationRecordersRequest::builder,
              ConfigClient::describeConfigurationRecorders),
          Services.CONFIG.read(
              "DescribeConfigurationRecorderStatus",
              DescribeConfigurationRecorderStatusRequest::builder,
              ConfigClient::describeConfigurationRecorderStatus),
          Services.CONFIG.read(
              "DescribeConfigRules",
              DescribeConfigRulesRequest::builder,
              ConfigClient::describeConfigRules),
          Services.CONFIG
              .read(
                  "GetComplianceDetailsByConfigRule",
                  GetComplianceDetailsByConfigRuleRequest::builder,
                  ConfigClient::getComplianceDetailsByConfigRule)
              .each("ConfigRuleName"),
          Services.GUARD_DUTY.read(
              "ListDetectors", ListDetectorsRequest::builder, GuardDutyClient::listDetectors),
          Services.GUARD_DUTY
              .read("GetDetector", GetDetectorRequest::builder, GuardDutyClient::getDetector)
              .each("DetectorId"),
          Services.CLOUD_TRAIL
              .read("LookupEvents", LookupEventsRequest::builder, CloudTrailClient::lookupEvents)
              .each("LookupAttributes", WatchOperations::named, MOST_PAGES_OF_EVENTS));

  private WatchOperations() {}

  /** A request takes one attribute; by the name of events, no others are read and kept. */
  private static LookupAttribute named(Object event) {
    return LookupAttribute.builder()
        .attributeKey(LookupAttributeKey.EVENT_NAME)
        .attributeValue(String.valueOf(event))
        .build();
  }
}
