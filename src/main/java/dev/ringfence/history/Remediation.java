package dev.ringfence.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.CheckId;
import dev.ringfence.control.Severity;
import dev.ringfence.remediation.FollowUpSettings;
import dev.ringfence.remediation.RemediationNote;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is open, by when it has to be closed, and how long closing took; computed from the archive,
 * so it is part of no assessment.
 *
 * @param day of the last audit (UTC); what is overdue is so on that day
 * @param open what is due first comes first
 * @param times of everything that was closed
 * @param timesBySeverity the same by severity as last seen
 * @param quarters oldest first
 * @param teams by name, the one without a name last
 */
public record Remediation(
    LocalDate day,
    List<OpenItem> open,
    RepairTimes times,
    SortedMap<Severity, RepairTimes> timesBySeverity,
    List<QuarterSummary> quarters,
    List<TeamSummary> teams) {
  private static final Comparator<OpenItem> ORDER =
      Comparator.comparing(OpenItem::due)
          .thenComparing(item -> item.life().severity())
          .thenComparing(item -> item.life().key());

  public Remediation {
    open = List.copyOf(open);
    timesBySeverity = Collections.unmodifiableSortedMap(new TreeMap<>(timesBySeverity));
    quarters = List.copyOf(quarters);
    teams = List.copyOf(teams);
  }

  /**
   * Of a timeline, as its last audit is followed up.
   *
   * @param last what the last audit of the timeline rests on
   */
  public static Remediation of(Timeline timeline, AssessmentHeader last) {
    Map<YearMonth, LocalDate> days = days(timeline);
    List<Spell> spells =
        timeline.lives().stream().flatMap(life -> Spell.of(life, days).stream()).toList();
    List<OpenItem> open = open(timeline, last, days);
    SortedMap<Severity, RepairTimes> bySeverity = new TreeMap<>();
    for (Severity severity : Severity.values()) {
      bySeverity.put(
          severity,
          RepairTimes.of(
              spells.stream().filter(spell -> spell.life().severity() == severity).toList()));
    }
    LocalDate day = timeline.lastDay();
    return new Remediation(
        day,
        open,
        RepairTimes.of(spells),
        bySeverity,
        QuarterSummary.of(timeline, spells),
        teams(open, spells, day, last.run().period()));
  }

  private static Map<YearMonth, LocalDate> days(Timeline timeline) {
    Map<YearMonth, LocalDate> days = new HashMap<>();
    timeline
        .periods()
        .forEach(
            period ->
                period
                    .audited()
                    .ifPresent(
                        audited ->
                            days.put(
                                period.period(),
                                audited.asOf().atZone(ZoneOffset.UTC).toLocalDate())));
    return days;
  }

  private static List<OpenItem> open(
      Timeline timeline, AssessmentHeader last, Map<YearMonth, LocalDate> days) {
    Map<CheckId, CheckDefinition> checks = new HashMap<>();
    last.controls()
        .forEach(control -> control.checks().forEach(check -> checks.put(check.id(), check)));
    FollowUpSettings settings = last.followedUp().settings();
    return timeline.lives().stream()
        .filter(life -> life.state().isOpen())
        .map(
            life ->
                item(
                    life,
                    Spell.openSince(life, days),
                    Optional.ofNullable(checks.get(life.key().check())),
                    settings,
                    last.followedUp().notes()))
        .sorted(ORDER)
        .toList();
  }

  private static OpenItem item(
      Life life,
      LocalDate since,
      Optional<CheckDefinition> check,
      FollowUpSettings settings,
      List<RemediationNote> notes) {
    FindingKey key = life.key();
    Optional<RemediationNote> note =
        notes.stream()
            .filter(one -> one.names(key.control(), key.check(), key.subject()))
            .findFirst();
    LocalDate original = since.plusDays(settings.dueDays(life.severity()));
    return new OpenItem(
        life,
        check.map(CheckDefinition::title).orElse(key.check().value()),
        check.map(CheckDefinition::remediation).orElse(""),
        note.flatMap(RemediationNote::due)
            .map(RemediationNote.Due::day)
            // A day that was agreed for an earlier time is none for this one.
            .filter(agreed -> !agreed.isBefore(since))
            .orElse(original),
        original,
        note);
  }

  private static List<TeamSummary> teams(
      List<OpenItem> open, List<Spell> spells, LocalDate day, YearMonth lastMonth) {
    Map<String, List<OpenItem>> openByOwner =
        open.stream().collect(groupingBy(item -> item.life().owner().orElse("")));
    Map<String, List<Spell>> spellsByOwner =
        spells.stream()
            .collect(groupingBy(spell -> spell.owner().orElse(""), TreeMap::new, toList()));
    String quarter = QuarterSummary.name(lastMonth);
    return spellsByOwner.entrySet().stream()
        .map(
            owner ->
                team(
                    owner.getKey(),
                    openByOwner.getOrDefault(owner.getKey(), List.of()),
                    owner.getValue(),
                    day,
                    quarter))
        .sorted(Comparator.comparing(team -> team.owner().isEmpty()))
        .toList();
  }

  private static TeamSummary team(
      String name, List<OpenItem> open, List<Spell> spells, LocalDate day, String quarter) {
    return new TeamSummary(
        Optional.of(name).filter(text -> !text.isEmpty()),
        open.size(),
        open.stream().filter(item -> item.isOverdueOn(day)).count(),
        spells.stream()
            .flatMap(spell -> spell.closedIn().stream())
            .filter(month -> QuarterSummary.name(month).equals(quarter))
            .count(),
        RepairTimes.of(spells));
  }

  /** The open findings that are overdue on the day of the last audit. */
  public List<OpenItem> overdue() {
    return open.stream().filter(item -> item.isOverdueOn(day)).toList();
  }
}
