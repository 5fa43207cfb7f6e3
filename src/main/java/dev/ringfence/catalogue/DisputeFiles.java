package dev.ringfence.catalogue;

import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.CheckId;
import dev.ringfence.control.ControlId;
import dev.ringfence.exception.Dispute;
import dev.ringfence.exception.Dispute.Ruling;
import dev.ringfence.exception.Dispute.Verdict;
import dev.ringfence.exception.FlowScope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of claims that findings are false positives; a file holds one, or a list of them. */
final class DisputeFiles {
  private static final List<String> RULING = List.of("adjudicator", "verdict", "decided");
  private static final List<String> VERDICTS =
      Stream.of(Verdict.values()).map(Verdict::word).toList();

  private final Known known;
  private final Problems problems;
  private final TakenIds ids = new TakenIds("dispute");

  private DisputeFiles(Known known, Problems problems) {
    this.known = known;
    this.problems = problems;
  }

  static FileSet<Dispute> read(List<SourceFile> files, Known known, Problems problems) {
    DisputeFiles reading = new DisputeFiles(known, problems);
    List<Dispute> disputes = new ArrayList<>();
    for (SourceFile file : files) {
      Sections.of(file, "a dispute", Keys.DISPUTE, problems)
          .forEach(section -> reading.dispute(section).ifPresent(disputes::add));
    }
    return new FileSet<>(disputes, files);
  }

  private Optional<Dispute> dispute(Section section) {
    int before = problems.count();
    String id = section.identifier("id");
    String control = section.text("control");
    String check = section.text("check");
    List<String> subjects = section.texts("subjects");
    String claimant = section.text("claimant");
    String reason = section.text("reason");
    Optional<LocalDate> raised = section.date("raised");
    String ticket = section.textOrEmpty("ticket");
    Optional<Ruling> ruling = ruling(section, raised);
    Optional<FlowScope> flow =
        section.section("flow", "a flow", Keys.EXCEPTION_FLOW).flatMap(FlowScopeParser::flow);
    known.checkNames(section, control);
    checkFlow(section, known.isControl(control) ? known.check(check) : Optional.empty());
    ids.add(section, id);
    if (problems.count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new Dispute(
            id,
            new ControlId(control),
            new CheckId(check),
            subjects,
            claimant,
            reason,
            raised.orElseThrow(),
            ticket,
            ruling,
            flow,
            section.file().at(section.line())));
  }

  /** A claim about packets says which, so that it is not about those that pass later. */
  private static void checkFlow(Section section, Optional<CheckDefinition> check) {
    boolean isOfFlows = check.filter(FlowScopeParser::isOfFlows).isPresent();
    if (isOfFlows && !section.has("flow")) {
      section.problem(
          section.line(),
          "key \"flow\" is missing: check \"%s\" says which packets pass, and a dispute which of"
                  .formatted(check.get().id())
              + " them do not");
    } else if (check.isPresent() && !isOfFlows && section.has("flow")) {
      section.problem(
          section.line("flow"),
          "flow: check \"%s\" does not say which packets pass".formatted(check.get().id()));
    }
  }

  /** All of it or nothing: a verdict that nobody answers for decides nothing. */
  private Optional<Ruling> ruling(Section section, Optional<LocalDate> raised) {
    int before = problems.count();
    if (RULING.stream().noneMatch(section::has)) {
      refuse(section, "until");
      refuse(section, "note");
      return Optional.empty();
    }
    String adjudicator = section.text("adjudicator");
    Optional<Verdict> verdict = section.word("verdict", Verdict::named, VERDICTS);
    Optional<LocalDate> decided = section.date("decided");
    String note = section.textOrEmpty("note");
    boolean isUpheld = verdict.filter(Verdict.FALSE_POSITIVE::equals).isPresent();
    Optional<LocalDate> until = isUpheld ? section.date("until") : section.dateIfAny("until");
    checkOrder(section, "decided", decided, "raised", raised);
    checkOrder(section, "until", until, "decided", decided);
    return problems.count() > before
        ? Optional.empty()
        : Optional.of(
            new Ruling(adjudicator, verdict.orElseThrow(), decided.orElseThrow(), until, note));
  }

  private static void refuse(Section section, String key) {
    if (section.has(key)) {
      section.problem(
          section.line(key),
          key + " is given and no verdict: adjudicator, verdict and decided expected");
    }
  }

  private static void checkOrder(
      Section section,
      String laterKey,
      Optional<LocalDate> later,
      String earlierKey,
      Optional<LocalDate> earlier) {
    if (later.isPresent() && earlier.isPresent() && later.get().isBefore(earlier.get())) {
      section.problem(
          section.line(laterKey),
          "%s %s is before %s %s".formatted(laterKey, later.get(), earlierKey, earlier.get()));
    }
  }
}
