package dev.ringfence.report;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.Listed;
import dev.ringfence.assessment.ZoneTable;
import dev.ringfence.history.AssessmentArchive;
import dev.ringfence.report.BoundaryPage.MediatedRow;
import dev.ringfence.report.BoundaryRow.BoundaryHead;
import dev.ringfence.report.PathRow.PathHop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a report states of boundaries; they are read from the archive, never held together. */
final class BoundaryModels {
  private static final ZoneTable NO_ZONES =
      new ZoneTable(List.of(), false, 0, new Listed<>(List.of(), 0), new Listed<>(List.of(), 0));

  private final Assessment assessment;
  private final AssessmentArchive archive;
  private final BoundarySurvey survey;
  private final ZoneTable table;
  private final ZoneWording zones;
  private final BoundaryPages words;

  BoundaryModels(
      Assessment assessment,
      AssessmentArchive archive,
      EvidenceWording evidence,
      BoundaryFindings findings,
      BoundaryHistory history) {
    this.assessment = assessment;
    this.archive = archive;
    this.table = assessment.header().zones().orElse(NO_ZONES);
    this.zones = new ZoneWording(table, evidence);
    this.words = new BoundaryPages(assessment.header(), table, evidence, findings, history);
    try (Stream<BoundaryRecord> all = archive.boundaries(assessment.digest())) {
      this.survey = BoundarySurvey.of(all, findings);
    }
  }

  BoundarySurvey survey() {
    return survey;
  }

  BoundarySection section() {
    ZoneMatrix matrix = new MatrixWording(zones.all(), survey.cells()).matrix();
    return new BoundarySection(
        assessment.header().zones().isPresent(),
        assessment.header().zones().map(this::sentences).orElse(List.of()),
        zones.all(),
        matrix,
        pages(),
        survey.closed(zone -> matrix.isWorded() ? zone : zones.row(zone).number()),
        zones.issues(),
        zones.unplaced());
  }

  private List<String> sentences(ZoneTable analysed) {
    List<String> sentences = new ArrayList<>();
    sentences.add(summary());
    if (analysed.isInferred()) {
      sentences.add("Nobody configured zones: they are the tiers of the subnets.");
    }
    long issues = analysed.issues().total();
    if (issues > 0) {
      sentences.add(
          Text.count(issues, "endpoint has", "endpoints have")
              + " no certain zone; what passes to and from them is possible, not certain."
              + (analysed.issues().isCut()
                  ? Text.of(" The first %,d are listed.", analysed.issues().items().size())
                  : ""));
    }
    long unplaced = analysed.unplaced().total();
    if (unplaced > 0) {
      sentences.add(
          Text.count(unplaced, "name in", "names in")
              + " the documented tables mean"
              + (unplaced == 1 ? "s" : "")
              + " nothing in this estate and document"
              + (unplaced == 1 ? "s" : "")
              + " no flow.");
    }
    return sentences;
  }

  /** One sentence for the first page. */
  String summary() {
    FlowTotals totals = survey.totals();
    return Text.of(
        "%s between %s: packets pass through %,d, perhaps through %,d more, nothing passes through"
            + " %,d%s. Of %s (%s) %,d certainly and %,d perhaps are not allowed, and %,d are undocumented.",
        Text.count(survey.boundaries(), "boundary", "boundaries"),
        Text.count(table.zones().size(), "zone", "zones"),
        survey.certainlyOpen(),
        survey.open() - survey.certainlyOpen(),
        survey.boundaries() - survey.open(),
        survey.of(BoundaryState.MEDIATED) == 0
            ? ""
            : Text.of(" (%,d of these are mediated)", survey.of(BoundaryState.MEDIATED)),
        Text.count(totals.lines(), "permitted flow", "permitted flows"),
        totals.display(),
        totals.beyond(),
        totals.mayBeBeyond(),
        totals.undocumented());
  }

  private Shown<BoundaryPage> pages() {
    Set<String> printed = survey.printed();
    try (Stream<BoundaryPage> all =
        numbered(
            (boundary, head) ->
                printed.contains(head.number())
                    ? Stream.of(words.page(boundary, head))
                    : Stream.empty())) {
      return new Shown<>(all.toList(), survey.telling(), "Boundaries");
    }
  }

  /** Rows of the workbook: every flow, and boundaries without any. */
  Rows<BoundaryRow> rows() {
    return new Rows<>(survey.rows(), () -> numbered(this::rows));
  }

  private Stream<BoundaryRow> rows(BoundaryRecord boundary, BoundaryHead head) {
    List<BoundaryRow> rows = new ArrayList<>();
    words
        .flows(boundary, head)
        .forEach(
            flow ->
                rows.add(
                    new BoundaryRow(head, "direct flow", Optional.of(flow), Optional.empty())));
    words
        .mediated(boundary, head)
        .forEach(
            flow ->
                rows.add(
                    new BoundaryRow(head, "mediated flow", Optional.empty(), Optional.of(flow))));
    return rows.isEmpty()
        ? Stream.of(new BoundaryRow(head, "nothing passes", Optional.empty(), Optional.empty()))
        : rows.stream();
  }

  /** Every hop of every path. */
  Rows<PathHop> hops() {
    return new Rows<>(survey.hops(), () -> numbered(this::hops));
  }

  private Stream<PathHop> hops(BoundaryRecord boundary, BoundaryHead head) {
    Stream<PathRow> direct = words.flows(boundary, head).stream().map(FlowRow::witness);
    Stream<PathRow> mediated = words.mediated(boundary, head).stream().flatMap(MediatedRow::paths);
    return Stream.concat(direct, mediated)
        .flatMap(path -> path.hops().stream().map(hop -> new PathHop(head, path, hop)));
  }

  /** How code and account differ, boundary by boundary. */
  Rows<DriftRow> drifts() {
    return new Rows<>(
        survey.drifts(), () -> numbered((boundary, head) -> words.drifts(boundary, head).stream()));
  }

  private interface Use<T> {
    Stream<T> of(BoundaryRecord boundary, BoundaryHead head);
  }

  private <T> Stream<T> numbered(Use<T> use) {
    AtomicLong number = new AtomicLong();
    Function<BoundaryRecord, Stream<T>> each =
        boundary -> use.of(boundary, BoundaryWording.head(boundary, number.incrementAndGet()));
    return archive.boundaries(assessment.digest()).flatMap(each);
  }
}
