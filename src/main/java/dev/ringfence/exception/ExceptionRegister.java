package dev.ringfence.exception;

import dev.ringfence.control.CheckId;
import dev.ringfence.control.ControlId;
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

  /** A grant that holds for a subject on a day: the one that holds longest. */
  public Optional<ExceptionGrant> covering(
      ControlId control, CheckId check, String subjectId, LocalDate day) {
    return grants.stream()
        .filter(grant -> grant.names(control, check, subjectId) && grant.coversOn(day))
        .max(Comparator.comparing(ExceptionGrant::lastDay).thenComparing(ExceptionGrant::id));
  }

  /** A grant that held for a subject and no longer does: the one that ended last. */
  public Optional<ExceptionGrant> lapsed(
      ControlId control, CheckId check, String subjectId, LocalDate day) {
    return grants.stream()
        .filter(grant -> grant.names(control, check, subjectId) && grant.hasLapsedOn(day))
        .max(Comparator.comparing(ExceptionGrant::lastDay).thenComparing(ExceptionGrant::id));
  }
}
