package dev.ringfence.read.aws;

import java.util.List;

/** The mappers of everything that stands in the networks or leads to them from elsewhere. */
final class OtherMappers {
  private OtherMappers() {}

  static List<Mapper> all(Answers answers, Topology topology) {
    return List.of();
  }
}
