package dev.ringfence.read.kubernetes;

import dev.ringfence.net.Addresses;
import java.util.List;

/**
 * Whom a rule names at the far end.
 *
 * @param pods those that it chooses
 * @param blocks addresses beyond the cluster that it surely means
 * @param possibleBlocks those that it may mean, those included
 * @param doBlocksMeanPods whether a block means pods whose addresses it holds
 * @param areAllPods whether it means every pod, whatever its labels
 * @param doubt why it may mean fewer, empty where it does not
 */
record Peers(
    Reach.Chosen pods,
    Addresses blocks,
    Addresses possibleBlocks,
    boolean doBlocksMeanPods,
    boolean areAllPods,
    String doubt) {
  private static final Reach.Chosen NOBODY = new Reach.Chosen(List.of(), List.of());

  /** Everybody, in the cluster and beyond it. */
  static final Peers EVERYBODY =
      new Peers(NOBODY, Addresses.all(), Addresses.all(), true, true, "");

  static Peers of(Reach.Chosen pods) {
    return new Peers(pods, Addresses.none(), Addresses.none(), true, false, "");
  }

  /** Addresses, and the pods that have some of them. */
  static Peers of(Addresses blocks) {
    return new Peers(NOBODY, blocks, blocks, true, blocks.equals(Addresses.all()), "");
  }

  /** Anybody, or nobody. */
  static Peers unknown(String doubt) {
    return new Peers(NOBODY, Addresses.none(), Addresses.all(), true, false, doubt);
  }

  boolean isNobody() {
    return pods.sure().isEmpty() && pods.possible().isEmpty() && possibleBlocks.isEmpty();
  }

  /** The same, known to be every pod, or not. */
  Peers withAllPods(boolean areAll) {
    return new Peers(pods, blocks, possibleBlocks, doBlocksMeanPods, areAll, doubt);
  }

  /** Only the blocks, for what is not asked pod by pod. */
  Peers withPods(Reach.Chosen some) {
    return new Peers(some, blocks, possibleBlocks, doBlocksMeanPods, areAllPods, doubt);
  }

  Peers onlyPods(Reach.Chosen some) {
    return new Peers(some, Addresses.none(), Addresses.none(), doBlocksMeanPods, areAllPods, doubt);
  }
}
