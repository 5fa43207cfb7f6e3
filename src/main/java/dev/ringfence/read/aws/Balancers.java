package dev.ringfence.read.aws;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Ports;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Forward;
import dev.ringfence.network.LoadBalancer;
import dev.ringfence.network.Resource;
import dev.ringfence.read.aws.Forwards.Balancer;
import dev.ringfence.read.aws.TargetGroups.TargetGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Application, network and gateway load balancers and the ways through them. */
final class Balancers {
  static final String BALANCERS = "elbv2:DescribeLoadBalancers";
  static final String LISTENERS = "elbv2:DescribeListeners";

  private final Answers answers;
  private final Topology topology;
  private final TargetGroups targetGroups;
  private final Notes notes = new Notes();
  private final Forwards forwards;
  private final List<Resource> found = new ArrayList<>();

  private Balancers(Answers answers, Topology topology) {
    this.answers = answers;
    this.topology = topology;
    targetGroups = new TargetGroups(answers);
    forwards = new Forwards(notes, targetGroups);
  }

  static Mapped mapped(Answers answers, Topology topology) {
    Balancers balancers = new Balancers(answers, topology);
    answers.sources().forEach(balancers::add);
    return Mapped.of(balancers.found, balancers.notes);
  }

  private void add(EvidenceSource source) {
    Map<String, List<Listener>> listeners = new LinkedHashMap<>();
    answers.items(source, LISTENERS).stream()
        .map(Listener::new)
        .forEach(
            listener ->
                listeners
                    .computeIfAbsent(listener.balancer(), arn -> new ArrayList<>())
                    .add(listener));
    for (Json json : answers.items(source, BALANCERS)) {
      addBalancer(source, json, listeners.getOrDefault(json.id("LoadBalancerArn"), List.of()));
      listeners.remove(json.id("LoadBalancerArn"));
    }
    listeners.forEach((arn, itsListeners) -> addUnlisted(source, arn, itsListeners));
  }

  private void addBalancer(EvidenceSource source, Json json, List<Listener> listeners) {
    String arn = json.id("LoadBalancerArn");
    Fact<String> type = notes.word(arn, json, "Type", Balancing.TYPES);
    Balancer balancer =
        new Balancer(
            source, arn, json.id("LoadBalancerName"), type, isInternetFacing(arn, json, type));
    List<Forward> ways = ways(balancer, json.source(), listeners);
    Placement placement = new Placement(topology, source);
    found.add(
        new LoadBalancer(
            Headers.untagged(source, json, arn, balancer.name(), balancer.name()),
            placement.network(json.id("VpcId")),
            type,
            json.member("State").text("Code"),
            balancer.isInternetFacing(),
            filters(placement, json, type),
            placement.tiers(Placement.each(json, "AvailabilityZones", "SubnetId")),
            forwards(source, json.source(), listeners, ways),
            listenerPorts(source, json.source(), listeners)));
    found.addAll(ways);
  }

  /** Listeners of a balancer the evidence does not list: what they open, they open all the same. */
  private void addUnlisted(EvidenceSource source, String arn, List<Listener> listeners) {
    Optional<CollectionGap> gap = answers.gap(source, BALANCERS);
    SourceRef where = listeners.get(0).json().sourceOf("LoadBalancerArn");
    String name = arn.replaceFirst("^.*:loadbalancer/[a-z]+/", "").replaceFirst("/.*$", "");
    String reason = "no answer of " + BALANCERS + " has the balancer";
    Balancer balancer =
        gap.isPresent()
            ? new Balancer(source, arn, name, Fact.missing(gap.get()), Fact.missing(gap.get()))
            : new Balancer(
                source, arn, name, Fact.unknown(reason, where), Fact.unknown(reason, where));
    found.addAll(ways(balancer, where, listeners));
  }

  /** A gateway balancer has no scheme; it is reached through endpoints only. */
  private Fact<Boolean> isInternetFacing(String arn, Json json, Fact<String> type) {
    return type.valueIfKnown().filter(Balancing.GATEWAY::equals).isPresent() && !json.has("Scheme")
        ? type.map(gateway -> false)
        : notes.word(arn, json, "Scheme", Balancing.SCHEMES).map("internet-facing"::equals);
  }

  /** Network and gateway balancers may have no group; an application balancer always has one. */
  private static Fact<List<Filter>> filters(Placement placement, Json json, Fact<String> type) {
    boolean needsGroups =
        !json.has("SecurityGroups")
            && type.valueIfKnown().filter(word -> !word.equals(Balancing.APPLICATION)).isEmpty();
    return needsGroups
        ? Fact.unknown("the evidence does not give SecurityGroups", json.source())
        : placement.filters(json.texts("SecurityGroups"));
  }

  private List<Forward> ways(Balancer balancer, SourceRef where, List<Listener> listeners) {
    if (listeners.isEmpty()) {
      // Listeners are asked for balancer by balancer, so none may also mean that nobody asked.
      return answers.gap(balancer.source(), LISTENERS).isPresent()
          ? List.of()
          : List.of(forwards.untold(balancer, "unknown", noListeners(), where));
    }
    List<Forward> ways = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (Listener listener : listeners) {
      listener.destinations().forEach(to -> ways.add(forwards.byListener(balancer, listener, to)));
      for (Json action : listener.strangeActions()) {
        String reason = "action \"" + action.id("Type") + "\" is not a documented one";
        notes.unknown(balancer.arn(), reason, action.sourceOf("Type"));
        ways.add(forwards.untold(balancer, listener.display(), reason, action.sourceOf("Type")));
      }
      named.addAll(listener.named());
    }
    for (TargetGroup group : targetGroups.of(balancer.arn())) {
      if (!named.contains(group.arn())) {
        ways.add(forwards.byRule(balancer, group));
      }
    }
    return Forwards.inOrder(ways);
  }

  private Fact<Ports> listenerPorts(
      EvidenceSource source, SourceRef balancer, List<Listener> listeners) {
    return answers.resting(
        source,
        List.of(LISTENERS),
        () ->
            listeners.isEmpty()
                ? Fact.unknown(noListeners(), balancer)
                : Fact.all(listeners.stream().map(Listener::port).toList()).map(Ports::unionOf));
  }

  private static String noListeners() {
    return "no answer of " + LISTENERS + " has a listener of the balancer";
  }

  private Fact<List<Forward>> forwards(
      EvidenceSource source, SourceRef balancer, List<Listener> listeners, List<Forward> ways) {
    return answers.resting(
        source,
        List.of(LISTENERS, TargetGroups.GROUPS),
        () ->
            listeners.isEmpty()
                ? Fact.unknown(noListeners(), balancer)
                : Fact.known(
                    ways,
                    listeners.stream()
                        .map(listener -> listener.json().sourceOf("DefaultActions"))
                        .toList()));
  }
}
