package dev.ringfence.report;

import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.control.Severity;
import dev.ringfence.history.Life;
import dev.ringfence.history.Movement;
import dev.ringfence.history.OpenItem;
import dev.ringfence.history.QuarterSummary;
import dev.ringfence.history.Remediation;
import dev.ringfence.history.RepairTimes;
import dev.ringfence.history.TeamSummary;
import dev.ringfence.network.Kind;
import dev.ringfence.remediation.FollowUpSettings;
import dev.ringfence.remediation.RemediationNote;
import dev.ringfence.report.RemediationSection.ItemRow;
import dev.ringfence.report.RemediationSection.OwnerRow;
import dev.ringfence.report.RemediationSection.QuarterRow;
import dev.ringfence.report.RemediationSection.TimesRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words what is to be done about open findings, and how long it took before. */
final class RemediationWording {
  /** Open findings on pages before they point to the workbook. */
  private static final int PAGE_ITEMS = 40;

  private static final String NOBODY = "nobody is named";

  private final Remediation remediation;
  private final AssessmentHeader header;
  private final EvidenceWording evidence;

  RemediationWording(Remediation remediation, AssessmentHeader header, EvidenceWording evidence) {
    this.remediation = remediation;
    this.header = header;
    this.evidence = evidence;
  }

  RemediationSection section() {
    List<ItemRow> items = remediation.open().stream().map(this::item).toList();
    return new RemediationSection(
        List.of(open(), closed()),
        rule(header.followedUp().settings()),
        new Shown<>(
            items.subList(0, Math.min(PAGE_ITEMS, items.size())), items.size(), "Remediation"),
        Rows.of(items),
        times(),
        quarters(),
        remediation.teams().stream().map(RemediationWording::owner).toList());
  }

  /** How much is open and overdue. */
  String open() {
    List<OpenItem> open = remediation.open();
    if (open.isEmpty()) {
      return "No finding is open.";
    }
    int overdue = remediation.overdue().size();
    long unowned = open.stream().filter(item -> item.life().owner().isEmpty()).count();
    return Text.of(
        "%s open on %s: %s overdue, the next is due on %s%s.",
        Text.count(open.size(), "finding is", "findings are"),
        remediation.day(),
        Text.count(overdue, "is", "are"),
        open.stream()
            .filter(item -> !item.isOverdueOn(remediation.day()))
            .findFirst()
            .map(item -> item.due().toString())
            .orElse("no later day"),
        unowned == 0 ? "" : Text.of("; for %,d of them nobody is named", unowned));
  }

  private String closed() {
    RepairTimes times = remediation.times();
    return times.closed() == 0
        ? "No audit has seen a finding closed yet."
        : Text.of(
            "%s closed so far, in %s days on average, half of them within %s. Days run from the"
                + " audit that saw a finding to the audit that saw it settled.",
            Text.count(times.closed(), "finding was", "findings were"),
            days(times.mean()),
            days(times.median()));
  }

  private static String rule(FollowUpSettings settings) {
    String days =
        Stream.of(Severity.values())
            .map(severity -> severity.word() + " " + settings.dueDays(severity))
            .collect(Collectors.joining(", "));
    String owner =
        settings.ownerTag().map(tag -> "the tag " + tag + " of what a finding is about").orElse("");
    String rest = settings.owner().map(name -> name + " for the rest").orElse("");
    String named =
        Stream.of("notes on the work", owner, rest)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", then "));
    return "Due, in days from the audit that opened a finding: "
        + days
        + ", unless its owners agreed on another day. Who answers for it is told by "
        + named
        + ".";
  }

  private ItemRow item(OpenItem item) {
    Life life = item.life();
    Optional<RemediationNote> note = item.note();
    return new ItemRow(
        life.key().control().value(),
        life.key().check().value(),
        item.title(),
        life.severity().word(),
        Kind.named(life.key().kind()).map(Kind::title).orElse(life.key().kind()),
        life.key().subject(),
        life.owner().orElse(NOBODY),
        life.state().word(),
        life.opened(),
        item.due(),
        item.originalDue(),
        note.flatMap(RemediationNote::due).map(RemediationNote.Due::reason).orElse(""),
        item.daysLeft(remediation.day()),
        note.map(one -> one.status().word()).orElse("nothing said"),
        note.map(RemediationNote::ticket).orElse(""),
        note.map(RemediationNote::notes).orElse(List.of()).stream()
            .map(dated -> dated.day() + " " + dated.text())
            .toList(),
        item.remedy(),
        note.map(one -> evidence.source(one.source())));
  }

  private List<TimesRow> times() {
    List<TimesRow> rows = new ArrayList<>();
    remediation
        .timesBySeverity()
        .forEach(
            (severity, times) ->
                rows.add(
                    times(
                        severity.word(),
                        Integer.toString(header.followedUp().settings().dueDays(severity)),
                        remediation.open().stream()
                            .filter(item -> item.life().severity() == severity)
                            .toList(),
                        times)));
    rows.add(times("all", "", remediation.open(), remediation.times()));
    return rows;
  }

  private TimesRow times(String severity, String due, List<OpenItem> open, RepairTimes times) {
    return new TimesRow(
        severity,
        due,
        open.size(),
        open.stream().filter(item -> item.isOverdueOn(remediation.day())).count(),
        times.closed(),
        days(times.mean()),
        days(times.median()));
  }

  private List<QuarterRow> quarters() {
    long most =
        remediation.quarters().stream().mapToLong(one -> one.movement().open()).max().orElse(0);
    return remediation.quarters().stream().map(quarter -> quarter(quarter, most)).toList();
  }

  private static QuarterRow quarter(QuarterSummary quarter, long most) {
    Movement moves = quarter.movement();
    return new QuarterRow(
        quarter.quarter(),
        Text.count(quarter.audited(), "month audited", "months audited")
            + (quarter.missed() == 0 ? "" : Text.of(", %,d missed", quarter.missed())),
        moves.before(),
        moves.fresh(),
        moves.reopened(),
        moves.returned(),
        moves.resolved(),
        moves.excepted(),
        moves.lost(),
        moves.open(),
        quarter.open().entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry -> Text.of("%,d %s", entry.getValue(), entry.getKey().word()))
            .collect(Collectors.joining(", ")),
        days(quarter.times().mean()),
        most == 0 ? 0 : (int) (moves.open() * 100 / most));
  }

  private static OwnerRow owner(TeamSummary team) {
    return new OwnerRow(
        team.owner().orElse(NOBODY),
        team.open(),
        team.overdue(),
        team.closedInQuarter(),
        team.times().closed(),
        days(team.times().mean()),
        days(team.times().median()));
  }

  private static String days(Optional<Double> days) {
    return days.map(value -> Text.of("%,.1f", value)).orElse("–");
  }
}
