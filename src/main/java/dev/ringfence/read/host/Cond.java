package dev.ringfence.read.host;

import dev.ringfence.net.Packets;
import dev.ringfence.network.HostBounds;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Packets that part of a rule matches, as the host takes them in and as it sends them. */
record Cond(Side in, Side out) {
  static final Cond ALL = of(HostBounds.ALL);
  static final Cond NONE = of(HostBounds.NONE);
  static final Cond UNKNOWN = of(HostBounds.UNKNOWN);

  /**
   * One direction.
   *
   * @param fresh first packets of connections
   * @param answers within connections that the other side began
   */
  record Side(HostBounds fresh, HostBounds answers) {
    static Side of(HostBounds bounds) {
      return new Side(bounds, bounds);
    }

    private Side map(UnaryOperator<HostBounds> change) {
      HostBounds first = change.apply(fresh);
      return new Side(first, fresh == answers ? first : change.apply(answers));
    }

    private Side with(Side other, BinaryOperator<HostBounds> join) {
      HostBounds first = join.apply(fresh, other.fresh);
      boolean isOne = fresh == answers && other.fresh == other.answers;
      return new Side(first, isOne ? first : join.apply(answers, other.answers));
    }
  }

  static Cond of(HostBounds bounds) {
    Side side = Side.of(bounds);
    return new Cond(side, side);
  }

  static Cond of(Packets packets) {
    return of(HostBounds.of(packets));
  }

  static Cond of(boolean isFresh, boolean isAnswer) {
    Side side =
        new Side(
            isFresh ? HostBounds.ALL : HostBounds.NONE,
            isAnswer ? HostBounds.ALL : HostBounds.NONE);
    return new Cond(side, side);
  }

  private Cond with(Cond other, BinaryOperator<HostBounds> join) {
    Side first = in.with(other.in, join);
    boolean isOne = in == out && other.in == other.out;
    return new Cond(first, isOne ? first : out.with(other.out, join));
  }

  Cond map(UnaryOperator<HostBounds> change) {
    Side first = in.map(change);
    return new Cond(first, in == out ? first : out.map(change));
  }

  Cond and(Cond other) {
    if (this == ALL) {
      return other;
    }
    return other == ALL ? this : with(other, HostBounds::intersect);
  }

  Cond or(Cond other) {
    return with(other, HostBounds::union);
  }

  Cond complement() {
    return map(HostBounds::complement);
  }

  /** None of it is sure any more. */
  Cond blurred() {
    return map(bounds -> new HostBounds(Packets.none(), bounds.possible()));
  }
}
