package dev.ringfence.report;

import dev.ringfence.assessment.ZoneTable;
import dev.ringfence.assessment.ZoneTable.Issue;
import dev.ringfence.assessment.ZoneTable.Unplaced;
import dev.ringfence.assessment.ZoneTable.ZoneRecord;
import dev.ringfence.report.BoundaryPage.IssueRow;
import dev.ringfence.report.BoundaryPage.UnplacedRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words zones and what is in them. */
final class ZoneWording {
  private final Map<String, ZoneRow> rows = new LinkedHashMap<>();
  private final Shown<IssueRow> issues;
  private final Shown<UnplacedRow> unplaced;

  ZoneWording(ZoneTable table, EvidenceWording evidence) {
    for (ZoneRecord zone : table.zones()) {
      String number = "Z" + (rows.size() + 1);
      rows.put(zone.name(), new ZoneRow(number, zone.name(), zone.tier(), size(zone)));
    }
    List<IssueRow> worded =
        table.issues().items().stream().map(issue -> issue(issue, evidence)).toList();
    issues = new Shown<>(worded, worded.size(), "Zones not certain");
    List<UnplacedRow> nowhere =
        table.unplaced().items().stream().map(found -> unplaced(found, evidence)).toList();
    unplaced = new Shown<>(nowhere, nowhere.size(), "Documented nowhere");
  }

  private static UnplacedRow unplaced(Unplaced found, EvidenceWording evidence) {
    return new UnplacedRow(
        found.from(),
        found.to(),
        found.services(),
        found.name(),
        found.reason(),
        evidence.source(found.source()));
  }

  private static String size(ZoneRecord zone) {
    if (zone.isOutside()) {
      return "beyond the estate";
    }
    String certain = Text.count(zone.endpoints(), "endpoint", "endpoints");
    return zone.possible() == 0
        ? certain
        : certain + Text.of(", perhaps %,d more", zone.possible());
  }

  private static IssueRow issue(Issue issue, EvidenceWording evidence) {
    return new IssueRow(
        issue.endpoint(),
        issue.name(),
        issue.zones(),
        issue.reason(),
        issue.sources().items().stream().map(evidence::source).toList());
  }

  List<ZoneRow> all() {
    return new ArrayList<>(rows.values());
  }

  ZoneRow row(String name) {
    ZoneRow row = rows.get(name);
    if (row == null) {
      throw new IllegalStateException("no zone " + name + " among " + rows.keySet());
    }
    return row;
  }

  Shown<IssueRow> issues() {
    return issues;
  }

  Shown<UnplacedRow> unplaced() {
    return unplaced;
  }
}
