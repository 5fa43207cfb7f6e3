package dev.ringfence.exception;

import dev.ringfence.control.CheckId;
import dev.ringfence.control.ControlId;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Packets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An approved deviation that ends.
 *
 * @param check the one check of the control it covers; empty covers all of them
 * @param subjects ids of the subjects it covers; empty for any that it is not narrowed from
 * @param approver empty where nobody is named; it covers nothing then
 * @param granted first day it holds
 * @param lastDay last day it holds
 * @param narrowing absent where subjects are all it is narrowed to
 * @param upkeep absent where its file says nothing of reviews and renewals
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
    SourceRef source,
    Optional<Narrowing> narrowing,
    Optional<Upkeep> upkeep) {
  public ExceptionGrant {
    subjects = Names.of("subjects", subjects);
    narrowing = narrowing.filter(parts -> !parts.isNone());
    upkeep = upkeep.filter(kept -> !kept.equals(Upkeep.NONE));
  }

  /** One for subjects, of which no review is asked. */
  public ExceptionGrant(
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
    this(
        id,
        control,
        check,
        subjects,
        reason,
        risk,
        compensatingControl,
        owner,
        approver,
        ticket,
        granted,
        lastDay,
        source,
        Optional.empty(),
        Optional.empty());
  }

  /** Whether it speaks of a deviation, whatever the day; with a flow, of a part of it at least. */
  public boolean names(Deviation deviation) {
    return control.equals(deviation.control())
        && check.map(deviation.check()::equals).orElse(true)
        && (subjects.isEmpty() || subjects.contains(deviation.subject()))
        && narrowing.map(parts -> parts.holdsFor(deviation)).orElse(true);
  }

  /**
   * Whether it may speak of what could not be judged: tags and packets need not be known then.
   *
   * @param isSilence whether that stands for subjects that nobody named
   */
  public boolean maySpeakOf(
      ControlId ofControl, CheckId ofCheck, String subject, boolean isSilence) {
    return control.equals(ofControl)
        && check.map(ofCheck::equals).orElse(true)
        && (isSilence
            || ((subjects.isEmpty() || subjects.contains(subject))
                && narrowing.map(parts -> parts.mayHoldFor(subject)).orElse(true)));
  }

  /** The packets it is narrowed to; all of them without a flow. */
  public Packets packets() {
    return flow().map(FlowScope::packets).orElse(Packets.all());
  }

  public Optional<FlowScope> flow() {
    return narrowing.flatMap(Narrowing::flow);
  }

  public boolean isApproved() {
    return !approver.isBlank();
  }

  /** Whether it is approved and holds on a day; the first and the last day count. */
  public boolean coversOn(LocalDate day) {
    return isApproved() && !day.isBefore(granted) && !day.isAfter(lastDay);
  }

  public boolean hasLapsedOn(LocalDate day) {
    return day.isAfter(lastDay);
  }

  /** What it is narrowed to, one line for each part; subjects by their ids. */
  public List<String> scope() {
    return Stream.concat(
            subjects.stream(), narrowing.stream().flatMap(parts -> parts.words().stream()))
        .toList();
  }
}
