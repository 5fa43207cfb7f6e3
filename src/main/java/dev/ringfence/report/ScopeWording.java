package dev.ringfence.report;

import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Control;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words what was asked, what is missing and what was not understood. */
final class ScopeWording {
  private final AssessmentHeader header;
  private final EvidenceWording evidence;
  private final Survey.Result seen;

  ScopeWording(AssessmentHeader header, EvidenceWording evidence, Survey.Result seen) {
    this.header = header;
    this.evidence = evidence;
    this.seen = seen;
  }

  List<SourceScope> sources() {
    Map<EvidenceSource, List<Evidence>> items =
        header.evidence().items().stream()
            .collect(Collectors.groupingBy(item -> item.request().source()));
    Map<EvidenceSource, List<CollectionGap>> gaps =
        header.evidence().gaps().stream()
            .collect(Collectors.groupingBy(gap -> gap.request().source()));
    return header.evidence().sources().stream()
        .map(
            source ->
                scope(
                    source,
                    items.getOrDefault(source, List.of()),
                    gaps.getOrDefault(source, List.of())))
        .toList();
  }

  private static SourceScope scope(
      EvidenceSource source, List<Evidence> items, List<CollectionGap> gaps) {
    Set<Request> missing = gaps.stream().map(CollectionGap::request).collect(Collectors.toSet());
    Set<Request> asked = items.stream().map(Evidence::request).collect(Collectors.toSet());
    asked.addAll(missing);
    return new SourceScope(
        source.id(),
        source.provider(),
        source.account(),
        source.region(),
        asked.size(),
        asked.size() - missing.size(),
        missing.size(),
        items.size(),
        items.stream().mapToLong(Evidence::items).sum(),
        ReportModels.bytes(items),
        callers(items),
        times(items).min(Comparator.naturalOrder()),
        times(items).max(Comparator.naturalOrder()));
  }

  private static List<String> callers(List<Evidence> items) {
    SortedSet<String> callers =
        items.stream()
            .map(Evidence::caller)
            .filter(caller -> !caller.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    return callers.isEmpty() ? List.of("not recorded") : List.copyOf(callers);
  }

  private static Stream<Instant> times(List<Evidence> items) {
    return items.stream().map(Evidence::collectedAt);
  }

  List<GapRow> gaps() {
    Map<CollectionGap, Set<Kind>> hidden = hiddenKinds();
    Map<String, Set<String>> checksByKind = checksByKind();
    List<GapRow> rows = new ArrayList<>();
    for (CollectionGap gap : header.evidence().gaps()) {
      Set<Kind> kinds = hidden.getOrDefault(gap, Set.of());
      SortedSet<String> checks =
          new TreeSet<>(seen.checksByCause().getOrDefault(gap.display(), new TreeSet<>()));
      kinds.forEach(kind -> checks.addAll(checksByKind.getOrDefault(kind.word(), Set.of())));
      rows.add(row(gap, rows.size() + 1, kinds, checks));
    }
    return List.copyOf(rows);
  }

  static String gapNumber(int number) {
    return Text.of("G-%03d", number);
  }

  private GapRow row(CollectionGap gap, int number, Set<Kind> kinds, SortedSet<String> checks) {
    return new GapRow(
        gapNumber(number),
        gap.request().source().id(),
        gap.request().display(),
        gap.reason().words(),
        gap.detail(),
        kinds.stream().map(Kind::title).toList(),
        List.copyOf(checks),
        gap.where().map(evidence::source));
  }

  private Map<CollectionGap, Set<Kind>> hiddenKinds() {
    Map<CollectionGap, Set<Kind>> hidden = new HashMap<>();
    for (Enumeration population : header.populations()) {
      for (CollectionGap gap : population.gaps()) {
        hidden.computeIfAbsent(gap, key -> EnumSet.noneOf(Kind.class)).add(population.kind());
      }
    }
    return hidden;
  }

  private Map<String, Set<String>> checksByKind() {
    Map<String, Set<String>> checks = new HashMap<>();
    for (Control control : header.controls()) {
      for (CheckDefinition check : control.checks()) {
        checks.computeIfAbsent(check.subject(), kind -> new HashSet<>()).add(check.id().value());
      }
    }
    return checks;
  }

  List<UnmodelledRow> unmodelled() {
    return header.unmodelled().stream()
        .map(
            entry ->
                new UnmodelledRow(entry.owner(), entry.reason(), evidence.source(entry.source())))
        .toList();
  }
}
