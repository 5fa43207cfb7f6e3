package dev.ringfence.flow;

import dev.ringfence.net.Packet;
import java.util.List;

/** One thing on a way that lets packets pass or not. */
interface Stage {
  /** The packets it lets pass. */
  Span span();

  /** What it decides about one packet, and by which rule. */
  Hop hop(Packet packet);

  /** The same where several things decide one after the other. */
  default List<Hop> hops(Packet packet) {
    return List.of(hop(packet));
  }

  /** Why its bounds differ; empty if they do not. */
  List<Doubt> doubts();
}
