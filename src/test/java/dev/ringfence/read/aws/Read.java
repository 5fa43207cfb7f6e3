package dev.ringfence.read.aws;

import dev.ringfence.network.Fact;
import dev.ringfence.network.Resource;
import dev.ringfence.network.Unmodelled;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the mappers make of answers, for assertions. */
record Read(List<Resource> resources, List<Unmodelled> unmodelled) {
  static Read of(AnsweredCalls calls) {
    List<Mapper> mappers = OtherMappers.all(calls.read(), new TieredTopology());
    return new Read(
        mappers.stream().<Resource>flatMap(Mapper::resources).toList(),
        mappers.stream().flatMap(mapper -> mapper.unmodelled().stream()).toList());
  }

  /** Resources of a type by their short id. */
  <R extends Resource> Map<String, R> byLocalId(Class<R> type) {
    return resources.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .collect(Collectors.toMap(each -> each.header().localId(), Function.identity()));
  }

  <R extends Resource> R one(Class<R> type, String localId) {
    R found = byLocalId(type).get(localId);
    if (found == null) {
      throw new AssertionError("no " + type.getSimpleName() + " " + localId);
    }
    return found;
  }

  static <T> T value(Fact<T> fact) {
    return fact.fold(
        Fact.Known::value,
        unknown -> {
          throw new AssertionError("unknown: " + unknown.reason());
        });
  }

  static String reason(Fact<?> fact) {
    return fact.fold(
        known -> {
          throw new AssertionError("known: " + known.value());
        },
        Fact.Unknown::reason);
  }

  /** JSON pointer of the value that decides a fact. */
  static String decidedAt(Fact<?> fact) {
    return fact.sources().get(0).pointer().orElseThrow();
  }
}
