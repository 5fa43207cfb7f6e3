package dev.ringfence.cli;

import dev.ringfence.document.CanonicalJson;
import dev.ringfence.history.BoundaryChange;
import dev.ringfence.history.BoundaryTimeline.Line;
import dev.ringfence.history.HistoryDocument;
import dev.ringfence.history.HistoryDocument.FindingLife;
import dev.ringfence.history.HistoryDocument.PeriodDocument;
import dev.ringfence.history.Movement;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How {@code diff} prints; constants are spelt as the option takes them. */
enum DiffFormat {
  /** For people. */
  table {
    @Override
    void print(HistoryDocument history, List<BoundaryChange> boundaries, PrintWriter out) {
      PeriodDocument last = history.periods().get(history.periods().size() - 1);
      last.movement().ifPresent(moves -> out.println(sentence(moves)));
      if (!last.changed().isEmpty()) {
        out.println(
            "changed between the two: "
                + String.join(", ", last.changed())
                + "; a verdict may differ because of that");
      }
      Columns columns = new Columns("NOW", "THEN", "SEVERITY", "CHECK", "KIND", "SUBJECT");
      history.findings().forEach(life -> columns.add(cells(life)));
      columns.print(out);
      boundaries.forEach(change -> changed(change, out));
      if (boundaries.isEmpty()) {
        out.println("every boundary lets through what it let through");
      }
      out.flush();
    }
  },
  /** Everything; {@code diff.schema.json}. */
  json {
    @Override
    void print(HistoryDocument history, List<BoundaryChange> boundaries, PrintWriter out) {
      out.println(
          new CanonicalJson()
              .indented(
                  new TreeMap<>(
                      Map.of(
                          "estate", history.estate(),
                          "periods", history.periods(),
                          "findings", history.findings(),
                          "boundaries", boundaries.stream().map(DiffFormat::document).toList()))));
      out.flush();
    }
  };

  abstract void print(HistoryDocument history, List<BoundaryChange> boundaries, PrintWriter out);

  private static String sentence(Movement moves) {
    return "open: %d then, %d now; %d new, %d returned, %d resolved, %d excepted, %d not seen any more"
        .formatted(
            moves.before(),
            moves.open(),
            moves.fresh(),
            moves.returned(),
            moves.resolved(),
            moves.excepted(),
            moves.lost());
  }

  private static List<String> cells(FindingLife life) {
    return List.of(
        life.state(),
        life.periods().size() == 1 ? "" : life.periods().get(0).condition(),
        life.severity(),
        life.check() + (life.byChangedCheck() ? " (the check changed)" : ""),
        life.kind(),
        life.subject());
  }

  private static void changed(BoundaryChange change, PrintWriter out) {
    out.println(Text.plain(change.boundary().toString()));
    change.added().forEach(line -> out.println("    + " + Text.plain(line.display())));
    change.removed().forEach(line -> out.println("    - " + Text.plain(line.display())));
    if (!change.isComparable()) {
      out.println("    not analysed in both months: what was added or removed is not known");
    } else if (!change.isWhole()) {
      out.println("    of the lines that were kept; there are more");
    }
  }

  private static Map<String, Object> document(BoundaryChange change) {
    List<Line> added = change.added();
    List<Line> removed = change.removed();
    return new TreeMap<>(
        Map.of(
            "from", change.boundary().from(),
            "to", change.boundary().to(),
            "added", added,
            "removed", removed,
            "comparable", change.isComparable(),
            "whole", change.isWhole()));
  }
}
