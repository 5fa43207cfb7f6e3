package dev.ringfence.history;

import dev.ringfence.control.Severity;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.history.Life.Moment;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A finding whose life is being followed. Confined to one thread. */
final class Tracked {
  private final FindingKey key;
  private final EvidenceSource place;
  private final LocalDate firstSeen;
  private final List<Moment> moments = new ArrayList<>();
  private Severity severity;
  private LifeState state;
  private LocalDate opened;
  private Optional<String> owner;
  private LocalDate lastSeen;
  private Optional<LocalDate> resolved = Optional.empty();
  private int reopened;
  private boolean isByChangedCheck;

  Tracked(Sighting first, YearMonth period, LocalDate day, boolean isCheckChanged) {
    this.key = first.key();
    this.place = first.place();
    this.severity = first.severity();
    this.owner = first.owner();
    this.state = LifeState.born(first.condition());
    this.firstSeen = day;
    this.opened = day;
    this.lastSeen = day;
    this.isByChangedCheck = isCheckChanged;
    moments.add(new Moment(period, first.condition(), state, owner));
  }

  FindingKey key() {
    return key;
  }

  EvidenceSource place() {
    return place;
  }

  LifeState state() {
    return state;
  }

  boolean isByChangedCheck() {
    return isByChangedCheck;
  }

  /** One more period; the state before it is returned. */
  LifeState step(
      Condition condition,
      Optional<Sighting> sighting,
      YearMonth period,
      LocalDate day,
      boolean isCheckChanged) {
    LifeState before = state;
    state = before.after(condition);
    boolean isUnmet = condition == Condition.VIOLATED || condition == Condition.EXCEPTED;
    if (isUnmet && before == LifeState.RESOLVED) {
      opened = day;
      resolved = Optional.empty();
      reopened++;
      isByChangedCheck = isCheckChanged;
    }
    if (isUnmet) {
      lastSeen = day;
      sighting.ifPresent(this::note);
    }
    if (state == LifeState.RESOLVED && before != LifeState.RESOLVED) {
      resolved = Optional.of(day);
    }
    moments.add(new Moment(period, condition, state, owner));
    return before;
  }

  private void note(Sighting seen) {
    severity = seen.severity();
    owner = seen.owner();
  }

  Life life() {
    return new Life(
        key,
        severity,
        owner,
        state,
        firstSeen,
        opened,
        lastSeen,
        resolved,
        reopened,
        isByChangedCheck,
        moments);
  }
}
