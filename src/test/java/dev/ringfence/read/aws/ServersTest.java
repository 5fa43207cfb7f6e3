package dev.ringfence.read.aws;

import static dev.ringfence.read.aws.Read.decidedAt;
import static dev.ringfence.read.aws.Read.reason;
import static dev.ringfence.read.aws.Read.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.Server;
import org.junit.jupiter.api.Test;

class ServersTest {
  private static final String INSTANCES = "ec2:DescribeInstances";
  private static final String GROUPS = "autoscaling:DescribeAutoScalingGroups";

  @Test
  void given_an_instance_then_the_server_cites_the_values_that_decide() {
    Read read = Read.of(AnsweredCalls.of(INSTANCES, GROUPS));

    Server server = read.one(Server.class, "i-0aaa000000000001a");

    assertThat(server.id())
        .isEqualTo("arn:aws:ec2:eu-central-1:111122223333:instance/i-0aaa000000000001a");
    assertThat(server.header().name()).isEqualTo("orders-app");
    assertThat(value(server.tier())).isEqualTo("application");
    assertThat(value(server.keyPair())).isEqualTo("ops-2024");
    assertThat(decidedAt(server.keyPair())).isEqualTo("/Reservations/0/Instances/0/KeyName");
    assertThat(value(server.isMetadataEnabled())).isTrue();
    assertThat(value(server.metadataTokens())).isEqualTo("optional");
    assertThat(decidedAt(server.metadataTokens()))
        .isEqualTo("/Reservations/0/Instances/0/MetadataOptions/HttpTokens");
    assertThat(value(server.metadataHopLimit())).isEqualTo(2);
    assertThat(value(server.isBastion())).isFalse();
    assertThat(value(server.serverGroup())).isEmpty();
  }

  @Test
  void given_two_interfaces_then_the_groups_of_both_are_carried() {
    Read read = Read.of(AnsweredCalls.of(INSTANCES, GROUPS));

    Server server = read.one(Server.class, "i-0aaa000000000001a");

    assertThat(value(server.filters()))
        .containsExactly(
            "arn:aws:ec2:eu-central-1:111122223333:security-group/sg-0app000000000000a",
            "arn:aws:ec2:eu-central-1:111122223333:security-group/sg-0adm000000000000a");
    assertThat(decidedAt(server.filters())).isEqualTo("/Reservations/0/Instances/0/SecurityGroups");
  }

  @Test
  void given_a_terminated_and_a_stopped_instance_then_only_the_stopped_one_is_a_server() {
    Read read = Read.of(AnsweredCalls.of(INSTANCES, GROUPS));

    assertThat(read.byLocalId(Server.class))
        .containsOnlyKeys("i-0aaa000000000001a", "i-0aaa000000000002a", "i-0aaa000000000004a");
    assertThat(value(read.one(Server.class, "i-0aaa000000000002a").state())).isEqualTo("stopped");
  }

  @Test
  void given_the_tag_role_bastion_then_the_server_is_a_bastion_without_key_pair() {
    Server server =
        Read.of(AnsweredCalls.of(INSTANCES, GROUPS)).one(Server.class, "i-0aaa000000000002a");

    assertThat(value(server.isBastion())).isTrue();
    assertThat(decidedAt(server.isBastion())).isEqualTo("/Reservations/0/Instances/1/Tags/1/Value");
    assertThat(value(server.keyPair())).isEmpty();
  }

  @Test
  void given_a_group_that_lists_the_instance_then_the_server_belongs_to_it() {
    Server server =
        Read.of(AnsweredCalls.of(INSTANCES, GROUPS)).one(Server.class, "i-0aaa000000000004a");

    assertThat(value(server.serverGroup())).endsWith(":autoScalingGroupName/orders");
    assertThat(decidedAt(server.serverGroup()))
        .isEqualTo("/AutoScalingGroups/0/Instances/0/InstanceId");
  }

  @Test
  void given_only_the_tag_of_a_group_then_the_server_belongs_to_it() {
    AnsweredCalls calls =
        AnsweredCalls.of(INSTANCES)
            .changed(GROUPS, "\"InstanceId\": \"i-0aaa000000000004a\"", "\"InstanceId\": \"i-0\"");

    Server server = Read.of(calls).one(Server.class, "i-0aaa000000000004a");

    assertThat(value(server.serverGroup())).endsWith(":autoScalingGroupName/orders");
    assertThat(decidedAt(server.serverGroup()))
        .isEqualTo("/Reservations/1/Instances/1/Tags/0/Value");
  }

  @Test
  void given_denied_groups_then_no_membership_can_be_told() {
    Server server =
        Read.of(AnsweredCalls.of(INSTANCES).denied(GROUPS))
            .one(Server.class, "i-0aaa000000000001a");

    assertThat(reason(server.serverGroup())).contains("access denied");
    assertThat(value(server.keyPair())).isEqualTo("ops-2024");
  }

  @Test
  void given_a_word_the_api_does_not_document_then_it_is_unknown_and_noted() {
    Read read =
        Read.of(
            AnsweredCalls.of(GROUPS)
                .changed(INSTANCES, "\"HttpTokens\": \"optional\"", "\"HttpTokens\": \"v3\""));

    assertThat(reason(read.one(Server.class, "i-0aaa000000000001a").metadataTokens()))
        .contains("v3");
    assertThat(read.unmodelled())
        .anySatisfy(
            noted -> {
              assertThat(noted.owner()).endsWith("instance/i-0aaa000000000001a");
              assertThat(noted.source().pointer())
                  .contains("/Reservations/0/Instances/0/MetadataOptions/HttpTokens");
            });
  }

  @Test
  void given_an_export_without_security_groups_then_they_are_unknown_and_not_none() {
    Read read =
        Read.of(
            AnsweredCalls.of(GROUPS).changed(INSTANCES, "\"SecurityGroups\":", "\"Elsewhere\":"));

    assertThat(reason(read.one(Server.class, "i-0aaa000000000002a").filters()))
        .contains("SecurityGroups");
  }

  @Test
  void given_no_metadata_options_then_they_are_unknown_and_not_safe() {
    Read read =
        Read.of(
            AnsweredCalls.of(GROUPS)
                .changed(INSTANCES, "\"MetadataOptions\": {", "\"Elsewhere\": {"));

    assertThat(read.one(Server.class, "i-0aaa000000000002a").metadataTokens().isKnown()).isFalse();
  }
}
