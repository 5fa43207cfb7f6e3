package dev.ringfence.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ringfence.assessment.Disposition;
import dev.ringfence.assessment.Finding;
import dev.ringfence.assessment.Treatment;
import dev.ringfence.check.Observation;
import dev.ringfence.check.Outcome;
import dev.ringfence.check.Subject;
import dev.ringfence.check.Verdict;
import dev.ringfence.control.CheckId;
import dev.ringfence.control.ControlId;
import dev.ringfence.control.Severity;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Plane;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A finding as it is printed, archived and digested; its shape is {@code finding.schema.json}. */
public record FindingDocument(
    String control,
    String check,
    String title,
    String severity,
    String plane,
    String outcome,
    String disposition,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String exception,
    Subject subject,
    List<ObservationDocument> observations,
    String message,
    String remediation,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Treatment treatment,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String owner) {
  /**
   * One observation; {@code source} is the deciding value, {@code further} what stands behind it.
   */
  public record ObservationDocument(
      String text,
      SourceDocument source,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SourceDocument> further) {
    @SuppressWarnings("NullAway" /* Jackson passes null for an absent list. */)
    public ObservationDocument {
      further = further == null ? List.of() : List.copyOf(further);
    }
  }

  /** A place in sealed bytes; either a pointer or a line. */
  public record SourceDocument(
      String digest,
      String path,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String pointer,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer line) {
    static SourceDocument of(SourceRef source) {
      return new SourceDocument(
          source.digest().sha256(),
          source.path(),
          source.pointer().orElse(null),
          source.line().orElse(null));
    }

    /** As reports print it: {@code path#pointer} or {@code path:line}. */
    public String display() {
      return line == null ? path + "#" + (pointer == null ? "" : pointer) : path + ":" + line;
    }
  }

  public static FindingDocument of(Finding finding) {
    return new FindingDocument(
        finding.control().value(),
        finding.check().value(),
        finding.title(),
        finding.severity().word(),
        finding.plane().word(),
        finding.outcome().verdict().word(),
        finding.disposition().word(),
        finding.exception().orElse(null),
        finding.subject(),
        finding.outcome().observations().stream().map(FindingDocument::observation).toList(),
        finding.message(),
        finding.remediation(),
        finding.treatment().orElse(null),
        finding.owner().orElse(null));
  }

  /**
   * The finding this document states.
   *
   * @throws IllegalArgumentException if a word in it is not one we write
   */
  public Finding finding() {
    return new Finding(
        new ControlId(control),
        new CheckId(check),
        title,
        Severity.named(severity).orElseThrow(() -> unknown("severity", severity)),
        constant(Plane.values(), Plane::word, plane),
        subject,
        outcomeOf(observations.stream().map(FindingDocument::observation).toList()),
        constant(Disposition.values(), Disposition::word, disposition),
        Optional.ofNullable(exception),
        message,
        remediation,
        Optional.ofNullable(treatment),
        Optional.ofNullable(owner));
  }

  private Outcome outcomeOf(List<Observation> seen) {
    return switch (constant(Verdict.values(), Verdict::word, outcome)) {
      case SATISFIED -> new Outcome.Satisfied(seen);
      case NOT_SATISFIED -> new Outcome.NotSatisfied(seen);
      case INCONCLUSIVE -> new Outcome.Inconclusive(seen);
      case NOT_APPLICABLE -> new Outcome.NotApplicable(seen);
    };
  }

  private static ObservationDocument observation(Observation observation) {
    List<SourceDocument> sources = observation.sources().stream().map(SourceDocument::of).toList();
    return new ObservationDocument(
        observation.text(), sources.get(0), sources.subList(1, sources.size()));
  }

  private static Observation observation(ObservationDocument document) {
    List<SourceRef> sources = new java.util.ArrayList<>();
    sources.add(source(document.source()));
    document.further().forEach(further -> sources.add(source(further)));
    return new Observation(document.text(), sources);
  }

  private static SourceRef source(SourceDocument source) {
    Digest digest = new Digest(source.digest());
    Integer line = source.line();
    String pointer = source.pointer();
    return line == null
        ? SourceRef.at(digest, source.path(), pointer == null ? "" : pointer)
        : SourceRef.atLine(digest, source.path(), line);
  }

  private static <E> E constant(E[] constants, Function<E, String> word, String wanted) {
    return Arrays.stream(constants)
        .filter(candidate -> word.apply(candidate).equals(wanted))
        .findFirst()
        .orElseThrow(() -> unknown("word", wanted));
  }

  private static IllegalArgumentException unknown(String what, String found) {
    return new IllegalArgumentException("unknown " + what + " '" + found + "'");
  }
}
