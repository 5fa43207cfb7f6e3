package dev.ringfence.read.kubernetes;

import dev.ringfence.read.kubernetes.RandomCluster.Peer;
import dev.ringfence.read.kubernetes.RandomCluster.Pod;
import dev.ringfence.read.kubernetes.RandomCluster.Policy;
import dev.ringfence.read.kubernetes.RandomCluster.Port;
import dev.ringfence.read.kubernetes.RandomCluster.Requirement;
import dev.ringfence.read.kubernetes.RandomCluster.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says of one packet whether policies let it pass, by walking them: 2 for yes, 1 for perhaps, 0 for
 * no. It shares nothing with what it is compared with.
 */
record PodOracle(RandomCluster cluster) {
  private static final int NO = 0;
  private static final int MAYBE = 1;
  private static final int YES = 2;

  /** An end of a packet: a pod, or an address outside. */
  private record End(Optional<Pod> pod, String address) {}

  String verdict(String question) {
    String[] words = question.split(" ");
    End from = end(words[0]);
    End to = end(words[1]);
    int passes = Math.min(side(from, to, words[2], false, to), side(to, from, words[2], true, to));
    // Whether there is a way between pods and what is outside stands in no manifest.
    boolean isOutside = from.pod().isEmpty() || to.pod().isEmpty();
    return List.of("denied", "inconclusive", "permitted")
        .get(isOutside ? Math.min(passes, MAYBE) : passes);
  }

  private End end(String name) {
    Optional<Pod> pod = cluster.pods().stream().filter(p -> p.id().equals(name)).findFirst();
    return new End(pod, pod.isPresent() ? "" : name);
  }

  /** Nothing leads in from the internet but to pods on the network of their node. */
  private int side(End own, End other, String service, boolean isInwards, End destination) {
    if (isInwards && other.pod().isEmpty() && !other.address().startsWith("10.")) {
      boolean isOnNode = own.pod().filter(Pod::isOnNode).isPresent();
      if (!isOnNode) {
        return NO;
      }
    }
    return own.pod().map(pod -> policies(pod, other, service, isInwards, destination)).orElse(YES);
  }

  private int policies(Pod own, End other, String service, boolean isInwards, End destination) {
    List<Policy> deciding = deciding(own, isInwards);
    if (deciding.isEmpty()) {
      return YES;
    }
    int best = own.isOnNode() ? MAYBE : NO;
    if (other.pod().filter(Pod::isOnNode).isPresent()) {
      best = MAYBE;
    }
    for (Policy policy : deciding) {
      for (Rule rule : isInwards ? policy.ingress() : policy.egress()) {
        best =
            Math.max(
                best,
                Math.min(
                    peers(rule, policy.namespace(), other), ports(rule, service, destination)));
      }
    }
    return best;
  }

  private List<Policy> deciding(Pod own, boolean isInwards) {
    return cluster.policies().stream()
        .filter(policy -> policy.namespace().equals(own.namespace()))
        .filter(policy -> matches(policy.selector(), own.labels(), false) == YES)
        .filter(policy -> isFor(policy, isInwards))
        .toList();
  }

  /**
   * What the rules of a pod's policies say of a packet, whatever nodes do; empty if no policy
   * isolates it.
   *
   * @param other empty for an address outside
   * @param areBlocksAsked whether the packet is of the family that blocks are of
   */
  Optional<Integer> answer(
      Pod own,
      Optional<Pod> other,
      String address,
      String service,
      boolean isInwards,
      boolean areBlocksAsked) {
    End far = new End(other, address);
    End destination = isInwards ? new End(Optional.of(own), "") : far;
    List<Policy> deciding = deciding(own, isInwards);
    int best = NO;
    for (Policy policy : deciding) {
      for (Rule rule : isInwards ? policy.ingress() : policy.egress()) {
        List<Peer> asked =
            rule.peers().stream().filter(p -> areBlocksAsked || p.block().isEmpty()).toList();
        boolean isForNobody = asked.isEmpty() && !rule.peers().isEmpty();
        int peers =
            isForNobody ? NO : peers(new Rule(asked, rule.ports()), policy.namespace(), far);
        best = Math.max(best, Math.min(peers, ports(rule, service, destination)));
      }
    }
    return deciding.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  private static boolean isFor(Policy policy, boolean isInwards) {
    if (policy.types().isEmpty()) {
      return isInwards || !policy.egress().isEmpty();
    }
    return policy.types().contains(isInwards ? "Ingress" : "Egress");
  }

  private int peers(Rule rule, String namespace, End other) {
    if (rule.peers().isEmpty()) {
      return YES;
    }
    return rule.peers().stream().mapToInt(peer -> peer(peer, namespace, other)).max().orElse(NO);
  }

  private int peer(Peer peer, String namespace, End other) {
    if (!peer.block().isEmpty()) {
      return block(peer, other);
    }
    if (other.pod().isEmpty()) {
      return NO;
    }
    Pod pod = other.pod().get();
    int here =
        peer.namespaces().isEmpty()
            ? (pod.namespace().equals(namespace) ? YES : NO)
            : matches(
                peer.namespaces().get(0),
                cluster.namespaces().getOrDefault(pod.namespace(), Map.of()),
                pod.namespace().equals(cluster.undeclared()));
    int chosen = peer.pods().isEmpty() ? YES : matches(peer.pods().get(0), pod.labels(), false);
    int both = Math.min(here, chosen);
    return pod.isOnNode() ? Math.min(both, MAYBE) : both;
  }

  private static int block(Peer peer, End other) {
    boolean isAll = peer.block().equals("0.0.0.0/0");
    if (other.pod().isPresent()) {
      // Of pods' addresses it is known that they are not public ones, with IPv4.
      boolean isPrivate = isAll || peer.block().startsWith("10.");
      return isPrivate ? (isAll && peer.except().isEmpty() ? YES : MAYBE) : NO;
    }
    boolean isIn = isAll || other.address().startsWith(prefix(peer.block()));
    boolean isExcepted = !peer.except().isEmpty() && other.address().startsWith("8.8.8.");
    return isIn && !isExcepted ? YES : NO;
  }

  private static String prefix(String block) {
    return block.equals("8.8.0.0/16") ? "8.8." : block.substring(0, block.indexOf('.') + 1);
  }

  private static int ports(Rule rule, String service, End destination) {
    String protocol = service.replaceAll("/.*", "");
    if (rule.ports().isEmpty()) {
      return protocol.equals("icmp") ? MAYBE : YES;
    }
    if (protocol.equals("icmp")) {
      return NO;
    }
    int number = Integer.parseInt(service.replaceAll(".*/", ""));
    Function<Port, Boolean> admits =
        port ->
            port.name()
                ? destination
                    .pod()
                    .filter(pod -> port.protocol().equals("TCP") && pod.http() == number)
                    .isPresent()
                : port.first() == 0 || (port.first() <= number && number <= port.last());
    boolean isIn =
        rule.ports().stream()
            .anyMatch(port -> port.protocol().equalsIgnoreCase(protocol) && admits.apply(port));
    return isIn ? YES : NO;
  }

  static int matches(List<Requirement> requirements, Map<String, String> labels, boolean isUntold) {
    int all = YES;
    for (Requirement requirement : requirements) {
      String value = labels.get(requirement.key());
      boolean isIn = value != null && requirement.values().contains(value);
      boolean isMet =
          switch (requirement.operator()) {
            case "In" -> isIn;
            case "NotIn" -> !isIn;
            case "Exists" -> value != null;
            default -> value == null;
          };
      all = Math.min(all, isUntold ? MAYBE : isMet ? YES : NO);
    }
    return all;
  }
}
