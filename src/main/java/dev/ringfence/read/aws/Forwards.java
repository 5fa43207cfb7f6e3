package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Ports;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Forward;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import dev.ringfence.read.aws.Listener.Destination;
import dev.ringfence.read.aws.TargetGroups.TargetGroup;
import java.util.Comparator;
import java.util.List;

/** What a balancer's facts mean for one of its ways through. */
final class Forwards {
  private final Notes notes;
  private final TargetGroups targetGroups;

  Forwards(Notes notes, TargetGroups targetGroups) {
    this.notes = notes;
    this.targetGroups = targetGroups;
  }

  /**
   * What every way through one balancer has in common.
   *
   * @param name of the balancer, for people
   * @param type {@code application}, {@code network} or {@code gateway}
   */
  record Balancer(
      EvidenceSource source,
      String arn,
      String name,
      Fact<String> type,
      Fact<Boolean> isInternetFacing) {}

  /** From a listener's default action to a target group. */
  Forward byListener(Balancer balancer, Listener listener, Destination to) {
    Fact<String> protocol = protocol(balancer, listener);
    return forward(
        balancer,
        listener.display(),
        to.targetGroup(),
        to.json().sourceOf("TargetGroupArn"),
        new Entry(protocol, port(balancer, listener), isPassThrough(balancer, protocol)));
  }

  /** From a listener's rule, which is not among the evidence, to a target group that says so. */
  Forward byRule(Balancer balancer, TargetGroup to) {
    SourceRef where = to.json().sourceOf("LoadBalancerArns");
    String reason = "a listener's rule forwards here, and rules are not among the evidence";
    Fact<String> protocol = Fact.unknown(reason, where);
    return forward(
        balancer,
        "rule",
        to.arn(),
        where,
        new Entry(protocol, Fact.unknown(reason, where), isPassThrough(balancer, protocol)));
  }

  /** An action that is not understood, or listeners nobody asked for: a way that may be there. */
  Forward untold(Balancer balancer, String display, String reason, SourceRef where) {
    return new Forward(
        header(balancer, display, "unknown", where),
        balancer.arn(),
        balancer.type(),
        balancer.isInternetFacing(),
        Fact.unknown(reason, where),
        Fact.unknown(reason, where),
        Fact.unknown(reason, where),
        Fact.unknown(reason, where),
        isPassThrough(balancer, Fact.unknown(reason, where)),
        Fact.unknown(reason, where));
  }

  /** What clients meet at the balancer. */
  private record Entry(Fact<String> protocol, Fact<Ports> port, Fact<Boolean> isPassThrough) {}

  private Forward forward(
      Balancer balancer, String display, String group, SourceRef where, Entry entry) {
    Fact<TargetGroup> to = targetGroups.group(balancer.source(), group);
    String name = group.replaceFirst("^.*:targetgroup/", "");
    return new Forward(
        header(balancer, display, name, where),
        balancer.arn(),
        balancer.type(),
        balancer.isInternetFacing(),
        entry.protocol(),
        entry.port(),
        to.flatMap(this::targetProtocol),
        to.flatMap(targetGroups::ports),
        entry.isPassThrough(),
        to.flatMap(targetGroups::targetIds));
  }

  private static ResourceHeader header(
      Balancer balancer, String display, String group, SourceRef where) {
    String targets = group.replaceFirst("/.*$", "");
    return new ResourceHeader(
        balancer.arn() + "/forward/" + display + "/" + group,
        display + " to " + targets,
        balancer.name() + " " + display + " to " + targets,
        balancer.source(),
        Headers.plane(balancer.source()),
        Tags.untold("the calls that were made do not give its tags", where),
        where);
  }

  private Fact<String> targetProtocol(TargetGroup group) {
    return notes.wordOr(group.arn(), group.json(), "Protocol", "", Balancing.PROTOCOLS);
  }

  private Fact<String> protocol(Balancer balancer, Listener listener) {
    return listener.json().has("Protocol") || !isGateway(balancer)
        ? notes.word(balancer.arn(), listener.json(), "Protocol", Balancing.PROTOCOLS)
        : Fact.known("geneve", listener.json().source());
  }

  /** A gateway balancer's listener has no port: it takes every packet that is routed to it. */
  private static Fact<Ports> port(Balancer balancer, Listener listener) {
    return listener.json().has("Port") || !isGateway(balancer)
        ? TargetGroups.port(listener.json(), "Port")
        : Fact.known(Ports.all(), listener.json().source());
  }

  private static boolean isGateway(Balancer balancer) {
    return balancer.type().valueIfKnown().filter(Balancing.GATEWAY::equals).isPresent();
  }

  /** Only a network balancer hands the client's own connection on, and not if it ends TLS. */
  private static Fact<Boolean> isPassThrough(Balancer balancer, Fact<String> protocol) {
    boolean isNetwork =
        balancer.type().valueIfKnown().filter(Balancing.NETWORK::equals).isPresent();
    return isNetwork
        ? protocol.map(Balancing.HANDED_ON::contains).alsoFrom(balancer.type().sources())
        : balancer.type().map(type -> false);
  }

  /** Forwards in the order of their ids. */
  static List<Forward> inOrder(List<Forward> forwards) {
    return forwards.stream().sorted(Comparator.comparing(Forward::id)).toList();
  }
}
