package dev.ringfence.report;

import dev.ringfence.score.CheckScore;
import dev.ringfence.score.ControlScore;
import dev.ringfence.score.Scorecard;
import dev.ringfence.score.Tally;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Picks the findings that pages print in full: all that need attention as long as some hundred
 * pages hold them, and of the conforming ones a first few.
 */
final class PageSelection {
  /** Findings needing attention that one document prints, over all checks. */
  private static final int ATTENTION = 4_000;

  /** Conforming findings listed for each check. */
  private static final int QUIET = 50;

  private static final List<VerdictWord> ATTENTION_ORDER =
      List.of(VerdictWord.VIOLATED, VerdictWord.NOT_CHECKED, VerdictWord.EXCEPTED);
  private static final List<VerdictWord> QUIET_ORDER =
      List.of(VerdictWord.CONFORMING, VerdictWord.NOT_APPLICABLE);

  private final Map<Key, Picked> checks = new HashMap<>();
  private final Set<String> cited = new HashSet<>();

  private record Key(String control, String check) {}

  /** Rows of one check by verdict, each up to its limit. */
  private static final class Picked {
    private final Map<VerdictWord, Long> limits = new EnumMap<>(VerdictWord.class);
    private final Map<VerdictWord, List<FindingRow>> rows = new EnumMap<>(VerdictWord.class);

    Picked(Tally tally, long attention) {
      long violated = Math.min(tally.violated(), attention);
      long unchecked = Math.min(tally.notChecked(), attention - violated);
      limits.put(VerdictWord.VIOLATED, violated);
      limits.put(VerdictWord.NOT_CHECKED, unchecked);
      limits.put(VerdictWord.EXCEPTED, attention - violated - unchecked);
      limits.put(VerdictWord.CONFORMING, (long) QUIET);
      limits.put(VerdictWord.NOT_APPLICABLE, (long) QUIET);
    }

    boolean add(FindingRow row) {
      List<FindingRow> taken = rows.computeIfAbsent(row.verdict(), verdict -> new ArrayList<>());
      return taken.size() < limits.getOrDefault(row.verdict(), 0L) && taken.add(row);
    }

    List<FindingRow> all(List<VerdictWord> verdicts) {
      return verdicts.stream()
          .flatMap(verdict -> rows.getOrDefault(verdict, List.of()).stream())
          .toList();
    }
  }

  PageSelection(Scorecard card) {
    List<Key> keys = new ArrayList<>();
    List<Tally> tallies = new ArrayList<>();
    for (ControlScore control : card.controls()) {
      for (CheckScore check : control.checks()) {
        keys.add(new Key(control.control().id().value(), check.check().id().value()));
        tallies.add(check.tally());
      }
    }
    long level = level(tallies);
    for (int i = 0; i < keys.size(); i++) {
      checks.put(keys.get(i), new Picked(tallies.get(i), level));
    }
  }

  /** The largest number of findings each check may print without all exceeding the document's. */
  private static long level(List<Tally> tallies) {
    long low = 0;
    long high = ATTENTION;
    while (low < high) {
      long middle = (low + high + 1) / 2;
      long printed = tallies.stream().mapToLong(tally -> Math.min(attention(tally), middle)).sum();
      if (printed <= ATTENTION) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static long attention(Tally tally) {
    return tally.violated() + tally.notChecked() + tally.excepted();
  }

  void add(FindingRow row) {
    if (picked(row.control(), row.check()).add(row)) {
      cited.addAll(ReportModels.evidenceCited(row.observations()));
    }
  }

  Shown<FindingRow> attention(String control, CheckScore check) {
    return new Shown<>(
        picked(control, check.check().id().value()).all(ATTENTION_ORDER),
        attention(check.tally()),
        "Findings");
  }

  Shown<FindingRow> quiet(String control, CheckScore check) {
    return new Shown<>(
        picked(control, check.check().id().value()).all(QUIET_ORDER),
        check.tally().conforming() + check.tally().notApplicable(),
        "Findings");
  }

  /** Remembers what is cited elsewhere on pages. */
  void cite(Stream<SourceRow> sources) {
    sources.map(SourceRow::evidence).forEach(cited::add);
  }

  /** Numbers of the evidence that the picked findings rest on. */
  Set<String> cited() {
    return cited;
  }

  private Picked picked(String control, String check) {
    Picked picked = checks.get(new Key(control, check));
    if (picked == null) {
      throw new IllegalStateException("no check " + check + " in control " + control);
    }
    return picked;
  }
}
