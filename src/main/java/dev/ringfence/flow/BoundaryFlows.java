package dev.ringfence.flow;

import dev.ringfence.net.Packets;
import dev.ringfence.network.Boundary;
import java.util.List;
import java.util.function.Supplier;

/**
 * What passes one boundary. Addresses of endpoints are their private ones; a connection is counted
 * if its answer passes too. The sets of each way are the answer; their union over all ways can be
 * many times as large and is made when first asked for.
 */
public final class BoundaryFlows {
  private final Boundary boundary;
  private final List<Way> ways;
  private final List<Doubt> doubts;
  private final Memo<Span> all;

  BoundaryFlows(Boundary boundary, List<Way> ways, List<Doubt> doubts, Supplier<Span> all) {
    this.boundary = boundary;
    this.ways = List.copyOf(ways);
    this.doubts = List.copyOf(doubts);
    this.all = new Memo<>(all);
  }

  public Boundary boundary() {
    return boundary;
  }

  /** Packets that pass whatever the unknown parts do; within {@link #possible}. */
  public Packets certain() {
    return all.get().certain();
  }

  /** Packets that pass for some of what the unknown parts may do. */
  public Packets possible() {
    return all.get().possible();
  }

  /** The same, apart by way; ways on which nothing passes are not among them. */
  public List<Way> ways() {
    return ways;
  }

  /** Why what is possible is more than what is certain; empty if it is not. */
  public List<Doubt> doubts() {
    return doubts;
  }

  /** What passes on one way, see {@link FlowPath#via}. */
  public record Way(String via, Packets certain, Packets possible) {}
}
