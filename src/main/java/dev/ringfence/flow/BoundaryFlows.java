package dev.ringfence.flow;

import dev.ringfence.net.Packets;
import dev.ringfence.network.Boundary;
import java.util.List;

/**
 * What passes one boundary. Addresses of endpoints are their private ones; a connection is counted
 * if its answer passes too.
 *
 * @param certain packets that pass whatever the unknown parts do; within {@code possible}
 * @param possible packets that pass for some of what the unknown parts may do
 * @param ways the same, apart by way
 * @param doubts why the two differ; empty if they do not
 */
public record BoundaryFlows(
    Boundary boundary, Packets certain, Packets possible, List<Way> ways, List<Doubt> doubts) {
  public BoundaryFlows {
    ways = List.copyOf(ways);
    doubts = List.copyOf(doubts);
  }

  /** What passes on one way, see {@link FlowPath#via}. */
  public record Way(String via, Packets certain, Packets possible) {}
}
