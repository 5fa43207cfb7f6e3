package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.net.Ports;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Forward;
import dev.ringfence.network.LoadBalancer;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ResourceHeader;
import java.util.ArrayList;
import java.util.List;

/** Classic load balancers and their listeners, each a way through to every registered instance. */
final class ClassicBalancers {
  static final String BALANCERS = "elb:DescribeLoadBalancers";

  private final Topology topology;
  private final Notes notes = new Notes();
  private final List<Resource> found = new ArrayList<>();

  /** A classic load balancer as the API describes it (LoadBalancerDescription). */
  private record Description(EvidenceSource source, Json json) {
    String name() {
      return json.id("LoadBalancerName");
    }

    String arn() {
      return Arn.of(
          "elasticloadbalancing", source.region(), source.account(), "loadbalancer/" + name());
    }

    ResourceHeader header() {
      return Headers.untagged(source, json, arn(), name(), name());
    }

    Fact<String> type() {
      return Fact.known(Balancing.CLASSIC, json.sourceOf("LoadBalancerName"));
    }

    Fact<List<String>> instances() {
      return Placement.each(json, "Instances", "InstanceId")
          .map(
              ids ->
                  ids.stream()
                      .map(id -> Arn.ec2(source.region(), source.account(), "instance", id))
                      .toList());
    }
  }

  private ClassicBalancers(Topology topology) {
    this.topology = topology;
  }

  static Mapped mapped(Answers answers, Topology topology) {
    ClassicBalancers balancers = new ClassicBalancers(topology);
    for (EvidenceSource source : answers.sources()) {
      answers.items(source, BALANCERS).stream()
          .map(json -> new Description(source, json))
          .forEach(balancers::add);
    }
    return Mapped.of(balancers.found, balancers.notes);
  }

  private void add(Description balancer) {
    Json json = balancer.json();
    Fact<Boolean> isInternetFacing =
        notes
            .word(balancer.arn(), json, "Scheme", Balancing.SCHEMES)
            .map("internet-facing"::equals);
    List<Forward> ways =
        Forwards.inOrder(
            json.stream("ListenerDescriptions")
                .map(description -> description.member("Listener"))
                .map(listener -> forward(balancer, listener, isInternetFacing))
                .toList());
    Placement placement = new Placement(topology, balancer.source());
    found.add(
        new LoadBalancer(
            balancer.header(),
            placement.network(json.id("VPCId")),
            balancer.type(),
            // The API gives classic balancers no state: one that is listed is at work.
            Fact.known("active", json.source()),
            isInternetFacing,
            placement.filters(json.texts("SecurityGroups")),
            placement.tiers(json.texts("Subnets")),
            Fact.known(ways, json.sourceOf("ListenerDescriptions")),
            Fact.all(ways.stream().map(Forward::listenerPort).toList())
                .map(Ports::unionOf)
                .alsoFrom(List.of(json.sourceOf("ListenerDescriptions")))));
    found.addAll(ways);
  }

  private Forward forward(Description balancer, Json listener, Fact<Boolean> isInternetFacing) {
    Fact<String> protocol = protocol(balancer, listener, "Protocol");
    Fact<String> targetProtocol = protocol(balancer, listener, "InstanceProtocol");
    Fact<Ports> targetPort = TargetGroups.port(listener, "InstancePort");
    String display = listener.id("Protocol") + ":" + listener.id("LoadBalancerPort");
    String target = listener.id("InstanceProtocol") + ":" + listener.id("InstancePort");
    ResourceHeader header =
        new ResourceHeader(
            balancer.arn() + "/forward/" + display + "/" + target,
            display + " to " + target,
            balancer.name() + " " + display + " to " + target,
            balancer.source(),
            Headers.plane(balancer.source()),
            balancer.header().tags(),
            listener.source());
    return new Forward(
        header,
        balancer.arn(),
        balancer.type(),
        isInternetFacing,
        protocol,
        TargetGroups.port(listener, "LoadBalancerPort"),
        targetProtocol,
        targetPort,
        isPassThrough(protocol, targetProtocol),
        balancer.instances());
  }

  private Fact<String> protocol(Description balancer, Json listener, String member) {
    return notes.word(balancer.arn(), listener, member, Balancing.CLASSIC_PROTOCOLS);
  }

  /** Bytes pass through where TCP is balanced to TCP, although from the balancer's own address. */
  private static Fact<Boolean> isPassThrough(Fact<String> protocol, Fact<String> target) {
    boolean isEnded = protocol.valueIfKnown().filter(word -> !word.equals("tcp")).isPresent();
    return isEnded
        ? protocol.map(word -> false)
        : target.with(protocol, (behind, before) -> behind.equals("tcp"));
  }
}
