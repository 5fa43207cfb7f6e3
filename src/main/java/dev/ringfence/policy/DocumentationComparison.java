package dev.ringfence.policy;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Services;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.DeclaredFlow;
import java.util.List;
import java.util.Optional;

/**
 * Where documented tables and what passes differ; rows are their own source.
 *
 * @param undocumented every boundary that was analysed, in order, also where nothing is
 *     undocumented
 * @param withoutPurpose rows that do not say what the flow is for
 * @param overdue rows whose last review is too long ago
 * @param undated rows of which nothing says when they were reviewed
 */
public record DocumentationComparison(
    List<Undocumented> undocumented,
    List<NotPermitted> notPermitted,
    List<DeclaredFlow> withoutPurpose,
    List<DeclaredFlow> overdue,
    List<DeclaredFlow> undated) {
  public DocumentationComparison {
    undocumented = List.copyOf(undocumented);
    notPermitted = List.copyOf(notPermitted);
    withoutPurpose = List.copyOf(withoutPurpose);
    overdue = List.copyOf(overdue);
    undated = List.copyOf(undated);
  }

  /**
   * What passes a boundary and is in no row.
   *
   * @param certain packets that certainly pass and certainly are in none
   * @param possible packets that may pass and may be in none; {@code certain} is within it
   * @param sources the rows of this boundary; without any, the tables
   */
  public record Undocumented(
      Boundary boundary, Packets certain, Packets possible, List<SourceRef> sources) {
    public Undocumented {
      sources = List.copyOf(sources);
    }
  }

  /**
   * What a row documents and nothing lets pass, from none of the endpoints to any of them.
   *
   * @param certain services of which no packet may pass
   * @param possible services of which no packet certainly passes; {@code certain} is within it
   */
  public record NotPermitted(Documented documented, Services certain, Services possible) {
    /** Empty if something of each service certainly passes. */
    static Optional<NotPermitted> of(Documented documented, Passing passing) {
      Services row = documented.row().services();
      NotPermitted compared =
          new NotPermitted(
              documented,
              UnusedServices.of(row, passing.possible().services()),
              UnusedServices.of(row, passing.certain().services()));
      return compared.possible().isEmpty() ? Optional.empty() : Optional.of(compared);
    }

    public List<Boundary> boundaries() {
      return documented.boundaries();
    }
  }
}
