package dev.ringfence.read.aws;

import static dev.ringfence.read.aws.Read.decidedAt;
import static dev.ringfence.read.aws.Read.reason;
import static dev.ringfence.read.aws.Read.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Ports;
import dev.ringfence.network.Forward;
import dev.ringfence.network.LoadBalancer;
import org.junit.jupiter.api.Test;

class BalancersTest {
  private static final String BALANCERS = "elbv2:DescribeLoadBalancers";
  private static final String LISTENERS = "elbv2:DescribeListeners";
  private static final String GROUPS = "elbv2:DescribeTargetGroups";
  private static final String HEALTH = "elbv2:DescribeTargetHealth";
  private static final String CLASSIC = "elb:DescribeLoadBalancers";
  private static final String SSH = "TCP:2222 to partner-ssh";

  private static AnsweredCalls all() {
    return withTargets(AnsweredCalls.of(BALANCERS, LISTENERS, GROUPS, CLASSIC));
  }

  private static AnsweredCalls withTargets(AnsweredCalls calls) {
    return calls.withItem(HEALTH, "shop-blue").withItem(HEALTH, "partner-ssh");
  }

  @Test
  void given_a_network_balancer_on_2222_with_a_target_on_22_then_22_is_what_it_reaches() {
    Forward ssh = Read.of(all()).one(Forward.class, SSH);

    assertThat(value(ssh.balancerType())).isEqualTo("network");
    assertThat(value(ssh.isInternetFacing())).isTrue();
    assertThat(value(ssh.listenerProtocol())).isEqualTo("tcp");
    assertThat(value(ssh.listenerPort())).isEqualTo(Ports.of(2222));
    assertThat(value(ssh.targetPorts())).isEqualTo(Ports.of(22, 80));
    assertThat(decidedAt(ssh.targetPorts())).isEqualTo("/TargetHealthDescriptions/0/Target/Port");
    assertThat(value(ssh.targets())).containsExactly("10.0.1.25");
    assertThat(value(ssh.isPassThrough())).isTrue();
    assertThat(decidedAt(ssh.isPassThrough())).isEqualTo("/Listeners/2/Protocol");
  }

  @Test
  void given_a_network_balancer_that_ends_tls_then_it_does_not_pass_through() {
    Forward tls = Read.of(all()).one(Forward.class, "TLS:443 to partner-ssh");

    assertThat(value(tls.isPassThrough())).isFalse();
    assertThat(decidedAt(tls.isPassThrough())).isEqualTo("/Listeners/3/Protocol");
  }

  @Test
  void given_an_application_balancer_then_it_does_not_pass_through() {
    Forward web = Read.of(all()).one(Forward.class, "HTTPS:443 to shop-blue");

    assertThat(value(web.isPassThrough())).isFalse();
    assertThat(value(web.targetPorts())).isEqualTo(Ports.of(8080));
    assertThat(value(web.targets()))
        .containsExactly("arn:aws:ec2:eu-central-1:111122223333:instance/i-0aaa000000000004a");
  }

  @Test
  void given_weight_0_then_nothing_is_forwarded_there_unless_clients_stick() {
    AnsweredCalls sticky =
        withTargets(
            AnsweredCalls.of(BALANCERS, GROUPS, CLASSIC)
                .changed(LISTENERS, "{\"Enabled\": false}", "{\"Enabled\": true}"));

    assertThat(Read.of(all()).byLocalId(Forward.class))
        .doesNotContainKey("HTTPS:443 to shop-green");
    assertThat(Read.of(sticky).byLocalId(Forward.class)).containsKey("HTTPS:443 to shop-green");
  }

  @Test
  void given_a_target_group_that_only_a_rule_can_reach_then_the_way_is_there() {
    Forward images = Read.of(all()).one(Forward.class, "rule to shop-images");

    assertThat(reason(images.listenerPort())).contains("rule");
    assertThat(value(images.isPassThrough())).isFalse();
    assertThat(value(images.targetPorts())).isEqualTo(Ports.none());
  }

  @Test
  void given_a_target_group_nobody_asked_about_then_its_target_ports_are_unknown() {
    Read read = Read.of(all().without(HEALTH));

    assertThat(reason(read.one(Forward.class, SSH).targetPorts())).contains("not collected");
    assertThat(reason(read.one(Forward.class, SSH).targets())).contains("not collected");
    assertThat(value(read.one(Forward.class, SSH).isPassThrough())).isTrue();
  }

  @Test
  void given_the_answer_about_another_group_then_the_target_ports_stay_unknown() {
    AnsweredCalls calls =
        AnsweredCalls.of(BALANCERS, LISTENERS, GROUPS, CLASSIC).withItem(HEALTH, "shop-blue");

    assertThat(Read.of(calls).one(Forward.class, SSH).targetPorts().isKnown()).isFalse();
  }

  @Test
  void given_denied_balancers_then_the_ways_remain_and_their_type_is_unknown() {
    Forward ssh = Read.of(all().denied(BALANCERS)).one(Forward.class, SSH);

    assertThat(reason(ssh.balancerType())).contains("access denied");
    assertThat(reason(ssh.isPassThrough())).contains("access denied");
    assertThat(value(ssh.targetPorts())).isEqualTo(Ports.of(22, 80));
  }

  @Test
  void given_denied_listeners_then_a_balancers_ways_are_unknown_and_none_is_invented() {
    Read read = Read.of(all().denied(LISTENERS).without(CLASSIC));

    assertThat(reason(read.one(LoadBalancer.class, "partner").forwards())).contains("denied");
    assertThat(read.byLocalId(Forward.class)).isEmpty();
  }

  @Test
  void given_a_balancer_whose_listeners_are_in_no_answer_then_a_way_may_be_there() {
    Read read =
        Read.of(
            withTargets(
                AnsweredCalls.of(BALANCERS, GROUPS, CLASSIC)
                    .with(LISTENERS, "{\"Listeners\": []}")));

    assertThat(reason(read.one(LoadBalancer.class, "partner").forwards())).contains("no answer");
    assertThat(read.resources())
        .filteredOn(Forward.class::isInstance)
        .extracting(each -> ((Forward) each).loadBalancer())
        .anyMatch(arn -> arn.contains("net/partner"));
  }

  @Test
  void given_an_action_the_api_does_not_document_then_a_way_may_be_there_and_it_is_noted() {
    Read read =
        Read.of(
            withTargets(
                AnsweredCalls.of(BALANCERS, GROUPS, CLASSIC)
                    .changed(LISTENERS, "\"Type\": \"redirect\"", "\"Type\": \"teleport\"")));

    assertThat(read.one(Forward.class, "HTTP:80 to unknown").targetPorts().isKnown()).isFalse();
    assertThat(read.unmodelled()).anyMatch(noted -> noted.reason().contains("teleport"));
  }

  @Test
  void given_balancers_of_three_types_then_each_has_the_groups_it_can_have() {
    Read read = Read.of(all());

    assertThat(value(read.one(LoadBalancer.class, "shop").filters()))
        .extracting(filter -> filter.header().localId())
        .containsExactly("sg-0web000000000000a");
    assertThat(value(read.one(LoadBalancer.class, "partner").filters())).isEmpty();
    assertThat(value(read.one(LoadBalancer.class, "partner").state())).isEqualTo("active_impaired");
    assertThat(value(read.one(LoadBalancer.class, "inspection").isInternetFacing())).isFalse();
    assertThat(value(read.one(LoadBalancer.class, "shop").tiers())).containsExactly("public");
    assertThat(value(read.one(LoadBalancer.class, "shop").forwards())).hasSize(2);
  }

  @Test
  void given_a_gateway_balancer_then_every_port_is_listened_on() {
    Forward inspected = Read.of(all()).one(Forward.class, "any:any to firewalls");

    assertThat(value(inspected.listenerPort())).isEqualTo(Ports.all());
    assertThat(value(inspected.listenerProtocol())).isEqualTo("geneve");
    assertThat(value(inspected.isPassThrough())).isFalse();
  }

  @Test
  void given_classic_listeners_then_only_tcp_to_tcp_passes_through() {
    Read read = Read.of(all());

    Forward ssh = read.one(Forward.class, "TCP:2200 to TCP:22");
    assertThat(value(ssh.isPassThrough())).isTrue();
    assertThat(value(ssh.targetPorts())).isEqualTo(Ports.of(22));
    assertThat(decidedAt(ssh.targetPorts()))
        .isEqualTo("/LoadBalancerDescriptions/0/ListenerDescriptions/0/Listener/InstancePort");
    assertThat(value(ssh.isInternetFacing())).isTrue();
    assertThat(value(read.one(Forward.class, "SSL:443 to TCP:8443").isPassThrough())).isFalse();
    assertThat(value(read.one(Forward.class, "HTTP:80 to HTTP:8080").isPassThrough())).isFalse();
    assertThat(value(read.one(LoadBalancer.class, "old-shop").forwards())).hasSize(3);
  }

  @Test
  void given_a_balancer_whose_tags_no_call_gave_then_a_tag_is_unknown_and_not_empty() {
    assertThat(
            Read.of(all()).one(LoadBalancer.class, "shop").header().tags().value("Tier").isKnown())
        .isFalse();
  }
}
