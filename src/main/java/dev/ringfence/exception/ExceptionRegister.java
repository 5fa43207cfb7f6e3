package dev.ringfence.exception;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All grants an audit was given, in order of their ids. */
public record ExceptionRegister(List<ExceptionGrant> grants) {
  public static final ExceptionRegister NONE = new ExceptionRegister(List.of());

  public ExceptionRegister {
    grants = grants.stream().sorted(Comparator.comparing(ExceptionGrant::id)).toList();
  }

  /** What the grants that hold on a day cover of a deviation, and what they leave open. */
  public Cover cover(Deviation deviation, LocalDate day) {
    return Cover.of(
        deviation,
        grants.stream().filter(grant -> grant.coversOn(day) && grant.names(deviation)).toList());
  }

  /** A grant that held for a deviation and no longer does: the one that ended last. */
  public Optional<ExceptionGrant> lapsed(Deviation deviation, LocalDate day) {
    return grants.stream()
        .filter(grant -> grant.isApproved() && grant.hasLapsedOn(day) && grant.names(deviation))
        .max(Comparator.comparing(ExceptionGrant::lastDay).thenComparing(ExceptionGrant::id));
  }
}
