package dev.ringfence.document;

import dev.ringfence.assessment.Finding;
import dev.ringfence.check.Observation;
import dev.ringfence.check.Subject;
import dev.ringfence.check.Verdict;
import dev.ringfence.control.Severity;
import dev.ringfence.document.SarifDocument.ArtifactLocation;
import dev.ringfence.document.SarifDocument.Configuration;
import dev.ringfence.document.SarifDocument.Driver;
import dev.ringfence.document.SarifDocument.Invocation;
import dev.ringfence.document.SarifDocument.Location;
import dev.ringfence.document.SarifDocument.LogicalLocation;
import dev.ringfence.document.SarifDocument.Message;
import dev.ringfence.document.SarifDocument.Notification;
import dev.ringfence.document.SarifDocument.PhysicalLocation;
import dev.ringfence.document.SarifDocument.Region;
import dev.ringfence.document.SarifDocument.Result;
import dev.ringfence.document.SarifDocument.Rule;
import dev.ringfence.document.SarifDocument.Run;
import dev.ringfence.document.SarifDocument.Tool;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.SourceRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link SarifDocument} of what is open. What conforms is left out, since readers of the
 * format show every result as something to do.
 */
public final class SarifFindings {
  /** Says what an identity is made of; made of something else it would have another number. */
  private static final String IDENTITY = "ringfenceFinding/v1";

  private final String version;
  private final Function<String, Optional<String>> files;

  /**
   * @param version of this tool
   * @param files the file of a path in evidence as a URI reference (RFC 3986), relative to where
   *     readers have it; empty for evidence that is no file of theirs
   */
  public SarifFindings(String version, Function<String, Optional<String>> files) {
    this.version = version;
    this.files = files;
  }

  /** The document of findings, of which only the open ones count, and of what was not had. */
  public SarifDocument of(List<Finding> findings, List<CollectionGap> gaps) {
    List<Finding> open = findings.stream().filter(one -> one.disposition().isOpen()).toList();
    SortedMap<String, Rule> rules = new TreeMap<>();
    open.forEach(one -> rules.computeIfAbsent(one.check().value(), check -> rule(one)));
    List<String> order = List.copyOf(rules.keySet());
    Run run =
        new Run(
            new Tool(new Driver("Ringfence", version, List.copyOf(rules.values()))),
            List.of(new Invocation(true, gaps.stream().map(SarifFindings::notification).toList())),
            open.stream()
                .map(one -> result(one, Collections.binarySearch(order, one.check().value())))
                .toList());
    return new SarifDocument(SarifDocument.SCHEMA, SarifDocument.VERSION, List.of(run));
  }

  private static Rule rule(Finding finding) {
    return new Rule(
        finding.check().value(),
        new Message(finding.title()),
        new Message(finding.remediation()),
        new Configuration(level(finding.severity())),
        Map.of(
            "tags",
            List.of("security", "network-isolation", finding.control().value()),
            "security-severity",
            score(finding.severity())));
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW -> "note";
    };
  }

  /** The middle of the bands of GitHub code scanning (its SARIF support, «security-severity»). */
  private static String score(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "9.5";
      case HIGH -> "8.0";
      case MEDIUM -> "5.5";
      case LOW -> "2.0";
    };
  }

  private static Notification notification(CollectionGap gap) {
    return new Notification("warning", new Message(gap.display()));
  }

  private Result result(Finding finding, int rule) {
    boolean isViolated = finding.outcome().verdict() == Verdict.NOT_SATISFIED;
    return new Result(
        finding.check().value(),
        rule,
        isViolated ? "fail" : "open",
        isViolated ? level(finding.severity()) : "none",
        new Message(text(finding, isViolated)),
        List.of(location(finding)),
        related(finding),
        Map.of(IDENTITY, identity(finding)),
        properties(finding));
  }

  private static String text(Finding finding, boolean isViolated) {
    String observed =
        finding.outcome().observations().stream()
            .map(Observation::text)
            .distinct()
            .collect(Collectors.joining("; "));
    String subject = finding.subject().kind() + " " + finding.subject().name();
    return isViolated
        ? finding.message() + " " + subject + ": " + observed
        : "Not checked: " + finding.title() + ". " + subject + ": " + observed;
  }

  private Location location(Finding finding) {
    SourceRef source = finding.outcome().observations().get(0).sources().get(0);
    Subject subject = finding.subject();
    return new Location(
        null, place(source), List.of(new LogicalLocation(subject.id(), subject.kind())));
  }

  /** What else was observed, where it is in a file of its own or on a line of its own. */
  private List<Location> related(Finding finding) {
    List<Location> related = new ArrayList<>();
    List<Observation> all = finding.outcome().observations();
    SourceRef first = all.get(0).sources().get(0);
    for (Observation observation : all) {
      for (SourceRef source : observation.sources()) {
        PhysicalLocation place = source.equals(first) ? null : place(source);
        if (place != null) {
          related.add(new Location(new Message(observation.text()), place, List.of()));
        }
      }
    }
    return related.stream().distinct().toList();
  }

  private @Nullable PhysicalLocation place(SourceRef source) {
    return files
        .apply(source.path())
        .map(
            file ->
                new PhysicalLocation(
                    new ArtifactLocation(file), source.line().map(Region::new).orElse(null)))
        .orElse(null);
  }

  /** The same for the same finding in any month, whatever its words and lines are. */
  private static String identity(Finding finding) {
    return String.join(
        " ",
        finding.control().value(),
        finding.check().value(),
        finding.plane().word(),
        finding.subject().kind(),
        finding.subject().id());
  }

  private static Map<String, String> properties(Finding finding) {
    SortedMap<String, String> properties = new TreeMap<>();
    properties.put("control", finding.control().value());
    properties.put("severity", finding.severity().word());
    properties.put("plane", finding.plane().word());
    properties.put("outcome", finding.outcome().verdict().word());
    SourceRef source = finding.outcome().observations().get(0).sources().get(0);
    properties.put("source", source.display());
    properties.put("sha256", source.digest().sha256());
    return properties;
  }
}
