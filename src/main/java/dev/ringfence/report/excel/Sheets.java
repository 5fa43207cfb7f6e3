package dev.ringfence.report.excel;

import dev.ringfence.report.AttestationRow;
import dev.ringfence.report.CheckSection;
import dev.ringfence.report.ControlSection;
import dev.ringfence.report.EvidenceRow;
import dev.ringfence.report.ExceptionRow;
import dev.ringfence.report.FindingRow;
import dev.ringfence.report.FindingRow.ObservationText;
import dev.ringfence.report.GapRow;
import dev.ringfence.report.ReportModel;
import dev.ringfence.report.SourceRow;
import dev.ringfence.report.SourceScope;
import dev.ringfence.report.UnmodelledRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The columns of each sheet. */
final class Sheets {
  static final List<Column<CheckSection>> CONTROLS =
      List.of(
          Column.text("Control", 14, CheckSection::control),
          Column.text("Check", 26, CheckSection::id),
          Column.text("Title", 46, CheckSection::title),
          Column.text("Severity", 10, CheckSection::severity),
          Column.verdict("Verdict", 20, CheckSection::verdict),
          Column.number("Conforming", 11, check -> check.counts().conforming()),
          Column.number("Excepted", 11, check -> check.counts().excepted()),
          Column.number("Violated", 11, check -> check.counts().violated()),
          Column.number("of these lapsed", 11, check -> check.counts().lapsed()),
          Column.number("Not checked", 11, check -> check.counts().notChecked()),
          Column.number("Not applicable", 11, check -> check.counts().notApplicable()),
          Column.share("Score", check -> check.figures().score()),
          Column.share("Excepted share", check -> check.figures().excepted()),
          Column.share("Coverage", check -> check.figures().coverage()),
          Column.text("Judged by", 22, CheckSection::engine),
          Column.text("Subject", 18, CheckSection::subject),
          Column.text("Where", 40, CheckSection::where),
          Column.text("Required", 60, CheckSection::require),
          Column.lines(
              "Parameters",
              30,
              check -> check.parameters().stream().map(p -> p.name() + " = " + p.value()).toList()),
          Column.text("Not run because", 30, CheckSection::notRun));

  static final List<Column<FindingRow>> FINDINGS =
      List.of(
          Column.text("No.", 10, FindingRow::number),
          Column.text("Control", 14, FindingRow::control),
          Column.text("Check", 26, FindingRow::check),
          Column.text("Check title", 40, FindingRow::checkTitle),
          Column.text("Severity", 10, FindingRow::severity),
          Column.verdict("Verdict", 18, FindingRow::verdict),
          Column.text("Outcome", 14, FindingRow::outcome),
          Column.text("Disposition", 16, FindingRow::disposition),
          Column.text("Exception", 14, FindingRow::exception),
          Column.text("Subject kind", 18, finding -> finding.subject().kind()),
          Column.text("Subject name", 26, finding -> finding.subject().name()),
          Column.text("Subject id", 48, finding -> finding.subject().id()),
          Column.text("Provider", 10, finding -> finding.subject().provider()),
          Column.text("Account", 16, finding -> finding.subject().account()),
          Column.text("Region", 14, finding -> finding.subject().region()),
          Column.text("Plane", 10, FindingRow::plane),
          Column.lines(
              "Seen",
              60,
              finding -> finding.observations().stream().map(ObservationText::text).toList()),
          Column.lines(
              "Evidence", 12, finding -> sources(finding).map(SourceRow::evidence).toList()),
          Column.lines("Where", 60, finding -> sources(finding).map(SourceRow::display).toList()),
          Column.lines(
              "SHA-256",
              66,
              finding -> sources(finding).map(source -> source.digest().full()).toList()),
          Column.text("If not met", 40, FindingRow::message),
          Column.text("Remedy", 40, FindingRow::remediation),
          Column.text("Exceptions and disputes", 40, FindingRow::exceptionNote),
          Column.text("Owner", 20, FindingRow::owner));

  static final List<Column<ExceptionRow>> EXCEPTIONS =
      List.of(
          Column.text("Id", 12, ExceptionRow::id),
          Column.text("State", 26, row -> row.state().glyph() + " " + row.state().word()),
          Column.text("Control", 14, ExceptionRow::control),
          Column.text("Check", 26, ExceptionRow::check),
          Column.lines("Called out", 40, ExceptionRow::remarks),
          Column.lines("Narrowed to", 48, ExceptionRow::scope),
          Column.number("Findings covered", 10, ExceptionRow::findings),
          Column.day("Valid from", ExceptionRow::granted),
          Column.day("Last day", ExceptionRow::lastDay),
          Column.number("Days left", 10, ExceptionRow::daysLeft),
          Column.text("Reason", 40, ExceptionRow::reason),
          Column.text("Risk", 40, ExceptionRow::risk),
          Column.text("Compensating control", 40, ExceptionRow::compensatingControl),
          Column.text("Owner", 20, ExceptionRow::owner),
          Column.text("Approved by", 20, ExceptionRow::approver),
          Column.text("Review", 30, ExceptionRow::review),
          Column.text("Ticket", 14, ExceptionRow::ticket),
          Column.text("Source", 30, row -> row.source().display()),
          Column.text("Source SHA-256", 66, row -> row.source().digest().full()));

  static final List<Column<AttestationRow>> ATTESTATIONS =
      List.of(
          Column.text("Check", 26, AttestationRow::check),
          Column.text("State", 22, AttestationRow::state),
          Column.text("Statement", 60, AttestationRow::statement),
          Column.text("Owner", 24, AttestationRow::owner),
          Column.day("Attested", AttestationRow::attested),
          Column.day("Last day", AttestationRow::expires),
          Column.text("Reference", 24, AttestationRow::reference),
          Column.text("Source", 30, row -> row.source().display()),
          Column.text("Source SHA-256", 66, row -> row.source().digest().full()));

  static final List<Column<EvidenceRow>> EVIDENCE =
      List.of(
          Column.text("No.", 10, EvidenceRow::number),
          Column.text("Call", 40, EvidenceRow::call),
          Column.text("Source", 30, EvidenceRow::source),
          Column.text("Account", 16, EvidenceRow::account),
          Column.text("Region", 14, EvidenceRow::region),
          Column.text("Path", 60, EvidenceRow::path),
          Column.text("SHA-256", 66, row -> row.digest().full()),
          Column.number("Items", 10, EvidenceRow::items),
          Column.number("Bytes", 12, EvidenceRow::bytes),
          Column.time("Collected at", row -> Optional.of(row.collectedAt())),
          Column.text("Clock", 12, EvidenceRow::clock),
          Column.text("Asked by", 40, EvidenceRow::caller),
          Column.number("Redactions", 11, row -> row.redactions().size()),
          Column.lines(
              "Redacted",
              40,
              row -> row.redactions().stream().map(r -> r.kind() + " " + r.pointer()).toList()));

  static final List<Column<GapRow>> GAPS =
      List.of(
          Column.text("No.", 8, GapRow::number),
          Column.text("Source", 30, GapRow::source),
          Column.text("Call", 40, GapRow::call),
          Column.text("Reason", 20, GapRow::reason),
          Column.text("Detail", 60, GapRow::detail),
          Column.lines("Hides resources of kind", 26, GapRow::kinds),
          Column.lines("Touches checks", 30, GapRow::checks),
          Column.text("Seen in", 60, row -> row.where().map(SourceRow::display).orElse("")));

  static final List<Column<SourceScope>> SOURCES =
      List.of(
          Column.text("Source", 30, SourceScope::id),
          Column.text("Provider", 10, SourceScope::provider),
          Column.text("Account", 16, SourceScope::account),
          Column.text("Region", 14, SourceScope::region),
          Column.number("Calls asked", 10, SourceScope::asked),
          Column.number("answered", 10, SourceScope::answered),
          Column.number("missing", 10, SourceScope::missing),
          Column.number("Evidence items", 10, SourceScope::artefacts),
          Column.number("Entries in them", 10, SourceScope::items),
          Column.number("Bytes", 14, SourceScope::bytes),
          Column.time("First collected", SourceScope::first),
          Column.time("Last collected", SourceScope::last),
          Column.lines("Asked by", 60, SourceScope::callers));

  static final List<Column<UnmodelledRow>> UNMODELLED =
      List.of(
          Column.text("Resource", 60, UnmodelledRow::owner),
          Column.text("What is not understood", 60, UnmodelledRow::reason),
          Column.text("Evidence", 12, row -> row.source().evidence()),
          Column.text("Where", 60, row -> row.source().display()),
          Column.text("SHA-256", 66, row -> row.source().digest().full()));

  static final List<Column<Overflow.Part>> LONG_TEXTS =
      List.of(
          Column.text("Cell", 20, Overflow.Part::cell),
          Column.number("Part", 8, Overflow.Part::number),
          Column.text("Text", 120, Overflow.Part::text));

  private Sheets() {}

  static List<CheckSection> checks(ReportModel model) {
    return model.controls().stream().map(ControlSection::checks).flatMap(List::stream).toList();
  }

  private static Stream<SourceRow> sources(FindingRow finding) {
    return finding.observations().stream()
        .flatMap(observation -> observation.sources().stream())
        .distinct();
  }
}
