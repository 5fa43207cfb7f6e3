package dev.ringfence.read.kubernetes;

import dev.ringfence.read.kubernetes.RandomAdmins.Admin;
import dev.ringfence.read.kubernetes.RandomAdmins.Choice;
import dev.ringfence.read.kubernetes.RandomAdmins.Peer;
import dev.ringfence.read.kubernetes.RandomAdmins.Port;
import dev.ringfence.read.kubernetes.RandomAdmins.Rule;
import dev.ringfence.read.kubernetes.RandomCluster.Pod;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Says of one packet whether it passes policies with an order: it walks every order that the rules
 * may have and every answer that a rule may give, and collects what can come out.
 */
record AdminOracle(RandomAdmins admins) {
  private static final int NO = 0;
  private static final int MAYBE = 1;
  private static final int YES = 2;

  private enum Outcome {
    PASSES,
    IS_DROPPED
  }

  /** A packet at one of its ends. */
  private record At(Pod own, Optional<Pod> other, String address, String service, boolean isIn) {
    /** Whose containers give a port its name. */
    Optional<Pod> destination() {
      return isIn ? Optional.of(own) : other;
    }
  }

  String verdict(String question) {
    // Between pods there is a packet of either family; blocks of one do not mean the other.
    int best = Math.max(verdict(question, true), verdict(question, false));
    return List.of("denied", "inconclusive", "permitted").get(best);
  }

  private int verdict(String question, boolean isIpv4) {
    String[] words = question.split(" ");
    Optional<Pod> from = pod(words[0]);
    Optional<Pod> to = pod(words[1]);
    boolean isOutside = from.isEmpty() || to.isEmpty();
    if (isOutside && !isIpv4) {
      return NO;
    }
    int out =
        from.map(pod -> side(new At(pod, to, isIpv4 ? words[1] : "", words[2], false), isIpv4))
            .orElse(YES);
    int in =
        to.map(pod -> side(new At(pod, from, isIpv4 ? words[0] : "", words[2], true), isIpv4))
            .orElse(YES);
    // Nothing leads in from the internet but to pods on the network of their node.
    boolean isInternet = from.isEmpty() && !words[0].startsWith("10.");
    if (isInternet && !to.orElseThrow().isOnNode()) {
      return NO;
    }
    int passes = Math.min(out, in);
    return isOutside ? Math.min(passes, MAYBE) : passes;
  }

  private Optional<Pod> pod(String name) {
    return admins.cluster().pods().stream().filter(p -> p.id().equals(name)).findFirst();
  }

  private int side(At at, boolean isIpv4) {
    Set<Outcome> outcomes = tier(at, -1, isIpv4);
    int answer =
        !outcomes.contains(Outcome.PASSES)
            ? NO
            : outcomes.contains(Outcome.IS_DROPPED) ? MAYBE : YES;
    // A node reaches the pods on it, and they it.
    boolean isOfNode = at.own().isOnNode() || at.other().filter(Pod::isOnNode).isPresent();
    return isOfNode ? Math.max(answer, MAYBE) : answer;
  }

  private Set<Outcome> tier(At at, int tier, boolean isIpv4) {
    if (tier > 1) {
      return EnumSet.of(Outcome.PASSES);
    }
    return tier == 0 ? networkPolicies(at, isIpv4) : admins(at, tier, isIpv4);
  }

  private Set<Outcome> networkPolicies(At at, boolean isIpv4) {
    PodOracle plain = new PodOracle(admins.cluster());
    Optional<Integer> answer =
        plain.answer(at.own(), at.other(), at.address(), at.service(), at.isIn(), isIpv4);
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    if (answer.isEmpty() || at.own().isOnNode()) {
      outcomes.addAll(tier(at, 1, isIpv4));
    }
    answer.filter(found -> found != NO).ifPresent(found -> outcomes.add(Outcome.PASSES));
    answer.filter(found -> found != YES).ifPresent(found -> outcomes.add(Outcome.IS_DROPPED));
    return outcomes;
  }

  private Set<Outcome> admins(At at, int tier, boolean isIpv4) {
    Map<Integer, List<Admin>> byPriority = new TreeMap<>();
    admins.policies().stream()
        .filter(policy -> policy.tier() == tier && !at.own().isOnNode())
        .forEach(
            policy ->
                byPriority
                    .computeIfAbsent(policy.priority(), key -> new ArrayList<>())
                    .add(policy));
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    for (List<Admin> order : orders(List.copyOf(byPriority.values()))) {
      List<Asked> rules = new ArrayList<>();
      for (Admin policy : order) {
        int subject = chooses(policy.subject(), at.own());
        for (Rule rule : at.isIn() ? policy.ingress() : policy.egress()) {
          rules.add(new Asked(rule.action(), Math.min(subject, matches(rule, at, isIpv4))));
        }
      }
      outcomes.addAll(walk(rules, 0, at, tier, isIpv4));
    }
    return outcomes;
  }

  /** A rule's action and whether it matches the packet. */
  private record Asked(String action, int match) {}

  private Set<Outcome> walk(List<Asked> rules, int next, At at, int tier, boolean isIpv4) {
    if (next == rules.size()) {
      return tier(at, tier + 1, isIpv4);
    }
    Asked rule = rules.get(next);
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    if (rule.match() != YES) {
      outcomes.addAll(walk(rules, next + 1, at, tier, isIpv4));
    }
    if (rule.match() != NO) {
      outcomes.addAll(
          switch (rule.action()) {
            case "allow" -> EnumSet.of(Outcome.PASSES);
            case "deny" -> EnumSet.of(Outcome.IS_DROPPED);
            default -> tier(at, tier + 1, isIpv4);
          });
    }
    return outcomes;
  }

  /** Every order of policies in which those of a lower number come first. */
  private static List<List<Admin>> orders(List<List<Admin>> byPriority) {
    List<List<Admin>> all = List.of(List.of());
    for (List<Admin> alike : byPriority) {
      List<List<Admin>> longer = new ArrayList<>();
      for (List<Admin> before : all) {
        for (List<Admin> order : permutations(alike)) {
          List<Admin> joined = new ArrayList<>(before);
          joined.addAll(order);
          longer.add(joined);
        }
      }
      all = longer;
    }
    return all;
  }

  private static List<List<Admin>> permutations(List<Admin> some) {
    if (some.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Admin>> all = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      List<Admin> rest = new ArrayList<>(some);
      Admin first = rest.remove(i);
      for (List<Admin> order : permutations(rest)) {
        List<Admin> joined = new ArrayList<>(List.of(first));
        joined.addAll(order);
        all.add(joined);
      }
    }
    return all;
  }

  private int matches(Rule rule, At at, boolean isIpv4) {
    int peers = rule.peers().stream().mapToInt(p -> peer(p, at, isIpv4)).max().orElse(NO);
    boolean isOfPorts =
        rule.ports().isEmpty() || rule.ports().stream().anyMatch(port -> isIn(port, at));
    return isOfPorts ? peers : NO;
  }

  private static boolean isIn(Port port, At at) {
    String[] service = at.service().split("/");
    if (service.length < 2) {
      return false;
    }
    int number = Integer.parseInt(service[1]);
    boolean isProtocol = port.protocol().equalsIgnoreCase(service[0]);
    return isProtocol
        && (port.first() == 0
            ? at.destination().filter(pod -> pod.http() == number).isPresent()
            : port.first() <= number && number <= port.last());
  }

  private int peer(Peer peer, At at, boolean isIpv4) {
    Optional<Pod> other = at.other();
    return switch (peer.kind()) {
      case "pods" ->
          other.filter(pod -> !pod.isOnNode()).map(pod -> chooses(peer.pods(), pod)).orElse(NO);
      case "networks" -> isIpv4 ? block(peer.block(), at) : NO;
      case "nodes" -> other.isEmpty() || other.get().isOnNode() ? MAYBE : NO;
      default -> MAYBE;
    };
  }

  private static int block(String block, At at) {
    boolean isAll = block.equals("0.0.0.0/0");
    if (at.other().isPresent()) {
      return isAll ? YES : block.startsWith("10.") ? MAYBE : NO;
    }
    String first = block.substring(0, block.indexOf('.') + 1);
    return isAll || at.address().startsWith(first) ? YES : NO;
  }

  private int chooses(Choice choice, Pod pod) {
    RandomCluster cluster = admins.cluster();
    int namespace =
        PodOracle.matches(
            choice.namespaces(),
            cluster.namespaces().getOrDefault(pod.namespace(), Map.of()),
            pod.namespace().equals(cluster.undeclared()));
    return Math.min(namespace, PodOracle.matches(choice.pods(), pod.labels(), false));
  }
}
