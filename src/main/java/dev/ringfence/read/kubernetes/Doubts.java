package dev.ringfence.read.kubernetes;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Of which workloads it is not known what decides about their traffic, and why. */
final class Doubts {
  private record Doubt(String reason, SourceRef source) {}

  private final Map<Pods, List<Doubt>> byPods = new HashMap<>();

  void add(Iterable<Pods> concerned, String reason, SourceRef source) {
    concerned.forEach(
        pods ->
            byPods.computeIfAbsent(pods, key -> new ArrayList<>()).add(new Doubt(reason, source)));
  }

  /** Known and true, or unknown for the first reason there is. */
  Fact<Boolean> areKnown(Pods pods) {
    Optional<Doubt> first = byPods.getOrDefault(pods, List.of()).stream().findFirst();
    return first
        .<Fact<Boolean>>map(doubt -> Fact.unknown(doubt.reason(), doubt.source()))
        .orElseGet(() -> Fact.known(true, pods.object().source()));
  }
}
