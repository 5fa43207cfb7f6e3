package dev.ringfence.policy;

import dev.ringfence.net.Packets;
import dev.ringfence.net.Services;
import java.util.Collection;

/** The packets that lines of a policy or rows of a table speak of. */
record Meant(Packets certain, Packets possible) {
  static Meant of(Chosen from, Chosen to, Services services) {
    return new Meant(
        Packets.of(from.certain(), to.certain(), services),
        Packets.of(from.possible(), to.possible(), services));
  }

  static Meant unionOf(Collection<Meant> all) {
    return new Meant(
        Packets.unionOf(all.stream().map(Meant::certain).toList()),
        Packets.unionOf(all.stream().map(Meant::possible).toList()));
  }

  /** What certainly passes and is certainly not meant; and what may be so. */
  Passing leavesOf(Passing passing) {
    return new Passing(passing.certain().minus(possible), passing.possible().minus(certain));
  }
}
