package dev.ringfence.cli;

import dev.ringfence.history.Life;
import dev.ringfence.history.Movement;
import dev.ringfence.history.OpenItem;
import dev.ringfence.history.QuarterSummary;
import dev.ringfence.history.Remediation;
import dev.ringfence.history.RepairTimes;
import dev.ringfence.history.TeamSummary;
import dev.ringfence.remediation.RemediationNote;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How {@code remediation} prints; constants are spelt as the option takes them. */
enum RemediationFormat {
  /** For people. */
  text {
    @Override
    void print(Remediation remediation, List<OpenItem> items, PrintWriter out) {
      Columns open =
          new Columns(
              "DUE", "DAYS LEFT", "SEVERITY", "OWNER", "STATUS", "TICKET", "CHECK", "SUBJECT");
      items.forEach(item -> open.add(cells(item, remediation.day())));
      open.print(out);
      if (items.isEmpty()) {
        out.println("no such finding is open on " + remediation.day());
      }
      out.println();
      times(remediation).print(out);
      out.println();
      quarters(remediation).print(out);
      out.println();
      owners(remediation).print(out);
      out.flush();
    }
  },
  /** Every field of every open finding. */
  csv {
    @Override
    void print(Remediation remediation, List<OpenItem> items, PrintWriter out) {
      lines(CSV, items.stream().map(item -> fields(item, remediation.day())).toList(), out);
    }
  },
  /** As the CSV import of Jira maps it; days are written {@code yyyy-MM-dd}. */
  jira {
    @Override
    void print(Remediation remediation, List<OpenItem> items, PrintWriter out) {
      lines(JIRA, items.stream().map(RemediationFormat::jiraFields).toList(), out);
    }
  },
  /** What an issue of GitHub is made of. */
  github {
    @Override
    void print(Remediation remediation, List<OpenItem> items, PrintWriter out) {
      lines(GITHUB, items.stream().map(RemediationFormat::githubFields).toList(), out);
    }
  };

  private static final List<String> CSV =
      List.of(
          "due",
          "days_left",
          "original_due",
          "severity",
          "owner",
          "status",
          "ticket",
          "control",
          "check",
          "title",
          "kind",
          "subject",
          "plane",
          "state",
          "opened",
          "remedy");
  private static final List<String> JIRA =
      List.of("Summary", "Issue Type", "Priority", "Due Date", "Labels", "Description");
  private static final List<String> GITHUB = List.of("title", "body", "labels");

  abstract void print(Remediation remediation, List<OpenItem> items, PrintWriter out);

  private static void lines(List<String> heading, List<List<String>> rows, PrintWriter out) {
    out.println(Csv.line(heading));
    rows.forEach(row -> out.println(Csv.line(row)));
    out.flush();
  }

  private static List<String> cells(OpenItem item, LocalDate day) {
    return List.of(
        item.due().toString() + (item.isMoved() ? " (was " + item.originalDue() + ")" : ""),
        Long.toString(item.daysLeft(day)),
        item.life().severity().word(),
        item.life().owner().orElse("-"),
        status(item),
        item.note().map(RemediationNote::ticket).filter(text -> !text.isEmpty()).orElse("-"),
        item.life().key().check().value(),
        item.life().key().subject());
  }

  private static String status(OpenItem item) {
    return item.note().map(note -> note.status().word()).orElse("-");
  }

  private static List<String> fields(OpenItem item, LocalDate day) {
    Life life = item.life();
    return List.of(
        item.due().toString(),
        Long.toString(item.daysLeft(day)),
        item.originalDue().toString(),
        life.severity().word(),
        life.owner().orElse(""),
        item.note().map(note -> note.status().word()).orElse(""),
        item.note().map(RemediationNote::ticket).orElse(""),
        life.key().control().value(),
        life.key().check().value(),
        item.title(),
        life.key().kind(),
        life.key().subject(),
        life.key().plane().word(),
        life.state().word(),
        life.opened().toString(),
        item.remedy());
  }

  private static List<String> jiraFields(OpenItem item) {
    IssueText issue = new IssueText(item);
    return List.of(
        issue.title(),
        "Task",
        IssueText.priority(item.life().severity()),
        item.due().toString(),
        String.join(" ", issue.labels()),
        issue.body());
  }

  private static List<String> githubFields(OpenItem item) {
    IssueText issue = new IssueText(item);
    return List.of(issue.title(), issue.body(), String.join(",", issue.labels()));
  }

  private static Columns times(Remediation remediation) {
    Columns columns = new Columns("SEVERITY", "CLOSED", "MEAN DAYS", "MEDIAN DAYS");
    remediation
        .timesBySeverity()
        .forEach((severity, times) -> columns.add(cells(severity.word(), times)));
    columns.add(cells("all", remediation.times()));
    return columns;
  }

  private static List<String> cells(String name, RepairTimes times) {
    return List.of(name, Long.toString(times.closed()), days(times.mean()), days(times.median()));
  }

  private static Columns quarters(Remediation remediation) {
    Columns columns =
        new Columns(
            "QUARTER",
            "MONTHS",
            "MISSED",
            "BEFORE",
            "NEW",
            "REOPENED",
            "RETURNED",
            "RESOLVED",
            "EXCEPTED",
            "LOST",
            "OPEN",
            "MEAN DAYS");
    remediation.quarters().forEach(quarter -> columns.add(cells(quarter)));
    return columns;
  }

  private static List<String> cells(QuarterSummary quarter) {
    Movement moves = quarter.movement();
    return List.of(
        quarter.quarter(),
        Integer.toString(quarter.audited()),
        Integer.toString(quarter.missed()),
        Long.toString(moves.before()),
        Long.toString(moves.fresh()),
        Long.toString(moves.reopened()),
        Long.toString(moves.returned()),
        Long.toString(moves.resolved()),
        Long.toString(moves.excepted()),
        Long.toString(moves.lost()),
        Long.toString(moves.open()),
        days(quarter.times().mean()));
  }

  private static Columns owners(Remediation remediation) {
    Columns columns =
        new Columns(
            "OWNER",
            "OPEN",
            "OVERDUE",
            "CLOSED THIS QUARTER",
            "CLOSED",
            "MEAN DAYS",
            "MEDIAN DAYS");
    remediation.teams().forEach(team -> columns.add(cells(team)));
    return columns;
  }

  private static List<String> cells(TeamSummary team) {
    return List.of(
        team.owner().orElse("nobody is named"),
        Long.toString(team.open()),
        Long.toString(team.overdue()),
        Long.toString(team.closedInQuarter()),
        Long.toString(team.times().closed()),
        days(team.times().mean()),
        days(team.times().median()));
  }

  private static String days(Optional<Double> days) {
    return days.map(value -> String.format(Locale.ROOT, "%.1f", value)).orElse("-");
  }
}
