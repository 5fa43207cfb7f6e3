package dev.ringfence.flow;

import dev.ringfence.net.Packet;
import java.util.ArrayList;
import java.util.List;

/**
 * One packet on one way, hop by hop, and its answer back.
 *
 * @param packet the request as it reaches the receiver's filters
 * @param from id of the sending endpoint, or name of a zone beyond the estate
 * @param to id of the receiving endpoint, or name of a zone beyond the estate
 * @param via the way: {@code subnet}, {@code local}, {@code internet gateway igw-0…}, …
 * @param request hops in the order the request meets them
 * @param answer hops in the order the answer meets them; stateful filters let answers pass and are
 *     not among them
 */
public record FlowPath(
    Packet packet, String from, String to, String via, List<Hop> request, List<Hop> answer) {
  public FlowPath {
    request = List.copyOf(request);
    answer = List.copyOf(answer);
  }

  /** Permitted only if every hop of both directions permits. */
  public Passage passage() {
    return hops().stream().map(Hop::passage).reduce(Passage.PERMITTED, Passage::then);
  }

  /** The same with what there is to say of the two ends themselves. */
  FlowPath between(List<Hop> sender, List<Hop> receiver) {
    List<Hop> all = new ArrayList<>(sender);
    all.addAll(request);
    all.addAll(receiver);
    return new FlowPath(packet, from, to, via, all, answer);
  }

  /** Hops of the request, then of the answer. */
  public List<Hop> hops() {
    List<Hop> all = new ArrayList<>(request);
    all.addAll(answer);
    return all;
  }
}
