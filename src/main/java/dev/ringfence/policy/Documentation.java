package dev.ringfence.policy;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.DeclaredFlow;
import dev.ringfence.policy.DocumentationComparison.NotPermitted;
import dev.ringfence.policy.DocumentationComparison.Undocumented;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What documented tables say about one estate.
 *
 * @param rows all of them
 * @param documented what their names mean
 * @param unplaced names that mean nothing here; they document no flow
 */
public record Documentation(
    List<DeclaredFlow> rows, List<Documented> documented, List<Unplaced> unplaced) {
  /** No table. */
  public static final Documentation NONE = new Documentation(List.of(), List.of(), List.of());

  private static final Pattern BETWEEN_NAMES = Pattern.compile("\\s*[,;]\\s*");

  public Documentation {
    rows = List.copyOf(rows);
    documented = List.copyOf(documented);
    unplaced = List.copyOf(unplaced);
  }

  /**
   * Something in a row that leads nowhere.
   *
   * @param name as the row has it
   * @param reason in words, with the name that was probably meant
   */
  public record Unplaced(DeclaredFlow row, String name, String reason) {}

  /** Finds out what every name of every row means. */
  public static Documentation of(List<DeclaredFlow> rows, EstateNames names) {
    List<Documented> documented = new ArrayList<>();
    List<Unplaced> unplaced = new ArrayList<>();
    for (DeclaredFlow row : rows) {
      List<Side> sources = sides(row, row.from(), names, unplaced);
      List<Side> destinations = sides(row, row.to(), names, unplaced);
      for (Side from : sources) {
        for (Side to : destinations) {
          add(new Documented(row, from, to), documented, unplaced);
        }
      }
    }
    return new Documentation(rows, documented, unplaced);
  }

  /** A name may hold a comma; if the whole is none, it is several. */
  private static List<Side> sides(
      DeclaredFlow row, String text, EstateNames names, List<Unplaced> unplaced) {
    Optional<Side> whole = names.side(text.strip());
    if (whole.isPresent()) {
      return List.of(whole.get());
    }
    List<Side> sides = new ArrayList<>();
    for (String name : BETWEEN_NAMES.split(text.strip())) {
      Optional<Side> side = names.side(name);
      side.ifPresent(sides::add);
      if (side.isEmpty()) {
        String near = names.nearest(name).map(n -> "; nearest is \"" + n + "\"").orElse("");
        unplaced.add(new Unplaced(row, name, "nothing in the estate has this name" + near));
      }
    }
    return sides;
  }

  private static void add(Documented pair, List<Documented> documented, List<Unplaced> unplaced) {
    if (pair.boundaries().isEmpty()) {
      String both = pair.from().text() + " -> " + pair.to().text();
      unplaced.add(
          new Unplaced(
              pair.row(), both, "neither side is in the estate, so what passes is not seen"));
    } else {
      documented.add(pair);
    }
  }

  /** What is documented for one boundary. */
  public List<Documented> on(Boundary boundary) {
    return Documented.on(documented, boundary);
  }

  /**
   * Compares what is documented with what passes.
   *
   * @param passing of every boundary that was analysed
   * @param day of the comparison
   * @param mostDays how many days ago a row may have been reviewed
   */
  public DocumentationComparison compare(
      Map<Boundary, Passing> passing, Selection selection, LocalDate day, int mostDays) {
    List<Undocumented> undocumented = new ArrayList<>();
    new TreeMap<>(passing)
        .forEach((boundary, all) -> undocumented.add(undocumented(boundary, all, selection)));
    return new DocumentationComparison(
        undocumented,
        documented.stream()
            .flatMap(one -> NotPermitted.of(one, one.passing(passing, selection)).stream())
            .toList(),
        rows.stream().filter(row -> row.purpose().isEmpty()).toList(),
        rows.stream().filter(row -> isBefore(row, day.minusDays(mostDays))).toList(),
        rows.stream().filter(row -> row.reviewed().isEmpty()).toList());
  }

  private static boolean isBefore(DeclaredFlow row, LocalDate day) {
    return row.reviewed().filter(reviewed -> reviewed.isBefore(day)).isPresent();
  }

  private Undocumented undocumented(Boundary boundary, Passing passing, Selection selection) {
    List<Documented> here = on(boundary);
    Passing left =
        Meant.unionOf(here.stream().map(one -> one.on(boundary, selection)).toList())
            .leavesOf(passing);
    List<SourceRef> sources =
        here.isEmpty()
            ? tables(rows)
            : here.stream().map(one -> one.row().source()).distinct().toList();
    return new Undocumented(boundary, left.certain(), left.possible(), sources);
  }

  /** That a row is absent shows in the table as a whole. */
  private static List<SourceRef> tables(Collection<DeclaredFlow> rows) {
    return rows.stream()
        .map(row -> SourceRef.atLine(row.source().digest(), row.source().path(), 1))
        .distinct()
        .toList();
  }
}
