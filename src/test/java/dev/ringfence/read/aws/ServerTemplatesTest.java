package dev.ringfence.read.aws;

import static dev.ringfence.read.aws.Read.decidedAt;
import static dev.ringfence.read.aws.Read.reason;
import static dev.ringfence.read.aws.Read.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.Filter;
import dev.ringfence.network.ServerGroup;
import dev.ringfence.network.ServerTemplate;
import org.junit.jupiter.api.Test;

class ServerTemplatesTest {
  private static final String GROUPS = "autoscaling:DescribeAutoScalingGroups";
  private static final String CONFIGURATIONS = "autoscaling:DescribeLaunchConfigurations";
  private static final String TEMPLATES = "ec2:DescribeLaunchTemplates";
  private static final String VERSIONS = "ec2:DescribeLaunchTemplateVersions";

  private static AnsweredCalls all() {
    return AnsweredCalls.of(GROUPS, CONFIGURATIONS, TEMPLATES, VERSIONS);
  }

  @Test
  void given_default_latest_and_numbered_versions_then_just_these_are_templates() {
    Read read = Read.of(all());

    assertThat(read.byLocalId(ServerTemplate.class))
        .containsOnlyKeys(
            "lt-0aaa000000000000a/1",
            "lt-0aaa000000000000a/2",
            "lt-0aaa000000000000a/3",
            "lt-0bbb000000000000b/1",
            "legacy-1");
  }

  @Test
  void given_a_version_with_options_then_the_template_has_them() {
    ServerTemplate latest = Read.of(all()).one(ServerTemplate.class, "lt-0aaa000000000000a/3");

    assertThat(value(latest.version())).isEqualTo(3);
    assertThat(value(latest.metadataTokens())).isEqualTo("required");
    assertThat(value(latest.metadataHopLimit())).isEqualTo(1);
    assertThat(value(latest.keyPair())).isEmpty();
    assertThat(value(latest.assignsPublicAddress())).isFalse();
    assertThat(decidedAt(latest.assignsPublicAddress()))
        .isEqualTo(
            "/LaunchTemplateVersions/0/LaunchTemplateData/NetworkInterfaces/0/AssociatePublicIpAddress");
    assertThat(value(latest.filters()))
        .extracting(filter -> filter.header().localId())
        .containsExactly("sg-0app000000000000a");
    assertThat(value(latest.usedBy())).singleElement().asString().endsWith("/orders");
    assertThat(value(latest.header().tags().value("Team"))).isEqualTo("orders");
  }

  @Test
  void given_a_version_without_metadata_options_then_account_and_image_decide() {
    ServerTemplate standard = Read.of(all()).one(ServerTemplate.class, "lt-0aaa000000000000a/2");

    assertThat(reason(standard.metadataTokens())).contains("account defaults");
    assertThat(reason(standard.metadataHopLimit())).contains("account defaults");
    assertThat(value(standard.keyPair())).isEqualTo("ops-2024");
    assertThat(value(standard.usedBy())).isEmpty();
  }

  @Test
  void given_a_group_on_a_version_nobody_described_then_the_template_is_there_and_unknown() {
    ServerTemplate old = Read.of(all()).one(ServerTemplate.class, "lt-0aaa000000000000a/1");

    assertThat(reason(old.metadataTokens())).contains("has the version");
    assertThat(old.filters().isKnown()).isFalse();
    assertThat(value(old.usedBy())).singleElement().asString().endsWith("/batch");
  }

  @Test
  void given_templates_that_were_not_listed_then_flag_and_highest_number_tell_the_versions() {
    Read read = Read.of(all().denied(TEMPLATES));

    assertThat(read.byLocalId(ServerTemplate.class))
        .containsKeys(
            "lt-0aaa000000000000a/1",
            "lt-0aaa000000000000a/2",
            "lt-0aaa000000000000a/3",
            "lt-0bbb000000000000b/1");
    assertThat(reason(read.one(ServerTemplate.class, "lt-0aaa000000000000a/3").usedBy()))
        .contains("access denied");
    assertThat(
            reason(
                read.one(ServerTemplate.class, "lt-0aaa000000000000a/3")
                    .header()
                    .tags()
                    .value("Team")))
        .contains("not listed");
  }

  @Test
  void given_a_launch_configuration_then_it_has_version_0_and_its_empty_key_name_is_none() {
    ServerTemplate legacy = Read.of(all()).one(ServerTemplate.class, "legacy-1");

    assertThat(value(legacy.version())).isZero();
    assertThat(value(legacy.keyPair())).isEmpty();
    assertThat(value(legacy.assignsPublicAddress())).isTrue();
    assertThat(value(legacy.usedBy())).singleElement().asString().endsWith("/legacy");
  }

  @Test
  void given_a_template_without_groups_then_its_groups_are_not_known_to_be_none() {
    Read read =
        Read.of(
            AnsweredCalls.of(GROUPS, TEMPLATES, VERSIONS)
                .changed(CONFIGURATIONS, "[\"sg-0adm000000000000a\"]", "[]"));

    assertThat(reason(read.one(ServerTemplate.class, "legacy-1").filters()))
        .contains("default group");
  }

  @Test
  void given_an_interface_without_groups_beside_one_with_them_then_the_groups_are_unknown() {
    Read read =
        Read.of(
            AnsweredCalls.of(GROUPS, CONFIGURATIONS, TEMPLATES)
                .changed(
                    VERSIONS,
                    "{\"AssociatePublicIpAddress\": false,",
                    "{\"DeviceIndex\": 1}, {\"AssociatePublicIpAddress\": false,"));

    assertThat(reason(read.one(ServerTemplate.class, "lt-0aaa000000000000a/3").filters()))
        .contains("interface names no group");
  }

  @Test
  void given_a_group_on_the_latest_version_then_it_has_that_versions_security_groups() {
    ServerGroup orders = Read.of(all()).one(ServerGroup.class, "orders");

    assertThat(value(orders.template())).endsWith("launch-template/lt-0aaa000000000000a/3");
    assertThat(value(orders.filters())).extracting(Filter::id).hasSize(1);
    assertThat(value(orders.tiers())).containsExactly("application");
    assertThat(value(orders.header().tags().value("Tier"))).isEqualTo("application");
  }

  @Test
  void given_an_override_with_its_own_template_then_the_groups_of_both_count() {
    Read read =
        Read.of(
            AnsweredCalls.of(CONFIGURATIONS, TEMPLATES, VERSIONS)
                .changed(GROUPS, "\"Version\": \"1\"", "\"Version\": \"3\""));

    ServerGroup batch = read.one(ServerGroup.class, "batch");

    assertThat(value(batch.template())).endsWith("lt-0aaa000000000000a/3");
    assertThat(value(batch.filters()))
        .extracting(filter -> filter.header().localId())
        .containsExactly("sg-0app000000000000a", "sg-0adm000000000000a");
  }

  @Test
  void given_denied_versions_then_a_groups_security_groups_are_unknown() {
    ServerGroup orders = Read.of(all().denied(VERSIONS)).one(ServerGroup.class, "orders");

    assertThat(reason(orders.filters())).contains("access denied");
    assertThat(value(orders.template())).endsWith("lt-0aaa000000000000a/3");
  }

  @Test
  void given_a_group_without_subnets_then_its_tiers_are_unknown() {
    Read read =
        Read.of(
            AnsweredCalls.of(CONFIGURATIONS, TEMPLATES, VERSIONS)
                .changed(
                    GROUPS,
                    "\"VPCZoneIdentifier\": \"subnet-0app00000000000a\"",
                    "\"VPCZoneIdentifier\": \"\""));

    assertThat(reason(read.one(ServerGroup.class, "legacy").tiers())).contains("no subnet");
  }
}
