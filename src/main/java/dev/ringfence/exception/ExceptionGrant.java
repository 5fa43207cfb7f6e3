package dev.ringfence.exception;

import dev.ringfence.control.CheckId;
import dev.ringfence.control.ControlId;
import dev.ringfence.evidence.SourceRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An approved deviation that ends.
 *
 * @param check the one check of the control it covers; empty covers all of them
 * @param subjects ids of the subjects it covers
 * @param granted first day it holds
 * @param lastDay last day it holds
 */
public record ExceptionGrant(
    String id,
    ControlId control,
    Optional<CheckId> check,
    List<String> subjects,
    String reason,
    String risk,
    String compensatingControl,
    String owner,
    String approver,
    String ticket,
    LocalDate granted,
    LocalDate lastDay,
    SourceRef source) {
  public ExceptionGrant {
    subjects = List.copyOf(subjects);
  }

  /** Whether it names a subject of a check, whatever the day. */
  public boolean names(ControlId ofControl, CheckId ofCheck, String subjectId) {
    return control.equals(ofControl)
        && check.map(ofCheck::equals).orElse(true)
        && subjects.contains(subjectId);
  }

  /** Whether it holds on a day; the first and the last day count. */
  public boolean coversOn(LocalDate day) {
    return !day.isBefore(granted) && !day.isAfter(lastDay);
  }

  public boolean hasLapsedOn(LocalDate day) {
    return day.isAfter(lastDay);
  }
}
