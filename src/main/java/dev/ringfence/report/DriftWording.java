package dev.ringfence.report;

import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.DriftRecord;
import dev.ringfence.assessment.FlowRecord;
import dev.ringfence.assessment.HopRecord;
import dev.ringfence.assessment.Listed;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.flow.Certainty;
import dev.ringfence.flow.Hop;
import dev.ringfence.report.BoundaryRow.BoundaryHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Words how what is declared and what an account shows differ. */
final class DriftWording {
  private static final String PLAIN = "plain";
  private static final int MOST_SOURCES = 4;

  private final EvidenceWording evidence;

  DriftWording(EvidenceWording evidence) {
    this.evidence = evidence;
  }

  /** How many rows {@link #rows} gives. */
  static long count(BoundaryRecord boundary) {
    return boundary
        .drift()
        .map(
            drift ->
                (long) drift.onlyDeclared().items().size()
                    + drift.onlyActual().items().size()
                    + drift.rules().items().size()
                    + (drift.both().isEmpty() ? 0 : 1))
        .orElse(0L);
  }

  /** Flows of one plane, then what both have, then rules. */
  List<DriftRow> rows(BoundaryRecord boundary, BoundaryHead head) {
    Optional<DriftRecord> drift = boundary.drift();
    if (drift.isEmpty()) {
      return List.of();
    }
    List<DriftRow> rows = new ArrayList<>();
    drift.get().onlyActual().items().forEach(flow -> rows.add(flow(head, flow, false)));
    drift.get().onlyDeclared().items().forEach(flow -> rows.add(flow(head, flow, true)));
    if (!drift.get().both().isEmpty()) {
      rows.add(
          new DriftRow(
              head,
              "= passes in both",
              PLAIN,
              drift.get().both(),
              "passes",
              "passes",
              List.of(),
              List.of()));
    }
    drift.get().rules().items().forEach(rule -> rows.add(rule(head, rule)));
    return rows;
  }

  private DriftRow flow(BoundaryHead head, FlowRecord flow, boolean isDeclared) {
    boolean isCertain = flow.certainty() == Certainty.CERTAIN;
    String words =
        Text.of(
            "from %s to %s, %s",
            flow.sources().text().replace(",", ", "),
            flow.destinations().text().replace(",", ", "),
            flow.via());
    List<SourceRow> sources = deciding(flow);
    return new DriftRow(
        head,
        (isCertain ? "▲ passes" : "? may pass")
            + (isDeclared ? " only as declared" : " only in the account"),
        isCertain ? VerdictWord.EXCEPTED.style() : VerdictWord.NOT_CHECKED.style(),
        flow.services(),
        isDeclared ? words : isCertain ? "does not pass" : "perhaps the same",
        isDeclared ? isCertain ? "does not pass" : "perhaps the same" : words,
        isDeclared ? sources : List.of(),
        isDeclared ? List.of() : sources);
  }

  /** Where the groups' rules stand that let it pass. */
  private List<SourceRow> deciding(FlowRecord flow) {
    return flow.witness().request().stream()
        .filter(DriftWording::isOfGroup)
        .flatMap(hop -> hop.sources().items().stream())
        .distinct()
        .limit(MOST_SOURCES)
        .map(evidence::source)
        .toList();
  }

  private static boolean isOfGroup(HopRecord hop) {
    return hop.kind() == Hop.Kind.EGRESS_FILTER || hop.kind() == Hop.Kind.INGRESS_FILTER;
  }

  private DriftRow rule(BoundaryHead head, DriftRecord.Rule rule) {
    return new DriftRow(
        head,
        switch (rule.sort()) {
          case "code-only" -> "▲ rule in the code only";
          case "account-only" -> "▲ rule in the account only";
          case "different" -> "▲ rule is different";
          default -> "? rule in the other, cannot be told";
        },
        rule.sort().equals("undecided")
            ? VerdictWord.NOT_CHECKED.style()
            : VerdictWord.EXCEPTED.style(),
        Text.of("group %s, %s", rule.group(), rule.direction()),
        rule.declaredText(),
        rule.actualText(),
        source(rule.declared()),
        source(rule.actual()));
  }

  private List<SourceRow> source(Optional<SourceRef> source) {
    return source.stream().map(evidence::source).toList();
  }

  /** What was not kept of a boundary's differences, in words, or empty. */
  static String left(BoundaryRecord boundary) {
    return boundary
        .drift()
        .map(
            drift ->
                String.join(
                    " ",
                    Stream.of(
                            Text.left(both(drift), "flow that differs", "flows that differ"),
                            Text.left(drift.rules(), "rule", "rules"))
                        .filter(words -> !words.isEmpty())
                        .toList()))
        .orElse("");
  }

  private static Listed<FlowRecord> both(DriftRecord drift) {
    List<FlowRecord> items = new ArrayList<>(drift.onlyDeclared().items());
    items.addAll(drift.onlyActual().items());
    return new Listed<>(items, drift.onlyDeclared().total() + drift.onlyActual().total());
  }

  /** One sentence; empty where an audit does not compare. */
  static Optional<String> sentence(BoundaryRecord boundary) {
    return boundary
        .drift()
        .map(
            drift -> {
              long flows = certain(drift.onlyDeclared()) + certain(drift.onlyActual());
              long rules =
                  drift.rules().items().stream()
                      .filter(rule -> !rule.sort().equals("undecided"))
                      .count();
              boolean isFlowsCut = drift.onlyDeclared().isCut() || drift.onlyActual().isCut();
              if (flows == 0) {
                return drift.isAny()
                    ? (rules > 0
                        ? "Rules differ between code and account, and no flow certainly does."
                        : "No flow certainly differs between code and account.")
                    : "Code and account agree.";
              }
              return Text.of(
                  "Drift: %s in the code or in the account only, and %s.",
                  least(isFlowsCut) + Text.count(flows, "flow passes", "flows pass"),
                  least(drift.rules().isCut()) + Text.count(rules, "rule differs", "rules differ"));
            });
  }

  /** The figures count what is kept: where a list was cut, there may be more. */
  private static String least(boolean isCut) {
    return isCut ? "at least " : "";
  }

  private static long certain(Listed<FlowRecord> flows) {
    return flows.items().stream().filter(flow -> flow.certainty() == Certainty.CERTAIN).count();
  }
}
