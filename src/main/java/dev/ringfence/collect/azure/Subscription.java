package dev.ringfence.collect.azure;

import dev.ringfence.collect.Fault;
import java.util.Optional;

/**
 * A subscription to collect, or what stands for one that cannot be asked.
 *
 * @param id in lower case
 * @param caller who asks
 * @param closed why nothing can be asked there
 */
record Subscription(String id, String caller, Channel channel, Optional<Fault> closed) {
  /** Its path, which every path below it begins with. */
  String path() {
    return "/subscriptions/" + id;
  }
}
