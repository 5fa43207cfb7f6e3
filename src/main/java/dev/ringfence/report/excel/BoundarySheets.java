package dev.ringfence.report.excel;

import dev.ringfence.report.BoundaryPage.IssueRow;
import dev.ringfence.report.BoundaryPage.MediatedRow;
import dev.ringfence.report.BoundaryPage.UnplacedRow;
import dev.ringfence.report.BoundaryRow;
import dev.ringfence.report.DriftRow;
import dev.ringfence.report.FlowRow;
import dev.ringfence.report.PathRow.PathHop;
import dev.ringfence.report.SourceRow;
import dev.ringfence.report.ZoneMatrix;
import dev.ringfence.report.ZoneRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The columns of the sheets on zones and what passes between them. */
final class BoundarySheets {
  static final List<Column<ZoneRow>> ZONES =
      List.of(
          Column.text("No.", 8, ZoneRow::number),
          Column.text("Zone", 40, ZoneRow::name),
          Column.text("Tier", 24, ZoneRow::tier),
          Column.text("Endpoints", 40, ZoneRow::size));

  static final List<Column<IssueRow>> ISSUES =
      List.of(
          Column.text("Endpoint", 60, IssueRow::endpoint),
          Column.text("Name", 26, IssueRow::name),
          Column.lines("May be in zones", 26, IssueRow::zones),
          Column.text("Why", 60, IssueRow::reason),
          Column.lines(
              "Evidence", 12, row -> row.sources().stream().map(SourceRow::evidence).toList()),
          Column.lines(
              "Where", 60, row -> row.sources().stream().map(SourceRow::display).toList()));

  static final List<Column<UnplacedRow>> UNPLACED =
      List.of(
          Column.text("From", 26, UnplacedRow::from),
          Column.text("To", 26, UnplacedRow::to),
          Column.text("Service", 20, UnplacedRow::services),
          Column.text("Name", 26, UnplacedRow::name),
          Column.text("Why it leads nowhere", 60, UnplacedRow::reason),
          Column.text("Source", 30, row -> row.source().display()),
          Column.text("Source SHA-256", 66, row -> row.source().digest().full()));

  static final List<Column<BoundaryRow>> BOUNDARIES =
      List.of(
          Column.text("Boundary", 10, row -> row.head().number()),
          Column.text("From", 20, row -> row.head().from()),
          Column.text("To", 20, row -> row.head().to()),
          Column.styled(
              "State", 22, row -> row.head().state().display(), row -> row.head().state().style()),
          Column.text("Flow", 12, BoundarySheets::number),
          Column.text("What", 14, BoundaryRow::what),
          Column.styled("Passes", 12, BoundarySheets::certainty, BoundarySheets::certaintyStyle),
          Column.styled("Policy", 16, of(FlowRow::policy), of(FlowRow::policyStyle)),
          Column.styled("Documented", 16, of(FlowRow::documented), of(FlowRow::documentedStyle)),
          Column.text("Service", 24, BoundarySheets::service),
          Column.lines("Protocol", 10, lines(FlowRow::protocols)),
          Column.lines("Ports", 16, lines(FlowRow::ports)),
          Column.lines("Source ports", 14, lines(FlowRow::sourcePorts)),
          Column.text("Sources", 40, of(FlowRow::sources)),
          Column.text("Destinations", 40, of(FlowRow::destinations)),
          Column.text("Via", 30, of(FlowRow::via)),
          Column.text("Mediator", 40, row -> row.mediated().map(MediatedRow::mediator).orElse("")),
          Column.number("Lines certain", 9, row -> row.head().totals().certain()),
          Column.number("Lines possible", 9, row -> row.head().totals().possible()),
          Column.number("of these not allowed", 11, row -> row.head().totals().beyond()),
          Column.number("perhaps not allowed", 11, row -> row.head().totals().mayBeBeyond()),
          Column.number("undocumented", 13, row -> row.head().totals().undocumented()),
          Column.lines("Policy allows", 40, row -> row.head().allowed()),
          Column.lines("In short", 60, row -> row.head().difference()),
          Column.text("Lines left out", 40, row -> row.head().linesLeft()));

  static final List<Column<PathHop>> PATHS =
      List.of(
          Column.text("Flow", 12, row -> row.path().flow()),
          Column.text("From zone", 20, row -> row.boundary().from()),
          Column.text("To zone", 20, row -> row.boundary().to()),
          Column.number("Hop", 6, row -> row.hop().number()),
          Column.text("Direction", 10, row -> row.hop().direction()),
          Column.text("What decides", 26, row -> row.hop().kind()),
          Column.styled("Result", 12, row -> row.hop().verdict(), row -> row.hop().style()),
          Column.text("Name", 24, row -> row.hop().name()),
          Column.text("Id", 40, row -> row.hop().subject()),
          Column.text("Decision", 60, row -> row.hop().text()),
          Column.lines("Rules", 50, row -> and(row.hop().rules(), row.hop().rulesLeft())),
          Column.lines("Evidence", 12, sources(SourceRow::evidence)),
          Column.lines(
              "Where",
              60,
              row -> and(sources(SourceRow::display).apply(row), row.hop().sourcesLeft())),
          Column.lines("SHA-256", 66, sources(source -> source.digest().full())),
          Column.text("Packet", 50, row -> row.path().packet()),
          Column.text("Sender", 40, row -> row.path().from()),
          Column.text("Receiver", 40, row -> row.path().to()),
          Column.text("Via", 30, row -> row.path().via()));

  static final List<Column<DriftRow>> DRIFT =
      List.of(
          Column.text("Boundary", 10, row -> row.head().number()),
          Column.text("From", 20, row -> row.head().from()),
          Column.text("To", 20, row -> row.head().to()),
          Column.styled("Difference", 30, DriftRow::what, DriftRow::style),
          Column.text("What", 40, DriftRow::subject),
          Column.text("In the code", 50, DriftRow::inCode),
          Column.text("In the account", 50, DriftRow::inAccount),
          Column.lines(
              "Declared at", 50, row -> row.declared().stream().map(SourceRow::display).toList()),
          Column.lines(
              "Shown at", 60, row -> row.actual().stream().map(SourceRow::display).toList()));

  private BoundarySheets() {}

  /** A column for each zone that is reached. */
  static List<Column<ZoneMatrix.Line>> matrix(ZoneMatrix matrix) {
    List<Column<ZoneMatrix.Line>> columns = new ArrayList<>();
    columns.add(
        Column.text("From \\ to", 26, line -> line.from().number() + " " + line.from().name()));
    List<ZoneRow> zones = matrix.whole().columns();
    for (int i = 0; i < zones.size(); i++) {
      int at = i;
      columns.add(
          Column.state(
              zones.get(i).number() + " " + zones.get(i).name(), 24, line -> line.cells().get(at)));
    }
    return columns;
  }

  private static String number(BoundaryRow row) {
    return row.flow()
        .map(FlowRow::number)
        .or(() -> row.mediated().map(MediatedRow::number))
        .orElse("");
  }

  private static String certainty(BoundaryRow row) {
    return row.flow()
        .map(FlowRow::certainty)
        .or(() -> row.mediated().map(MediatedRow::certainty))
        .orElse("");
  }

  private static String certaintyStyle(BoundaryRow row) {
    return row.flow()
        .map(FlowRow::certaintyStyle)
        .or(() -> row.mediated().map(MediatedRow::certaintyStyle))
        .orElse("");
  }

  private static String service(BoundaryRow row) {
    return row.flow()
        .map(FlowRow::services)
        .or(() -> row.mediated().map(MediatedRow::words))
        .orElse("");
  }

  private static Function<BoundaryRow, String> of(Function<FlowRow, String> value) {
    return row -> row.flow().map(value).orElse("");
  }

  private static Function<BoundaryRow, List<String>> lines(Function<FlowRow, List<String>> value) {
    return row -> row.flow().map(value).orElse(List.of());
  }

  private static Function<PathHop, List<String>> sources(Function<SourceRow, String> value) {
    return row -> row.hop().sources().stream().map(value).toList();
  }

  private static List<String> and(List<String> lines, String left) {
    List<String> all = new ArrayList<>(lines);
    if (!left.isEmpty()) {
      all.add(left);
    }
    return all;
  }
}
