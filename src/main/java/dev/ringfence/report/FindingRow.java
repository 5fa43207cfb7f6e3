package dev.ringfence.report;

import java.util.List;

/**
 * One finding.
 *
 * @param number of its row in canonical order, {@code F-000123}; holds for one report
 * @param exception id of the exception that covers or covered it, else empty
 * @param exceptionNote what exceptions and disputes come to, in words, else empty
 * @param owner who answers for it, else empty
 */
public record FindingRow(
    String number,
    String control,
    String check,
    String checkTitle,
    String severity,
    VerdictWord verdict,
    String outcome,
    String disposition,
    String exception,
    String exceptionNote,
    String owner,
    SubjectText subject,
    String plane,
    List<ObservationText> observations,
    String message,
    String remediation) {
  public FindingRow {
    observations = List.copyOf(observations);
  }

  /** Numbers of the evidence it rests on; a file of the audit's own by its name. */
  public List<String> evidence() {
    return observations.stream()
        .flatMap(observation -> observation.sources().stream())
        .map(source -> source.evidence().isEmpty() ? source.display() : source.evidence())
        .distinct()
        .toList();
  }

  /**
   * What it is about.
   *
   * @param kind for people
   * @param place account and region, as far as they apply and the id does not tell them
   */
  public record SubjectText(
      String kind,
      String name,
      String id,
      String provider,
      String account,
      String region,
      String place) {
    /** Whether it is one of many of its kind, and so needs an id. */
    public boolean isOneOfMany() {
      return !id.equals(kind);
    }

    /** Whether the name says more than the id. */
    public boolean isNamed() {
      return !name.isEmpty() && !name.equals(id);
    }
  }

  /** What was seen, and where; the first source is the value itself. */
  public record ObservationText(String text, List<SourceRow> sources) {
    public ObservationText {
      sources = List.copyOf(sources);
    }
  }
}
