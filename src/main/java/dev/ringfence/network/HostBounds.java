package dev.ringfence.network;

import dev.ringfence.net.Packets;

/** Packets that surely pass, and those that may. */
public record HostBounds(Packets certain, Packets possible) {
  public static final HostBounds ALL = new HostBounds(Packets.all(), Packets.all());
  public static final HostBounds NONE = new HostBounds(Packets.none(), Packets.none());
  public static final HostBounds UNKNOWN = new HostBounds(Packets.none(), Packets.all());

  public static HostBounds of(Packets packets) {
    return new HostBounds(packets, packets);
  }

  public boolean isExact() {
    return certain.equals(possible);
  }

  public HostBounds intersect(HostBounds other) {
    return new HostBounds(certain.intersect(other.certain), possible.intersect(other.possible));
  }

  public HostBounds union(HostBounds other) {
    return new HostBounds(certain.union(other.certain), possible.union(other.possible));
  }

  /** The rest, with both bounds turned round. */
  public HostBounds complement() {
    return new HostBounds(possible.complement(), certain.complement());
  }

  /** The packets that are answered by these. */
  public HostBounds answerable() {
    return new HostBounds(certain.answerable(), possible.answerable());
  }

  /** None of some packets is certain, and all of them are possible. */
  public HostBounds blurredOn(Packets some) {
    return new HostBounds(certain.minus(some), possible.union(some));
  }

  /**
   * What passes where a rule leads matching packets elsewhere.
   *
   * @param match packets the rule matches
   * @param then what passes there
   */
  HostBounds where(HostBounds match, HostBounds then) {
    if (then == ALL) {
      return new HostBounds(certain.union(match.certain), possible.union(match.possible));
    }
    if (then == NONE) {
      return new HostBounds(certain.minus(match.possible), possible.minus(match.certain));
    }
    // What passes either way passes, whether the rule matches or not.
    Packets sure =
        then.certain
            .intersect(match.certain)
            .union(certain.minus(match.possible))
            .union(then.certain.intersect(certain));
    return new HostBounds(
        sure, then.possible.intersect(match.possible).union(possible.minus(match.certain)));
  }
}
