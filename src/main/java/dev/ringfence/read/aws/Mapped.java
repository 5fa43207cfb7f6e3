package dev.ringfence.read.aws;

import dev.ringfence.network.Resource;
import dev.ringfence.network.Unmodelled;
import java.util.List;
import java.util.stream.Stream;

/** An area that is mapped already, because other areas look things up in it. */
record Mapped(List<Resource> found, List<Unmodelled> unmodelled) implements Mapper {
  Mapped {
    found = List.copyOf(found);
    unmodelled = List.copyOf(unmodelled);
  }

  static Mapped of(List<? extends Resource> found, Notes notes) {
    return new Mapped(List.copyOf(found), notes.unmodelled());
  }

  @Override
  public Stream<Resource> resources() {
    return found.stream();
  }
}
