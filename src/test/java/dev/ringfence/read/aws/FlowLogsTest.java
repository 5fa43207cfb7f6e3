package dev.ringfence.read.aws;

import static dev.ringfence.read.aws.Read.decidedAt;
import static dev.ringfence.read.aws.Read.reason;
import static dev.ringfence.read.aws.Read.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.FlowLog;
import dev.ringfence.network.LogGroup;
import org.junit.jupiter.api.Test;

class FlowLogsTest {
  private static final String LOGS = "ec2:DescribeFlowLogs";
  private static final String GROUPS = "logs:DescribeLogGroups";
  private static final String KEY = "kms:DescribeKey";
  private static final String KEY_ID = "0f0f0f0f-1111-4222-8333-444444444444";
  private static final String NETWORK_LOG = "fl-0aaa000000000001a";

  private static AnsweredCalls all() {
    return AnsweredCalls.of(LOGS, GROUPS).withItem(KEY, KEY_ID);
  }

  @Test
  void given_a_log_to_a_group_then_retention_and_key_are_the_groups() {
    FlowLog log = Read.of(all()).one(FlowLog.class, NETWORK_LOG);

    assertThat(log.id())
        .isEqualTo("arn:aws:ec2:eu-central-1:111122223333:vpc-flow-log/fl-0aaa000000000001a");
    assertThat(value(log.covers()))
        .isEqualTo("arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-0aaa000000000000a");
    assertThat(value(log.trafficType())).isEqualTo("all");
    assertThat(value(log.isActive())).isTrue();
    assertThat(value(log.deliveryStatus())).isEqualTo("success");
    assertThat(value(log.retentionDays())).isEqualTo(365);
    assertThat(decidedAt(log.retentionDays())).isEqualTo("/logGroups/0/retentionInDays");
    assertThat(value(log.encryptionKey())).endsWith("key/" + KEY_ID);
    assertThat(decidedAt(log.encryptionKey())).isEqualTo("/logGroups/0/kmsKeyId");
    assertThat(value(log.destination()))
        .isEqualTo("arn:aws:logs:eu-central-1:111122223333:log-group:/network/flows");
  }

  @Test
  void given_a_format_then_its_fields_are_read_in_order() {
    FlowLog log = Read.of(all()).one(FlowLog.class, NETWORK_LOG);

    assertThat(value(log.fields()))
        .containsExactly(
            "version",
            "account-id",
            "interface-id",
            "srcaddr",
            "dstaddr",
            "pkt-srcaddr",
            "pkt-dstaddr");
    assertThat(decidedAt(log.fields())).isEqualTo("/FlowLogs/0/LogFormat");
  }

  @Test
  void given_no_format_then_the_fields_of_version_2_are_written() {
    FlowLog log = Read.of(all()).one(FlowLog.class, "fl-0aaa000000000002a");

    assertThat(value(log.fields())).contains("srcaddr", "log-status").doesNotContain("pkt-srcaddr");
    assertThat(value(log.trafficType())).isEqualTo("reject");
    assertThat(value(log.deliveryStatus())).isEqualTo("failed");
  }

  @Test
  void given_a_group_without_retention_then_nothing_is_ever_deleted_and_aws_holds_the_key() {
    Read read = Read.of(all());

    FlowLog log = read.one(FlowLog.class, "fl-0aaa000000000002a");
    assertThat(value(log.retentionDays())).isEqualTo(2147483647L);
    assertThat(value(log.encryptionKey())).isEmpty();
    assertThat(read.one(LogGroup.class, "/network/for-ever").id())
        .isEqualTo("arn:aws:logs:eu-central-1:111122223333:log-group:/network/for-ever");
  }

  @Test
  void given_a_log_to_a_bucket_then_its_retention_is_not_among_the_evidence() {
    FlowLog log = Read.of(all()).one(FlowLog.class, "fl-0aaa000000000003a");

    assertThat(value(log.destinationType())).isEqualTo("s3");
    assertThat(reason(log.retentionDays())).contains("bucket's lifecycle");
    assertThat(log.encryptionKey().isKnown()).isFalse();
    assertThat(value(log.deliveryStatus())).isEmpty();
    assertThat(value(log.covers())).endsWith("network-interface/eni-0aaa000000000001a");
  }

  @Test
  void given_denied_log_groups_then_retention_is_unknown() {
    FlowLog log = Read.of(all().denied(GROUPS)).one(FlowLog.class, NETWORK_LOG);

    assertThat(reason(log.retentionDays())).contains("access denied");
    assertThat(value(log.isActive())).isTrue();
  }

  @Test
  void given_a_group_that_a_whole_answer_does_not_have_then_retention_is_unknown() {
    FlowLog log =
        Read.of(
                AnsweredCalls.of(GROUPS)
                    .changed(
                        LOGS,
                        "\"LogGroupName\": \"/network/flows\"",
                        "\"LogGroupName\": \"/gone\""))
            .one(FlowLog.class, NETWORK_LOG);

    assertThat(reason(log.retentionDays())).contains("/gone");
  }

  @Test
  void given_a_group_of_another_account_then_that_accounts_answer_is_missing() {
    FlowLog log =
        Read.of(
                AnsweredCalls.of(GROUPS)
                    .changed(
                        LOGS,
                        "\"LogGroupName\": \"/network/flows\"",
                        "\"LogDestination\": \"arn:aws:logs:eu-central-1:999988887777:log-group:/network/flows\""))
            .one(FlowLog.class, NETWORK_LOG);

    assertThat(reason(log.retentionDays())).contains("aws/999988887777/eu-central-1");
  }

  @Test
  void given_a_key_that_aws_manages_then_it_is_not_the_customers() {
    String json = AnsweredCalls.fixture(KEY, KEY_ID).replace("\"CUSTOMER\"", "\"AWS\"");
    FlowLog log =
        Read.of(AnsweredCalls.of(LOGS, GROUPS).withItem(KEY, KEY_ID, json))
            .one(FlowLog.class, NETWORK_LOG);

    assertThat(value(log.encryptionKey())).isEmpty();
    assertThat(decidedAt(log.encryptionKey())).isEqualTo("/KeyMetadata/KeyManager");
  }

  @Test
  void given_a_key_nobody_described_then_it_counts_as_the_customers() {
    FlowLog log = Read.of(AnsweredCalls.of(LOGS, GROUPS)).one(FlowLog.class, NETWORK_LOG);

    assertThat(value(log.encryptionKey())).endsWith("key/" + KEY_ID);
  }

  @Test
  void given_an_answer_about_a_key_without_its_name_then_a_group_without_a_key_keeps_none() {
    FlowLog log =
        Read.of(AnsweredCalls.of(LOGS, GROUPS).withItem(KEY, KEY_ID, "{\"KeyMetadata\": {}}"))
            .one(FlowLog.class, "fl-0aaa000000000002a");

    assertThat(value(log.encryptionKey())).isEmpty();
  }

  @Test
  void given_a_status_the_api_does_not_document_then_activity_is_unknown_and_noted() {
    Read read =
        Read.of(
            AnsweredCalls.of(GROUPS)
                .changed(LOGS, "\"FlowLogStatus\": \"ACTIVE\"", "\"FlowLogStatus\": \"PAUSED\""));

    assertThat(read.one(FlowLog.class, NETWORK_LOG).isActive().isKnown()).isFalse();
    assertThat(read.unmodelled()).anyMatch(noted -> noted.owner().endsWith(NETWORK_LOG));
  }

  @Test
  void given_a_network_then_only_its_own_logs_cover_it() {
    FlowLogs logs = new FlowLogs(all().read());

    assertThat(value(logs.covering(AnsweredCalls.SOURCE, "vpc-0aaa000000000000a")))
        .extracting(log -> log.header().localId())
        .containsExactly(NETWORK_LOG);
    assertThat(value(logs.covering(AnsweredCalls.SOURCE, "vpc-0bbb000000000000b"))).isEmpty();
    assertThat(decidedAt(logs.covering(AnsweredCalls.SOURCE, "vpc-0bbb000000000000b")))
        .isEqualTo("/FlowLogs");
  }

  @Test
  void given_no_answer_about_flow_logs_then_coverage_is_unknown_and_not_none() {
    FlowLogs logs = new FlowLogs(AnsweredCalls.of(GROUPS).read());

    assertThat(reason(logs.covering(AnsweredCalls.SOURCE, "vpc-0aaa000000000000a")))
        .contains("not collected");
  }
}
