package dev.ringfence.policy;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.BoundaryPolicy;
import dev.ringfence.network.BoundaryPolicy.Allowed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What passes beyond what owners allow. */
public final class PolicyComparison {
  private PolicyComparison() {}

  /**
   * What passes one boundary beyond its policy.
   *
   * @param policy empty where the boundary has none, so that nothing is allowed
   * @param certain packets that certainly pass and certainly are not allowed
   * @param possible packets that may pass and may not be allowed; {@code certain} is within it
   * @param sources the policy and each of its lines
   */
  public record Beyond(
      Boundary boundary,
      Optional<BoundaryPolicy> policy,
      Packets certain,
      Packets possible,
      List<SourceRef> sources) {
    public Beyond {
      sources = List.copyOf(sources);
    }
  }

  /**
   * Every boundary that something could pass, in order; nothing where there is no policy at all.
   */
  public static List<Beyond> of(
      List<BoundaryPolicy> policies, Map<Boundary, Passing> passing, Selection selection) {
    if (policies.isEmpty()) {
      return List.of();
    }
    Map<Boundary, BoundaryPolicy> byBoundary =
        policies.stream().collect(Collectors.toMap(BoundaryPolicy::boundary, Function.identity()));
    return new TreeMap<>(passing)
        .entrySet().stream()
            .map(
                entry ->
                    of(
                        entry.getKey(),
                        Optional.ofNullable(byBoundary.get(entry.getKey())),
                        entry.getValue(),
                        selection))
            .toList();
  }

  /**
   * One boundary.
   *
   * @param policy empty where others have a policy and this one has none: nothing is allowed
   */
  public static Beyond of(
      Boundary boundary, Optional<BoundaryPolicy> policy, Passing passing, Selection selection) {
    List<Allowed> allowed = policy.map(BoundaryPolicy::allowed).orElse(List.of());
    Passing beyond =
        Meant.unionOf(allowed.stream().map(line -> meant(boundary, line, selection)).toList())
            .leavesOf(passing);
    List<SourceRef> sources =
        Stream.concat(
                policy.stream().map(BoundaryPolicy::source), allowed.stream().map(Allowed::source))
            .distinct()
            .toList();
    return new Beyond(boundary, policy, beyond.certain(), beyond.possible(), sources);
  }

  private static Meant meant(Boundary boundary, Allowed line, Selection selection) {
    return Meant.of(
        selection.chosen(boundary.from(), line.from()),
        selection.chosen(boundary.to(), line.to()),
        line.services());
  }
}
