package dev.ringfence.read.kubernetes;

import dev.ringfence.read.kubernetes.RandomCilium.Policy;
import dev.ringfence.read.kubernetes.RandomCilium.Rule;
import dev.ringfence.read.kubernetes.RandomCluster.Pod;
import java.util.List;
import java.util.Optional;

/** Says of one packet whether policies of Cilium and network policies let it pass, rule by rule. */
record CiliumOracle(RandomCilium cilium) {
  private static final int NO = 0;
  private static final int MAYBE = 1;
  private static final int YES = 2;

  /** A packet at one of its ends, in one family. */
  private record At(
      Pod own, Optional<Pod> other, String address, String service, boolean isIn, boolean isIpv4) {}

  String verdict(String question) {
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
    boolean isInternet = from.isEmpty() && !words[0].startsWith("10.");
    if (isInternet && !to.orElseThrow().isOnNode()) {
      return NO;
    }
    int out = from.map(pod -> side(new At(pod, to, words[1], words[2], false, isIpv4))).orElse(YES);
    int in = to.map(pod -> side(new At(pod, from, words[0], words[2], true, isIpv4))).orElse(YES);
    return isOutside ? Math.min(Math.min(in, out), MAYBE) : Math.min(in, out);
  }

  private Optional<Pod> pod(String name) {
    return cilium.cluster().pods().stream().filter(p -> p.id().equals(name)).findFirst();
  }

  private int side(At at) {
    int decided = decided(at);
    boolean isOfNode = at.own().isOnNode() || at.other().filter(Pod::isOnNode).isPresent();
    return isOfNode ? Math.max(decided, MAYBE) : decided;
  }

  private int decided(At at) {
    Optional<Integer> plain =
        new PodOracle(cilium.cluster())
            .answer(at.own(), at.other(), at.address(), at.service(), at.isIn(), at.isIpv4());
    if (at.own().isOnNode()) {
      return plain.map(answer -> Math.max(answer, MAYBE)).orElse(YES);
    }
    int denied = NO;
    int admitted = plain.orElse(NO);
    boolean isClosed = plain.isPresent();
    for (Policy policy : cilium.policies()) {
      if (policy.namespace().equals(at.own().namespace())
          && PodOracle.matches(policy.selector(), at.own().labels(), false) == YES) {
        boolean isGiven = false;
        for (Rule rule : policy.rules(at.isIn(), true)) {
          isGiven = true;
          denied = Math.max(denied, matches(rule, policy, at));
        }
        for (Rule rule : policy.rules(at.isIn(), false)) {
          isGiven = true;
          admitted = Math.max(admitted, matches(rule, policy, at));
        }
        isClosed |= isGiven && !policy.isOpen();
      }
    }
    boolean mayPass = denied != YES && (admitted != NO || !isClosed);
    boolean mayDrop = denied != NO || (admitted != YES && isClosed);
    return !mayPass ? NO : mayDrop ? MAYBE : YES;
  }

  private static int matches(Rule rule, Policy policy, At at) {
    return isService(rule, at.service()) ? peer(rule, policy, at) : NO;
  }

  private static boolean isService(Rule rule, String service) {
    if (rule.protocol().isEmpty()) {
      return true;
    }
    String[] parts = service.split("/");
    boolean isProtocol =
        rule.protocol().equals("ANY")
            ? parts.length == 2
            : rule.protocol().equalsIgnoreCase(parts[0]);
    return isProtocol && Integer.parseInt(parts[1]) == rule.port();
  }

  private static int peer(Rule rule, Policy policy, At at) {
    return switch (rule.kind()) {
      case "" -> YES;
      case "CIDR" -> at.isIpv4() ? block(rule.word(), at) : NO;
      case "Entities" -> entity(rule.word(), at);
      default ->
          at.other()
              .filter(pod -> !pod.isOnNode())
              .filter(
                  pod ->
                      pod.namespace()
                          .equals(
                              rule.namespace().isEmpty() ? policy.namespace() : rule.namespace()))
              .map(pod -> PodOracle.matches(rule.selector(), pod.labels(), false))
              .orElse(NO);
    };
  }

  /** A private address may be one of a node, which no block means. */
  private static int block(String block, At at) {
    String first = block.substring(0, block.indexOf('.') + 1);
    boolean isIn = at.other().isEmpty() && at.address().startsWith(first);
    return !isIn ? NO : first.equals("10.") ? MAYBE : YES;
  }

  private static int entity(String word, At at) {
    boolean isPod = at.other().isPresent();
    return switch (word) {
      case "all" -> YES;
      case "world" -> isPod ? NO : at.address().startsWith("10.") ? MAYBE : YES;
      case "cluster" -> isPod ? YES : MAYBE;
      default -> isPod && !at.other().get().isOnNode() ? NO : MAYBE;
    };
  }
}
