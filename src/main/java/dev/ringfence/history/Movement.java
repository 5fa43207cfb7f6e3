package dev.ringfence.history;

/**
 * How the open findings of one period became those of the next: {@code before + fresh + reopened +
 * returned - resolved - excepted - lost = open}.
 *
 * @param before open at the period before
 * @param fresh violated for the first time
 * @param reopened violated again after they had been settled
 * @param returned violated again after an exception, or after nobody could see them
 * @param resolved open before, settled now
 * @param excepted open before, under an exception now
 * @param lost open before, not judged now: neither open nor resolved
 * @param open open now
 * @param exceptedNow all under an exception now
 * @param unseenNow all that were unmet when they were last judged, and were not judged now
 * @param byChangedCheck of the fresh and reopened, those whose check was new or changed
 */
public record Movement(
    long before,
    long fresh,
    long reopened,
    long returned,
    long resolved,
    long excepted,
    long lost,
    long open,
    long exceptedNow,
    long unseenNow,
    long byChangedCheck) {
  public static final Movement NONE = new Movement(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  public Movement {
    if (before + fresh + reopened + returned - resolved - excepted - lost != open) {
      throw new IllegalArgumentException("open findings do not add up to " + open);
    }
  }

  /** This and a later one that begins where this one ends. */
  Movement then(Movement later) {
    return new Movement(
        before,
        fresh + later.fresh,
        reopened + later.reopened,
        returned + later.returned,
        resolved + later.resolved,
        excepted + later.excepted,
        lost + later.lost,
        later.open,
        later.exceptedNow,
        later.unseenNow,
        byChangedCheck + later.byChangedCheck);
  }
}
