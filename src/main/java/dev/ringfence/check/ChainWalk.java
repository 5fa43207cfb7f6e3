package dev.ringfence.check;

import dev.ringfence.flow.Certainty;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.flow.Peer;
import dev.ringfence.flow.Reach;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be reached from a peer, hop by hop, without a stop at certain endpoints.
 *
 * @param avoided ids of endpoints that no chain goes on from
 */
record ChainWalk(FlowAnalysis flows, Set<String> avoided) {
  /** The shortest chain to each endpoint; a chain that is certain goes before a shorter one. */
  Map<String, Chain> from(Peer start) {
    Map<String, Chain> chains = new LinkedHashMap<>(walk(start, true));
    walk(start, false).forEach(chains::putIfAbsent);
    return chains;
  }

  private Map<String, Chain> walk(Peer start, boolean isCertain) {
    Map<String, Chain> reached = new LinkedHashMap<>();
    Deque<Chain> open = new ArrayDeque<>(List.of(Chain.start(start)));
    while (!open.isEmpty()) {
      Chain chain = open.remove();
      for (Reach reach : flows.reach(chain.peer(), 1)) {
        String id = reach.endpoint().id();
        boolean isMeant = !isCertain || reach.certainty() == Certainty.CERTAIN;
        if (isMeant && !avoided.contains(id) && !reached.containsKey(id)) {
          Chain next = chain.to(reach.endpoint(), reach.certainty());
          reached.put(id, next);
          open.add(next);
        }
      }
    }
    return reached;
  }
}
