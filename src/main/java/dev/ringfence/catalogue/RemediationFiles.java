package dev.ringfence.catalogue;

import dev.ringfence.control.CheckId;
import dev.ringfence.control.ControlId;
import dev.ringfence.remediation.RemediationNote;
import dev.ringfence.remediation.RemediationNote.Dated;
import dev.ringfence.remediation.RemediationNote.Due;
import dev.ringfence.remediation.RemediationNote.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of notes on the work on findings; a file holds one, or a list of them. */
final class RemediationFiles {
  private static final List<String> STATUSES =
      Stream.of(Status.values()).map(Status::word).toList();

  private final Known known;
  private final Problems problems;
  private final Map<String, String> places = new HashMap<>();

  private RemediationFiles(Known known, Problems problems) {
    this.known = known;
    this.problems = problems;
  }

  static FileSet<RemediationNote> read(List<SourceFile> files, Known known, Problems problems) {
    RemediationFiles reading = new RemediationFiles(known, problems);
    List<RemediationNote> notes = new ArrayList<>();
    for (SourceFile file : files) {
      Sections.of(file, "a note on remediation", Keys.REMEDIATION, problems)
          .forEach(section -> reading.note(section).ifPresent(notes::add));
    }
    return new FileSet<>(notes, files);
  }

  private Optional<RemediationNote> note(Section section) {
    int before = problems.count();
    String control = section.text("control");
    String check = section.text("check");
    List<String> subjects = section.texts("subjects");
    Optional<String> owner =
        section.has("owner") ? Optional.of(section.text("owner")) : Optional.empty();
    String ticket = section.textOrEmpty("ticket");
    Optional<Status> status = section.word("status", Status::named, STATUSES);
    Optional<Due> due = due(section);
    List<Dated> notes = notes(section);
    known.checkNames(section, control);
    subjects.forEach(subject -> reportDuplicate(section, check, subject));
    if (problems.count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new RemediationNote(
            new ControlId(control),
            new CheckId(check),
            subjects,
            owner,
            ticket,
            status.orElseThrow(),
            due,
            notes,
            section.file().at(section.line())));
  }

  /** A day of one's own needs a reason. */
  private static Optional<Due> due(Section section) {
    if (!section.has("due")) {
      if (section.has("due-reason")) {
        section.problem(section.line("due-reason"), "due-reason is given and due is not");
      }
      return Optional.empty();
    }
    Optional<LocalDate> day = section.date("due");
    String reason = section.text("due-reason");
    return day.map(found -> new Due(found, reason));
  }

  private static List<Dated> notes(Section section) {
    List<Dated> notes = new ArrayList<>();
    for (Section item : section.sections("notes", "a note", Keys.REMEDIATION_NOTE)) {
      Optional<LocalDate> day = item.date("day");
      String text = item.text("text");
      day.ifPresent(found -> notes.add(new Dated(found, text)));
    }
    return notes;
  }

  private void reportDuplicate(Section section, String check, String subject) {
    String place = section.file().path() + ":" + section.line();
    String taken = places.putIfAbsent(check + "\n" + subject, place);
    if (taken != null) {
      section.problem(
          section.line("subjects"),
          "subject \"%s\" of check %s has a note already at %s".formatted(subject, check, taken));
    }
  }
}
