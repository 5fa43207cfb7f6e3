package dev.ringfence.read.aws;

import dev.ringfence.network.Resource;
import dev.ringfence.network.Unmodelled;
import java.util.List;
import java.util.stream.Stream;

/** Maps the answers of one area to resources. */
interface Mapper {
  Stream<? extends Resource> resources();

  /** What was read and not understood. */
  default List<Unmodelled> unmodelled() {
    return List.of();
  }
}
