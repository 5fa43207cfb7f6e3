package dev.ringfence.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ringfence.document.FindingDocument.SourceDocument;
import dev.ringfence.flow.ZoneIssue;
import java.util.List;

/** What boundaries let through, as it is printed; its shape is {@code flows.schema.json}. */
public record FlowsDocument(
    List<ZoneDocument> zones,
    List<BoundaryDocument> boundaries,
    List<ZoneIssueDocument> zoneIssues) {
  public FlowsDocument {
    zones = List.copyOf(zones);
    boundaries = List.copyOf(boundaries);
    zoneIssues = List.copyOf(zoneIssues);
  }

  /**
   * A zone.
   *
   * @param isInferred whether nobody configured it
   * @param endpoints number of those that are, or may be, in it
   */
  public record ZoneDocument(
      String name, String tier, @JsonProperty("inferred") boolean isInferred, int endpoints) {}

  /** An endpoint in no zone, in several, or in one that cannot be told. */
  public record ZoneIssueDocument(
      String endpoint, String name, String reason, List<SourceDocument> sources) {
    public ZoneIssueDocument {
      sources = List.copyOf(sources);
    }

    public static ZoneIssueDocument of(ZoneIssue issue) {
      return new ZoneIssueDocument(
          issue.endpoint().id(),
          ReachDocument.nameOf(issue.endpoint()),
          issue.reason(),
          issue.sources().stream().map(SourceDocument::of).toList());
    }
  }
}
