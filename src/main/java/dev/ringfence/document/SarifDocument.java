package dev.ringfence.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Findings in the Static Analysis Results Interchange Format, as code hosts and editors take them
 * (OASIS SARIF 2.1.0, errata 01). Component names are those of the standard.
 */
public record SarifDocument(
    @JsonProperty("$schema") String schema, String version, List<Run> runs) {
  static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  static final String VERSION = "2.1.0";

  /** One execution of a tool. */
  public record Run(Tool tool, List<Invocation> invocations, List<Result> results) {}

  /** What produced a run. */
  public record Tool(Driver driver) {}

  /**
   * The tool itself.
   *
   * @param rules one for each check that has a result, by id
   */
  public record Driver(String name, String version, List<Rule> rules) {}

  /** A check; the standard calls it a reporting descriptor. */
  public record Rule(
      String id,
      Message shortDescription,
      Message help,
      Configuration defaultConfiguration,
      Map<String, Object> properties) {}

  /**
   * What results of a rule are, unless they say otherwise.
   *
   * @param level {@code error}, {@code warning} or {@code note}
   */
  public record Configuration(String level) {}

  /** Text for people. */
  public record Message(String text) {}

  /**
   * How a run went.
   *
   * @param toolExecutionNotifications what was asked for and is not there
   */
  public record Invocation(
      boolean executionSuccessful, List<Notification> toolExecutionNotifications) {}

  /** Something about the run, not about a subject. */
  public record Notification(String level, Message message) {}

  /**
   * A finding.
   *
   * @param kind {@code fail} for what is violated; {@code open} where evidence does not decide
   * @param level {@code none} for any other kind than {@code fail} (section 3.27.10)
   */
  public record Result(
      String ruleId,
      int ruleIndex,
      String kind,
      String level,
      Message message,
      List<Location> locations,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Location> relatedLocations,
      Map<String, String> partialFingerprints,
      Map<String, String> properties) {}

  /** Where something is: in a file, and in what the file declares. */
  public record Location(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Message message,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PhysicalLocation physicalLocation,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LogicalLocation> logicalLocations) {}

  /** A place in a file. */
  public record PhysicalLocation(
      ArtifactLocation artifactLocation,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Region region) {}

  /**
   * A file.
   *
   * @param uri a URI reference (RFC 3986)
   */
  public record ArtifactLocation(String uri) {}

  /** A line, from 1. */
  public record Region(int startLine) {}

  /** A subject, by its id. */
  public record LogicalLocation(String fullyQualifiedName, String kind) {}
}
