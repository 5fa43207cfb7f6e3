package dev.ringfence.catalogue;

import dev.ringfence.control.CheckId;
import dev.ringfence.control.ControlId;
import dev.ringfence.exception.ExceptionGrant;
import dev.ringfence.exception.Narrowing;
import dev.ringfence.exception.Upkeep;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder of approved exceptions; a file holds one, or a list of them. */
final class ExceptionFiles {
  private final Known known;
  private final NarrowingParser narrowings;
  private final Problems problems;
  private final TakenIds ids = new TakenIds("exception");

  private ExceptionFiles(Known known, List<String> zones, Problems problems) {
    this.known = known;
    this.narrowings = new NarrowingParser(known, zones);
    this.problems = problems;
  }

  /**
   * @param zones names of configured zones; with none, any name may be that of an inferred one
   */
  static FileSet<ExceptionGrant> read(
      List<SourceFile> files, Known known, List<String> zones, Problems problems) {
    ExceptionFiles reading = new ExceptionFiles(known, zones, problems);
    List<ExceptionGrant> grants = new ArrayList<>();
    for (SourceFile file : files) {
      Sections.of(file, "an exception", Keys.EXCEPTION, problems)
          .forEach(section -> reading.grant(section).ifPresent(grants::add));
    }
    return new FileSet<>(grants, files);
  }

  private Optional<ExceptionGrant> grant(Section section) {
    int before = problems.count();
    String control = section.text("control");
    Optional<LocalDate> granted = section.date("granted");
    Optional<LocalDate> lastDay = section.date("last-day");
    String id = section.identifier("id");
    String reason = section.text("reason");
    String risk = section.text("risk");
    String compensation = section.text("compensating-control");
    String owner = section.text("owner");
    String approver = section.textOrEmpty("approver");
    String ticket = section.text("ticket");
    List<String> subjects = section.has("subjects") ? section.texts("subjects") : List.of();
    Narrowing narrowing = narrowings.narrowing(section, control);
    Upkeep upkeep = UpkeepParser.upkeep(section);
    Optional<CheckId> check =
        section.has("check") ? Optional.of(section.text("check")).map(this::id) : Optional.empty();
    known.checkNames(section, control);
    checkDays(section, granted, lastDay);
    ids.add(section, id);
    if (problems.count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new ExceptionGrant(
            id,
            new ControlId(control),
            check,
            subjects,
            reason,
            risk,
            compensation,
            owner,
            approver,
            ticket,
            granted.orElseThrow(),
            lastDay.orElseThrow(),
            section.file().at(section.line()),
            Optional.of(narrowing),
            Optional.of(upkeep)));
  }

  private CheckId id(String text) {
    return new CheckId(text.isEmpty() ? "unreadable" : text);
  }

  private static void checkDays(
      Section section, Optional<LocalDate> granted, Optional<LocalDate> lastDay) {
    if (granted.isPresent() && lastDay.isPresent() && lastDay.get().isBefore(granted.get())) {
      section.problem(
          section.line("last-day"),
          "last-day %s is before granted %s".formatted(lastDay.get(), granted.get()));
    }
  }
}
