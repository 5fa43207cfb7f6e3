package dev.ringfence.history;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.AuditRun;
import dev.ringfence.history.CheckTerms.Key;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Follows findings from period to period. Only those that were unmet once are kept. Confined to one
 * thread; periods come oldest first.
 */
final class Lives {
  private final Map<FindingKey, Tracked> tracked = new HashMap<>();
  private Map<Key, CheckTerms> terms = Map.of();
  private boolean isFirst = true;
  private long open;

  /** What has become of each in one period. */
  private static final class Moves {
    private final Map<LifeState, Long> arrived = new EnumMap<>(LifeState.class);
    private final Map<LifeState, Long> left = new EnumMap<>(LifeState.class);
    private long returned;
    private long byChangedCheck;

    void born(Tracked one) {
      count(arrived, one.state());
      byChangedCheck += one.state().isOpen() && one.isByChangedCheck() ? 1 : 0;
    }

    void moved(LifeState before, Tracked one) {
      LifeState now = one.state();
      if (before.isOpen() && !now.isOpen()) {
        count(left, now);
      } else if (!before.isOpen() && now == LifeState.OPEN) {
        returned++;
      } else if (now == LifeState.REOPENED) {
        count(arrived, now);
        byChangedCheck += one.isByChangedCheck() ? 1 : 0;
      }
    }

    private static void count(Map<LifeState, Long> counts, LifeState state) {
      counts.merge(state, 1L, Long::sum);
    }

    Movement movement(long before, Map<LifeState, Long> now) {
      return new Movement(
          before,
          arrived.getOrDefault(LifeState.NEW, 0L),
          arrived.getOrDefault(LifeState.REOPENED, 0L),
          returned,
          left.getOrDefault(LifeState.RESOLVED, 0L),
          left.getOrDefault(LifeState.EXCEPTED, 0L),
          left.getOrDefault(LifeState.UNSEEN, 0L),
          open(now),
          now.getOrDefault(LifeState.EXCEPTED, 0L),
          now.getOrDefault(LifeState.UNSEEN, 0L),
          byChangedCheck);
    }

    static long open(Map<LifeState, Long> now) {
      return now.entrySet().stream()
          .filter(entry -> entry.getKey().isOpen())
          .mapToLong(Map.Entry::getValue)
          .sum();
    }
  }

  /**
   * One more period.
   *
   * @param sightings see {@link AssessmentArchive#sightings}
   */
  Movement add(Assessment assessment, Stream<Sighting> sightings) {
    AuditRun run = assessment.header().run();
    Map<Key, CheckTerms> now = CheckTerms.of(assessment.header().controls());
    Silences silences = new Silences(assessment.header().evidence().sources());
    Map<FindingKey, Sighting> seen = new HashMap<>();
    sightings.forEachOrdered(
        sighting -> {
          silences.add(sighting);
          seen.put(sighting.key(), sighting);
        });

    Moves moves = new Moves();
    for (Tracked one : tracked.values()) {
      Optional<Sighting> sighting = Optional.ofNullable(seen.get(one.key()));
      Condition condition =
          sighting.map(Sighting::condition).orElseGet(() -> absent(one, now, silences));
      moves.moved(
          one.step(condition, sighting, run.period(), run.day(), isChanged(one.key(), now)), one);
    }
    for (Sighting sighting : seen.values()) {
      if (isUnmet(sighting) && !tracked.containsKey(sighting.key())) {
        Tracked one =
            new Tracked(sighting, run.period(), run.day(), isChanged(sighting.key(), now));
        tracked.put(one.key(), one);
        moves.born(one);
      }
    }
    return finish(now, moves);
  }

  private Movement finish(Map<Key, CheckTerms> now, Moves moves) {
    Map<LifeState, Long> states = new EnumMap<>(LifeState.class);
    tracked.values().forEach(one -> states.merge(one.state(), 1L, Long::sum));
    Movement movement = moves.movement(open, states);
    open = movement.open();
    terms = now;
    isFirst = false;
    return movement;
  }

  private static boolean isUnmet(Sighting sighting) {
    return sighting.condition() == Condition.VIOLATED || sighting.condition() == Condition.EXCEPTED;
  }

  /** A finding that an assessment does not have. */
  private static Condition absent(Tracked one, Map<Key, CheckTerms> now, Silences silences) {
    CheckTerms asked = now.get(Key.of(one.key()));
    boolean isAsked = asked != null && asked.notExecutable().isEmpty();
    return !isAsked || silences.hides(one.key(), one.place())
        ? Condition.UNSEEN
        : Condition.SETTLED;
  }

  /** Nothing is changed in the first period of all. */
  private boolean isChanged(FindingKey key, Map<Key, CheckTerms> now) {
    Key check = Key.of(key);
    return !isFirst
        && !Optional.ofNullable(now.get(check)).equals(Optional.ofNullable(terms.get(check)));
  }

  /** All that were unmet once, in canonical order. */
  List<Life> lives() {
    return tracked.values().stream()
        .map(Tracked::life)
        .sorted(Comparator.comparing(Life::key))
        .toList();
  }
}
