package dev.ringfence.audit;

import dev.ringfence.assessment.Listed;
import dev.ringfence.assessment.ZoneTable;
import dev.ringfence.assessment.ZoneTable.Issue;
import dev.ringfence.assessment.ZoneTable.Unplaced;
import dev.ringfence.assessment.ZoneTable.ZoneRecord;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.flow.ZoneIssue;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Zone;
import dev.ringfence.network.Zoning;
import dev.ringfence.network.Zoning.Placement;
import dev.ringfence.policy.Documentation;
import java.util.List;

/** Writes down the zones of an analysis and what is in them. */
final class ZoneTables {
  private static final int MOST_ISSUES = 500;

  private ZoneTables() {}

  static ZoneTable of(FlowAnalysis analysis, Zoning zoning, List<Documentation.Unplaced> unplaced) {
    return new ZoneTable(
        analysis.zones().stream().map(zone -> zone(zone, analysis, zoning)).toList(),
        analysis.zonesAreInferred(),
        analysis.boundaries().size(),
        Listed.first(MOST_ISSUES, analysis.zoneIssues()).map(issue -> issue(issue, zoning)),
        Listed.first(MOST_ISSUES, unplaced).map(ZoneTables::unplaced));
  }

  private static Unplaced unplaced(Documentation.Unplaced found) {
    return new Unplaced(
        found.row().from(),
        found.row().to(),
        found.row().services().toString(),
        found.name(),
        found.reason(),
        found.row().source());
  }

  private static ZoneRecord zone(Zone zone, FlowAnalysis analysis, Zoning zoning) {
    List<Endpoint> all = analysis.endpoints(zone.name());
    long certain = all.stream().filter(endpoint -> isIn(zone, zoning.placement(endpoint))).count();
    return new ZoneRecord(
        zone.name(), zone.tier(), zone.isOutside(), certain, all.size() - certain);
  }

  private static boolean isIn(Zone zone, Placement placement) {
    return zone.equals(Zone.UNASSIGNED)
        ? placement.possible().isEmpty()
        : placement.certain().contains(zone.name());
  }

  private static Issue issue(ZoneIssue issue, Zoning zoning) {
    return new Issue(
        issue.endpoint().id(),
        FlowRecords.nameOf(issue.endpoint()),
        List.copyOf(zoning.placement(issue.endpoint()).possible()),
        issue.reason(),
        Listed.first(FlowRecords.MOST_SOURCES, issue.sources()));
  }
}
