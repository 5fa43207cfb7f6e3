package dev.ringfence.read.kubernetes;

import dev.ringfence.yaml.Node;

/**
 * A rule with a place in an order, on its way to becoming one or more.
 *
 * @param tier place of its tier; see {@link Tiers}
 * @param rank place of its policy in the tier
 * @param index place in its policy and direction
 * @param place where it stands in its policy, {@code ingress/0/1}
 * @param action {@code allow}, {@code deny}, {@code pass} or {@code unknown}
 * @param isForAll whether it is for every pod of the namespaces it is for
 * @param targets pods that it is for
 */
record TierDraft(
    KubeObject policy,
    long tier,
    long rank,
    int index,
    String direction,
    String place,
    Node where,
    String action,
    boolean isForAll,
    Reach.Chosen targets,
    Traffic traffic,
    Peers peers) {
  /** The same at a place of its policy. */
  TierDraft at(int newIndex, String newPlace) {
    return new TierDraft(
        policy, tier, rank, newIndex, direction, newPlace, where, action, isForAll, targets,
        traffic, peers);
  }

  boolean isIngress() {
    return direction.equals(Tiers.INGRESS);
  }
}
