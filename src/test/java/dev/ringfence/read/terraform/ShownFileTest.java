package dev.ringfence.read.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.Filter;
import dev.ringfence.network.Kind;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Subnet;
import dev.ringfence.network.VirtualNetwork;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Plans and states in the shape of Terraform's JSON output format 1.2 and 1.0. */
class ShownFileTest {
  private static final String STATE =
      """
      {"format_version": "1.0", "terraform_version": "1.9.5", "values": {"root_module": {
       "resources": [
        {"address": "aws_vpc.main", "mode": "managed", "type": "aws_vpc", "name": "main",
         "provider_name": "registry.terraform.io/hashicorp/aws", "schema_version": 1,
         "values": {"id": "vpc-0a1b2c3d4e5f60718", "cidr_block": "10.0.0.0/16", "ipv6_cidr_block": "",
          "default_security_group_id": "sg-0000000000000000d", "tags": null, "tags_all": {"Name": "main"}},
         "sensitive_values": {"tags_all": {}}},
        {"address": "data.aws_vpc.other", "mode": "data", "type": "aws_vpc", "name": "other",
         "values": {"id": "vpc-0a1b2c3d4e5f60719", "cidr_block": "10.9.0.0/16"}}],
       "child_modules": [{"address": "module.web[0]", "resources": [
        {"address": "module.web[0].aws_subnet.a", "mode": "managed", "type": "aws_subnet", "name": "a",
         "values": {"id": "subnet-0a1b2c3d4e5f60718", "vpc_id": "vpc-0a1b2c3d4e5f60718",
          "cidr_block": "10.0.1.0/24", "map_public_ip_on_launch": false, "tags_all": {"Tier": "public"}}},
        {"address": "module.web[0].aws_security_group.web", "mode": "managed",
         "type": "aws_security_group", "name": "web",
         "values": {"id": "sg-0a1b2c3d4e5f60718", "name": "web", "vpc_id": "vpc-0a1b2c3d4e5f60718",
          "ingress": [{"cidr_blocks": ["0.0.0.0/0"], "description": "", "from_port": 22,
           "ipv6_cidr_blocks": [], "prefix_list_ids": [], "protocol": "tcp",
           "security_groups": ["sg-0a1b2c3d4e5f60718"], "self": false, "to_port": 22}],
          "egress": []}}]}]}}}
      """;

  private static DeclaredNetwork shown(String text) {
    return DeclaredNetwork.of(Map.of("state.json", text));
  }

  @Test
  void given_a_state_ids_lead_to_the_resources_that_have_them() {
    DeclaredNetwork network = shown(STATE);

    assertThat(network.one(VirtualNetwork.class, "state.json/aws_vpc.main").header().name())
        .isEqualTo("main");
    Filter web = network.one(Filter.class, "state.json/module.web[0].aws_security_group.web");
    assertThat(web.virtualNetwork()).isEqualTo("infra/state.json/aws_vpc.main");
    List<Permit> permits = web.ingress().valueIfKnown().orElseThrow();
    assertThat(permits).hasSize(2);
    assertThat(permits.get(1).peerGroup().valueIfKnown())
        .contains("infra/state.json/module.web[0].aws_security_group.web");
    assertThat(web.egress().valueIfKnown().orElseThrow()).isEmpty();
    assertThat(network.model().of(VirtualNetwork.class)).hasSize(1);
    assertThat(network.doubts(Kind.SUBNET)).isEmpty();
  }

  @Test
  void given_a_state_each_fact_leads_to_its_pointer() {
    Permit permit = shown(STATE).ingress("state.json/module.web[0].aws_security_group.web").get(0);

    assertThat(permit.ports().sources().get(0).display())
        .isEqualTo(
            "state.json#/values/root_module/child_modules/0/resources/1/values/ingress/0/from_port");
  }

  private static String plan(String values, String unknown, String expressions) {
    return """
        {"format_version": "1.2", "terraform_version": "1.9.5",
         "planned_values": {"root_module": {"resources": [
          {"address": "aws_vpc.main", "mode": "managed", "type": "aws_vpc", "name": "main",
           "values": {"cidr_block": "10.0.0.0/16"}},
          {"address": "aws_security_group.web", "mode": "managed", "type": "aws_security_group",
           "name": "web", "values": {%s}}]}},
         "resource_changes": [
          {"address": "aws_vpc.main", "change": {"actions": ["create"], "after_unknown": {"id": true,
            "default_network_acl_id": true, "ipv6_cidr_block": true}}},
          {"address": "aws_security_group.web", "change": {"actions": ["create"],
            "after_unknown": {"id": true%s}}}],
         "configuration": {"root_module": {"resources": [
          {"address": "aws_vpc.main", "mode": "managed", "type": "aws_vpc", "name": "main",
           "expressions": {"cidr_block": {"constant_value": "10.0.0.0/16"}}},
          {"address": "aws_security_group.web", "mode": "managed", "type": "aws_security_group",
           "name": "web", "expressions": {%s}}]}}}
        """
        .formatted(values, unknown, expressions);
  }

  private static final String REFERENCE =
      "\"vpc_id\": {\"references\": [\"aws_vpc.main.id\", \"aws_vpc.main\"]}";

  @Test
  void given_a_plan_what_is_not_configured_has_its_default_and_references_are_followed() {
    String plan = plan("", ", \"vpc_id\": true", REFERENCE);

    Filter web = shown(plan).one(Filter.class, "state.json/aws_security_group.web");

    assertThat(web.virtualNetwork()).isEqualTo("infra/state.json/aws_vpc.main");
    assertThat(web.egress().valueIfKnown().orElseThrow()).isEmpty();
  }

  @Test
  void given_a_plan_whose_rules_are_not_known_then_they_may_be_given_by_dynamic_blocks() {
    String plan = plan("", ", \"vpc_id\": true, \"ingress\": true, \"egress\": true", REFERENCE);

    Filter web = shown(plan).one(Filter.class, "state.json/aws_security_group.web");

    assertThat(web.ingress().valueIfKnown().orElseThrow())
        .anyMatch(permit -> !permit.peer().isKnown());
    assertThat(web.egress().valueIfKnown().orElseThrow())
        .anyMatch(permit -> !permit.peer().isKnown());
  }

  @Test
  void given_a_plan_what_only_applying_tells_is_unknown() {
    String rule =
        "\"ingress\": [{\"from_port\": 22, \"to_port\": 22, \"protocol\": \"tcp\", \"self\": false,"
            + " \"cidr_blocks\": [null]}]";
    String unknown = ", \"vpc_id\": true, \"ingress\": [{\"cidr_blocks\": [true]}]";
    String configured = REFERENCE + ", \"ingress\": [{}]";

    Permit permit =
        shown(plan(rule, unknown, configured)).ingress("state.json/aws_security_group.web").get(0);

    assertThat(permit.ports().valueIfKnown().map(Object::toString)).contains("22");
    assertThat(permit.peer().isKnown()).isFalse();
  }

  @Test
  void given_several_references_none_is_chosen() {
    String both = REFERENCE.replace("\"aws_vpc.main\"]", "\"aws_vpc.main\", \"var.vpc_id\"]");

    Filter web =
        shown(plan("", ", \"vpc_id\": true", both))
            .one(Filter.class, "state.json/aws_security_group.web");

    assertThat(web.virtualNetwork()).isNotEqualTo("infra/state.json/aws_vpc.main");
  }

  @Test
  void given_a_plan_that_ended_in_an_error_nothing_is_complete() {
    String errored =
        STATE.replace(
            "\"values\": {\"root_module\"", "\"errored\": true, \"values\": {\"root_module\"");

    assertThat(shown(errored).doubts(Kind.SUBNET)).isNotEmpty();
    assertThat(shown("{\"format_version\": \"1.0\"").doubts(Kind.SUBNET)).isNotEmpty();
  }

  @Test
  void given_a_state_beside_its_configuration_the_state_is_read_and_once() {
    String main = "resource \"aws_vpc\" \"main\" {\n  cidr_block = var.cidr\n}\n";

    DeclaredNetwork network =
        DeclaredNetwork.of(Map.of("a/main.tf", main, "a/state.json", STATE, "b/main.tf", main));

    assertThat(network.model().of(VirtualNetwork.class).map(v -> v.header().id()))
        .containsExactlyInAnyOrder("infra/a/state.json/aws_vpc.main", "infra/b/aws_vpc.main");
    assertThat(network.model().of(Subnet.class)).hasSize(1);
  }
}
