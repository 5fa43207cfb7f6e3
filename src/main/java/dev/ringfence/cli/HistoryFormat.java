package dev.ringfence.cli;

import dev.ringfence.document.CanonicalJson;
import dev.ringfence.history.ArchiveVerification;
import dev.ringfence.history.BoundaryTimeline;
import dev.ringfence.history.BoundaryTimeline.Moment;
import dev.ringfence.history.HistoryDocument;
import dev.ringfence.history.HistoryDocument.FindingLife;
import dev.ringfence.history.HistoryDocument.PeriodDocument;
import dev.ringfence.history.Movement;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How {@code history} prints; constants are spelt as the option takes them. */
enum HistoryFormat {
  /** For people. */
  table {
    @Override
    void print(HistoryDocument history, boolean isOfFindings, PrintWriter out) {
      Columns columns = new Columns((isOfFindings ? LIVES : PERIODS).toArray(String[]::new));
      rows(history, isOfFindings).forEach(columns::add);
      columns.print(out);
      if (isOfFindings && history.findings().isEmpty()) {
        out.println("no such finding was ever unmet");
      }
      out.flush();
    }

    @Override
    void print(BoundaryTimeline boundary, PrintWriter out) {
      Columns columns = new Columns(BOUNDARY.toArray(String[]::new));
      boundary.moments().forEach(moment -> columns.add(cells(moment)));
      columns.print(out);
      boundary.moments().forEach(moment -> changes(moment, out));
      out.flush();
    }

    @Override
    void print(List<ArchiveVerification> verified, PrintWriter out) {
      ArchiveRows.table(verified, out);
    }
  },
  /** One line a month, or a finding, with a header line. */
  tsv {
    @Override
    void print(HistoryDocument history, boolean isOfFindings, PrintWriter out) {
      out.println(header(isOfFindings ? LIVES : PERIODS));
      rows(history, isOfFindings).forEach(row -> out.println(line(row)));
      out.flush();
    }

    @Override
    void print(BoundaryTimeline boundary, PrintWriter out) {
      out.println(header(BOUNDARY));
      boundary.moments().forEach(moment -> out.println(line(cells(moment))));
      out.flush();
    }

    @Override
    void print(List<ArchiveVerification> verified, PrintWriter out) {
      out.println(header(ArchiveRows.COLUMNS));
      verified.forEach(one -> out.println(line(ArchiveRows.cells(one))));
      out.flush();
    }
  },
  /** Everything; {@code history.schema.json}. */
  json {
    @Override
    void print(HistoryDocument history, boolean isOfFindings, PrintWriter out) {
      out.println(new CanonicalJson().indented(history));
      out.flush();
    }

    @Override
    void print(BoundaryTimeline boundary, PrintWriter out) {
      out.println(new CanonicalJson().indented(document(boundary)));
      out.flush();
    }

    @Override
    void print(List<ArchiveVerification> verified, PrintWriter out) {
      out.println(
          new CanonicalJson().indented(verified.stream().map(ArchiveRows::document).toList()));
      out.flush();
    }
  };

  private static final List<String> PERIODS =
      List.of(
          "PERIOD",
          "AUDITED",
          "SCORE",
          "COVERAGE",
          "OPEN",
          "NEW",
          "REOPENED",
          "RETURNED",
          "RESOLVED",
          "EXCEPTED",
          "LOST",
          "NOT SEEN",
          "CHANGED");
  private static final List<String> LIVES =
      List.of(
          "STATE",
          "SEVERITY",
          "CHECK",
          "KIND",
          "SUBJECT",
          "OPENED",
          "LAST SEEN",
          "RESOLVED",
          "DAYS",
          "REOPENED",
          "MONTHS");
  private static final List<String> BOUNDARY =
      List.of("PERIOD", "AUDITED", "CERTAIN", "POSSIBLE", "NOT ALLOWED", "ADDED", "REMOVED");

  abstract void print(HistoryDocument history, boolean isOfFindings, PrintWriter out);

  abstract void print(BoundaryTimeline boundary, PrintWriter out);

  abstract void print(List<ArchiveVerification> verified, PrintWriter out);

  private static Stream<List<String>> rows(HistoryDocument history, boolean isOfFindings) {
    return isOfFindings
        ? history.findings().stream().map(HistoryFormat::cells)
        : history.periods().stream().map(HistoryFormat::cells);
  }

  private static List<String> cells(PeriodDocument period) {
    return List.of(
        period.period(),
        period.asOf().map(asOf -> asOf.substring(0, 10)).orElse("missed"),
        percent(period.score()),
        percent(period.coverage()),
        number(period, Movement::open),
        number(period, Movement::fresh),
        number(period, Movement::reopened),
        number(period, Movement::returned),
        number(period, Movement::resolved),
        number(period, Movement::excepted),
        number(period, Movement::lost),
        number(period, Movement::unseenNow),
        String.join(", ", period.changed()));
  }

  private static String percent(Optional<Double> share) {
    return share.map(value -> String.format(Locale.ROOT, "%.1f %%", value * 100)).orElse("");
  }

  private static String number(PeriodDocument period, ToLongFunction<Movement> which) {
    return period.movement().map(moves -> Long.toString(which.applyAsLong(moves))).orElse("");
  }

  private static List<String> cells(FindingLife life) {
    return List.of(
        life.state(),
        life.severity(),
        life.check(),
        life.kind(),
        life.subject(),
        life.opened(),
        life.lastSeen(),
        life.resolved().orElse(""),
        Long.toString(life.days()),
        Integer.toString(life.reopened()),
        life.periods().stream()
            .map(moment -> moment.period() + " " + moment.condition())
            .collect(Collectors.joining(", ")));
  }

  private static List<String> cells(Moment moment) {
    return List.of(
        moment.period().toString(),
        moment.day().toString(),
        moment.lines().map(lines -> Long.toString(lines.certain())).orElse(""),
        moment.lines().map(lines -> Long.toString(lines.possible())).orElse(""),
        moment.lines().map(lines -> Long.toString(lines.notAllowed())).orElse(""),
        moment.isComparable() ? Integer.toString(moment.added().size()) : "",
        moment.isComparable() ? Integer.toString(moment.removed().size()) : "");
  }

  private static void changes(Moment moment, PrintWriter out) {
    moment
        .added()
        .forEach(line -> out.println(moment.period() + " + " + Text.plain(line.display())));
    moment
        .removed()
        .forEach(line -> out.println(moment.period() + " - " + Text.plain(line.display())));
    if (!moment.isWhole()) {
      out.println(moment.period() + "   of the lines that were kept; there are more");
    }
  }

  private static Map<String, Object> document(BoundaryTimeline boundary) {
    return new TreeMap<>(
        Map.of(
            "from", boundary.boundary().from(),
            "to", boundary.boundary().to(),
            "periods", boundary.moments().stream().map(HistoryFormat::document).toList()));
  }

  private static Map<String, Object> document(Moment moment) {
    Map<String, Object> document =
        new TreeMap<>(
            Map.of(
                "period", moment.period().toString(),
                "asOf", moment.day().toString(),
                "added", moment.added(),
                "removed", moment.removed(),
                "comparable", moment.isComparable(),
                "whole", moment.isWhole()));
    moment.lines().ifPresent(lines -> document.put("lines", lines));
    return document;
  }

  private static String header(List<String> columns) {
    return columns.stream()
        .map(column -> column.toLowerCase(Locale.ROOT).replace(' ', '_'))
        .collect(Collectors.joining("\t"));
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Text::plain).collect(Collectors.joining("\t"));
  }
}
