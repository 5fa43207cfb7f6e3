package dev.ringfence.remediation;

import dev.ringfence.control.CheckId;
import dev.ringfence.control.ControlId;
import dev.ringfence.evidence.SourceRef;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What its owners say of the work on findings; it changes neither outcome nor disposition.
 *
 * @param subjects ids of the subjects whose findings are worked on
 * @param owner in place of what a tag or audit.yaml says
 * @param ticket empty where there is none
 * @param due in place of the day that follows from the severity; that day is shown beside it
 * @param notes oldest first
 */
public record RemediationNote(
    ControlId control,
    CheckId check,
    List<String> subjects,
    Optional<String> owner,
    String ticket,
    Status status,
    Optional<Due> due,
    List<Dated> notes,
    SourceRef source) {
  public RemediationNote {
    subjects = List.copyOf(subjects);
    notes = notes.stream().sorted(Comparator.comparing(Dated::day)).toList();
  }

  /** How far the work is, as its owners say; only an audit closes a finding. */
  public enum Status {
    PLANNED("planned"),
    IN_PROGRESS("in-progress"),
    BLOCKED("blocked"),
    DONE("done");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    public static Optional<Status> named(String word) {
      return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
  }

  /** A day that was agreed, and why. */
  public record Due(LocalDate day, String reason) {}

  /** A remark of a day. */
  public record Dated(LocalDate day, String text) {}

  public boolean names(ControlId ofControl, CheckId ofCheck, String subject) {
    return control.equals(ofControl) && check.equals(ofCheck) && subjects.contains(subject);
  }
}
