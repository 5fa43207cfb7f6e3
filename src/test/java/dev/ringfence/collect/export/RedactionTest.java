package dev.ringfence.collect.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.Evidence.Clock;
import dev.ringfence.evidence.Evidence.Redaction;
import dev.ringfence.evidence.EvidenceSet;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private static final String FOLDER = "111122223333/eu-central-1/";
  private static final String EVENTS = "cloudtrail-lookup-events.CreateRoute.json";

  private final ExportFolder exports;

  RedactionTest(@TempDir Path parent) {
    this.exports = ExportFolder.in(parent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{\"LaunchTemplateVersions\": [{\"LaunchTemplateData\": {\"UserData\": \"$\"}}]}'|/LaunchTemplateVersions/0/LaunchTemplateData/UserData|user data",
        "'{\"LaunchConfigurations\": [{\"UserData\": \"$\"}]}'|/LaunchConfigurations/0/UserData|user data",
        "'{\"Reservations\": [{\"Instances\": [{\"UserData\": {\"Value\": \"$\"}}]}]}'|/Reservations/0/Instances/0/UserData/Value|user data",
        "'{\"VpnConnections\": [{\"CustomerGatewayConfiguration\": \"<x>$</x>\"}]}'|/VpnConnections/0/CustomerGatewayConfiguration|VPN configuration",
        "'{\"VpnConnections\": [{\"Options\": {\"TunnelOptions\": [{\"PreSharedKey\": \"$\"}]}}]}'|/VpnConnections/0/Options/TunnelOptions/0/PreSharedKey|pre-shared key",
        "'{\"virtualInterfaces\": [{\"bgpPeers\": [{\"authKey\": \"$\"}]}]}'|/virtualInterfaces/0/bgpPeers/0/authKey|BGP authentication key",
        "'{\"virtualInterfaces\": [{\"customerRouterConfig\": \"<k>$</k>\"}]}'|/virtualInterfaces/0/customerRouterConfig|router configuration",
        "'{\"DBInstances\": [{\"PendingModifiedValues\": {\"MasterUserPassword\": \"$\"}}]}'|/DBInstances/0/PendingModifiedValues/MasterUserPassword|password",
        "'{\"Clusters\": [{\"ClusterIdentifier\": \"c\", \"PendingModifiedValues\": {\"MasterUserPassword\": \"$\"}}]}'|/Clusters/0/PendingModifiedValues/MasterUserPassword|password",
        "'{\"Vpcs\": [{\"Password\": 1234567}]}'|/Vpcs/0/Password|password",
        "'{\"Vpcs\": [{\"SecretString\": \"$\"}]}'|/Vpcs/0/SecretString|secret",
        "'{\"Vpcs\": [{\"a/b\": {\"SecretAccessKey\": \"$\"}}]}'|/Vpcs/0/a~1b/SecretAccessKey|secret access key",
        "'{\"Vpcs\": [{\"SessionToken\": \"$\"}]}'|/Vpcs/0/SessionToken|session token",
        "'{\"Vpcs\": [{\"Description\": \"key AKIAIOSFODNN7EXAMPLE of $\"}]}'|/Vpcs/0/Description|access key id"
      })
  void given_a_secret_it_is_replaced_before_sealing_and_listed(
      String json, String pointer, String kind) {
    String secret = "hunter\\u0032-é\\n";

    EvidenceSet evidence = exports.with(FOLDER + "a.json", json.replace("$", secret)).collect();

    Evidence item = evidence.items().get(0);
    String sealed = new String(exports.store().bytes(item.digest()), UTF_8);
    String redacted = "REDACTED by Ringfence (" + kind + ")";
    assertThat(item.redactions()).containsExactly(new Redaction(pointer, kind));
    assertThat(sealed)
        .isEqualTo(json.replaceFirst("\"[^\"]*\\$[^\"]*\"|1234567", '"' + redacted + '"'));
    assertThat(item.bytes()).isEqualTo(sealed.getBytes(UTF_8).length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Vpcs\": [{\"UserData\": \"\", \"Password\": null, \"x\": 1e400, \"y\": 1.10}]}",
        "{ \"Vpcs\" : [ ] , \"UserDataHint\": \"secret\", \"PasswordEnabled\": true }\r\n",
        "{\"Vpcs\": [{\"UserData\": \"REDACTED by Ringfence (user data)\"}]}"
      })
  void given_no_secret_the_bytes_are_sealed_as_they_are(String json) {
    EvidenceSet evidence = exports.with(FOLDER + "a.json", json).collect();

    assertThat(evidence.items().get(0).redactions()).isEmpty();
    assertThat(exports.store().bytes(evidence.items().get(0).digest())).asString().isEqualTo(json);
  }

  @Test
  void given_an_event_only_what_tells_of_the_change_is_sealed() {
    String event =
        """
        {"eventName":"CreateRoute","sourceIPAddress":"192.0.2.9","userAgent":"cli","requestParameters":{"routeTableId":"rtb-1","masterUserPassword":"hunter2"},"userIdentity":{"arn":"arn:aws:iam::1:user/a","accessKeyId":"ASIAIOSFODNN7EXAMPLE","sessionContext":{"attributes":{}}}}
        """;
    EvidenceSet evidence = exports.with(FOLDER + EVENTS, logged(event.strip())).collect();

    Evidence item = evidence.items().get(0);
    assertThat(item.redactions())
        .containsExactly(
            new Redaction("/Events/0/AccessKeyId", "access key id"),
            new Redaction("/Events/0/CloudTrailEvent", "parts of a logged event"));
    assertThat(new String(exports.store().bytes(item.digest()), UTF_8))
        .isEqualTo(
            logged(
                    """
                    {"eventName":"CreateRoute","requestParameters":{"routeTableId":"rtb-1","masterUserPassword":"REDACTED by Ringfence (password)"},"userIdentity":{"arn":"arn:aws:iam::1:user/a"}}
                    """
                        .strip())
                .replace("ASIAIOSFODNN7EXAMPLE", "REDACTED by Ringfence (access key id)"));
  }

  @Test
  void given_an_access_key_in_a_list_of_a_request_it_is_not_sealed() {
    String event =
        """
        {"eventName":"CreateRoute","requestParameters":{"names":["a","AKIAIOSFODNN7EXAMPLE"],"items":[[{"of":["ASIAIOSFODNN7EXAMPLE"]},7]]}}
        """;
    EvidenceSet evidence = exports.with(FOLDER + EVENTS, logged(event.strip())).collect();

    assertThat(exports.store().bytes(evidence.items().get(0).digest()))
        .asString()
        .contains(
            "{\"names\":[\"a\",\"REDACTED by Ringfence (access key id)\"],\"items\":[[{\"of\":[\"REDACTED by Ringfence (access key id)\"]},7]]}"
                .replace("\"", "\\\""))
        .doesNotContain("IOSFODNN7EXAMPLE");
  }

  @Test
  void given_an_event_that_is_none_nothing_of_it_is_sealed() {
    EvidenceSet evidence = exports.with(FOLDER + EVENTS, logged("secret {")).collect();

    assertThat(exports.store().bytes(evidence.items().get(0).digest()))
        .asString()
        .contains("REDACTED by Ringfence (parts of a logged event)")
        .doesNotContain("secret {");
  }

  private static String logged(String event) {
    return "{\"Events\": [{\"EventId\": \"e\", \"AccessKeyId\": \"ASIAIOSFODNN7EXAMPLE\", \"CloudTrailEvent\": \"%s\"}]}"
        .formatted(event.replace("\"", "\\\""));
  }

  @Test
  void given_many_secrets_all_other_bytes_stay() {
    EvidenceSet evidence =
        exports
            .with(
                FOLDER + "a.json",
                """
                {"LaunchConfigurations": [
                  {"LaunchConfigurationName": "é1", "UserData":   "AAAA", "Password": {"a": ["b", true, 7]}},
                  {"LaunchConfigurationName": "é2", "UserData": "BBBB", "EbsOptimized": false}]}
                """)
            .collect();

    assertThat(exports.store().bytes(evidence.items().get(0).digest()))
        .asString()
        .isEqualTo(
            """
            {"LaunchConfigurations": [
              {"LaunchConfigurationName": "é1", "UserData":   "REDACTED by Ringfence (user data)", "Password": {"a": ["REDACTED by Ringfence (password)", true, "REDACTED by Ringfence (password)"]}},
              {"LaunchConfigurationName": "é2", "UserData": "REDACTED by Ringfence (user data)", "EbsOptimized": false}]}
            """);
    assertThat(evidence.items().get(0).redactions())
        .containsExactly(
            new Redaction("/LaunchConfigurations/0/UserData", "user data"),
            new Redaction("/LaunchConfigurations/0/Password/a/0", "password"),
            new Redaction("/LaunchConfigurations/0/Password/a/2", "password"),
            new Redaction("/LaunchConfigurations/1/UserData", "user data"));
  }

  @Test
  void given_broken_files_with_secrets_no_gap_repeats_them() {
    EvidenceSet evidence =
        exports
            .with(FOLDER + "a.json", "{\"UserData\": \"hunter2\", hunter2")
            .with(FOLDER + "b.json", "hunter2 is the password")
            .with(FOLDER + "c.json", "{\"hunter2 hunter2\": 1}")
            .with(
                FOLDER + "d.json",
                "An error occurred (AccessDenied) when calling the DescribeVpcs operation:"
                    + " AKIAIOSFODNN7EXAMPLE hunter2")
            .collect();

    assertThat(ExportFolder.complaints(evidence)).hasSize(4);
    assertThat(ExportFolder.complaints(evidence).toString()).doesNotContain("hunter2", "AKIA");
  }

  @Test
  void given_a_record_beside_the_files_it_tells_who_asked_and_when() {
    EvidenceSet evidence =
        exports
            .with(FOLDER + "vpcs.json", "{\"Vpcs\": []}")
            .with(
                "111122223333/collected.json",
                "{\"collectedAt\": \"2026-10-30T04:00:00Z\", \"caller\": \"arn:aws:sts::1:x\"}")
            .collect();

    Evidence item = evidence.items().get(0);
    assertThat(item.collectedAt()).isEqualTo(Instant.parse("2026-10-30T04:00:00Z"));
    assertThat(item.clock()).isEqualTo(Clock.COLLECTOR);
    assertThat(item.caller()).isEqualTo("arn:aws:sts::1:x");
  }

  @Test
  void given_no_record_the_identity_answer_and_the_file_time_tell() {
    EvidenceSet evidence =
        exports
            .with(FOLDER + "vpcs.json", "{\"Vpcs\": []}")
            .with(
                FOLDER + "who.json",
                "{\"UserId\": \"U\", \"Account\": \"111122223333\", \"Arn\": \"arn:aws:iam::1:u\"}")
            .collect();

    assertThat(evidence.items())
        .hasSize(2)
        .allMatch(item -> item.caller().equals("arn:aws:iam::1:u"))
        .allMatch(item -> item.clock() == Clock.FILE)
        .allMatch(item -> item.collectedAt().equals(ExportFolder.WRITTEN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{\"collectedAt\": \"yesterday\"}'|gives a collectedAt that is no instant like 2026-11-01T04:00:00Z",
        "'{\"collectedAt\": 7}'|'needs a text collectedAt and, if any, a text caller'",
        "'[]'|'needs a text collectedAt and, if any, a text caller'",
        "'{'|is not JSON",
        "''|is empty"
      })
  void given_a_bad_record_it_is_a_gap_and_the_files_are_read(String record, String words) {
    EvidenceSet evidence =
        exports
            .with(FOLDER + "vpcs.json", "{\"Vpcs\": []}")
            .with(FOLDER + "collected.json", record)
            .collect();

    assertThat(ExportFolder.complaints(evidence))
        .containsExactly(
            "file/exports file path="
                + FOLDER
                + "collected.json: not readable ("
                + FOLDER
                + "collected.json "
                + words
                + "; the times of the files were taken instead)");
    assertThat(evidence.items()).extracting(Evidence::clock).containsExactly(Clock.FILE);
  }
}
