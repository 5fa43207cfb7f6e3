package dev.ringfence.read.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.Fact;
import dev.ringfence.network.Kind;
import dev.ringfence.network.RuleVerdict;
import dev.ringfence.network.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What Azure Policy and Defender for Cloud say of a subscription. */
class AzureSaidTest {
  private static final String BUILT_IN =
      "/providers/Microsoft.Authorization/policyDefinitions/" + PolicyStates.SUBNETS_HAVE_A_GROUP;

  private static AzureEstate estate() {
    return AzureEstate.flat()
        .network("hub", "10.0.0.0/16")
        .subnet("hub", "front", "10.0.1.0/24", AzureEstate.group("front"))
        .subnet("hub", "GatewaySubnet", "10.0.9.0/24", "{}");
  }

  private static AzureEstate state(
      AzureEstate estate, String subnet, String definition, String state) {
    return estate.with(
        Calls.POLICY_STATES,
        "states",
        subnet + definition + state,
        ("{'resourceId': '%s', 'policyDefinitionId': '%s', 'policyAssignmentId': '/a/baseline',"
                + " 'complianceState': '%s', 'timestamp': '2026-11-29T22:14:05Z'}")
            .formatted(AzureEstate.subnetId("hub", subnet), definition, state));
  }

  private static List<RuleVerdict> verdicts(AzureEstate estate) {
    return estate.read().of(Kind.RULE_VERDICT).map(RuleVerdict.class::cast).toList();
  }

  private static Fact<String> threatDetection(AzureEstate estate) {
    return estate
        .read()
        .of(Kind.WATCH)
        .map(Watch.class::cast)
        .findFirst()
        .orElseThrow()
        .threatDetection();
  }

  private static AzureEstate plan(String tier, String coverage) {
    return estate()
        .with(
            Calls.DEFENDER_PLANS,
            "pricings",
            "VirtualMachines",
            "{'pricingTier': '%s', 'resourcesCoverageStatus': '%s'}".formatted(tier, coverage));
  }

  /** The states of these definitions are asked for, read and judged: three lists that are one. */
  @Test
  void given_the_definitions_that_are_collected_then_each_is_read_and_has_a_meaning()
      throws IOException {
    Pattern guid = Pattern.compile("\"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\"");
    String asked =
        Files.readString(Path.of("src/main/java/dev/ringfence/collect/azure/Operations.java"));
    List<String> collected = guid.matcher(asked).results().map(found -> found.group(1)).toList();
    String control = Files.readString(Path.of("controls/RF-EVD-001.yaml"));

    assertThat(collected)
        .hasSize(3)
        .allMatch(PolicyStates::isCompared)
        .allMatch(one -> control.contains("ruleVerdict.rule == \"" + one + "\""));
  }

  @Test
  void given_a_state_of_a_subnet_then_it_is_told_with_the_subnet() {
    assertThat(verdicts(state(estate(), "front", BUILT_IN, "NonCompliant")))
        .singleElement()
        .satisfies(
            verdict -> {
              assertThat(verdict.isCompliant().valueIfKnown()).contains(false);
              assertThat(verdict.isApplicable().valueIfKnown()).contains(true);
              assertThat(verdict.subnet().valueIfKnown()).isPresent();
              assertThat(verdict.virtualNetwork().isKnown()).isFalse();
            });
  }

  @Test
  void given_what_is_exempt_or_of_the_platform_then_nothing_is_compared() {
    AzureEstate estate = state(estate(), "front", BUILT_IN, "Exempt");
    state(estate, "GatewaySubnet", BUILT_IN, "Compliant");

    assertThat(verdicts(estate))
        .hasSize(2)
        .allMatch(verdict -> verdict.isApplicable().valueIfKnown().equals(Optional.of(false)));
  }

  @Test
  void given_a_definition_of_ones_own_then_its_states_are_not_read() {
    String own = "/subscriptions/" + AzureEstate.SUBSCRIPTION + BUILT_IN;

    assertThat(verdicts(state(estate(), "front", own, "Compliant"))).isEmpty();
  }

  @Test
  void given_the_plan_for_servers_then_it_is_on_where_it_covers_all_of_them() {
    assertThat(threatDetection(plan("Standard", "FullyCovered")).valueIfKnown()).contains("on");
    assertThat(threatDetection(plan("Standard", "PartiallyCovered")).valueIfKnown())
        .contains("partial");
    assertThat(threatDetection(plan("Free", "NotCovered")).valueIfKnown()).contains("none");
    assertThat(threatDetection(estate()).valueIfKnown()).contains("none");
  }

  @Test
  void given_a_tier_that_nobody_knows_then_neither_is_whether_it_is_on() {
    assertThat(threatDetection(plan("Premium", "FullyCovered")).isKnown()).isFalse();
  }

  @Test
  void given_no_answer_then_how_many_there_are_is_not_known() {
    AzureEstate estate = estate().without(Calls.DEFENDER_PLANS).without(Calls.POLICY_STATES);

    assertThat(estate.read().enumerations(Kind.WATCH))
        .singleElement()
        .matches(all -> !all.isComplete());
    assertThat(estate.read().enumerations(Kind.RULE_VERDICT))
        .singleElement()
        .matches(all -> !all.isComplete());
  }
}
