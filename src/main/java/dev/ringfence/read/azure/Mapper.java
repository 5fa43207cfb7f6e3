package dev.ringfence.read.azure;

import dev.ringfence.network.Resource;
import dev.ringfence.network.Unmodelled;
import java.util.List;
import java.util.stream.Stream;

/** Turns the answers of some calls into resources. */
interface Mapper {
  Stream<Resource> resources();

  /** What was read and not understood. */
  default List<Unmodelled> unmodelled() {
    return List.of();
  }
}
