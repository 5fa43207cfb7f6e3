package dev.ringfence.catalogue;

import dev.ringfence.net.Services;
import dev.ringfence.network.DeclaredFlow;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One row of a table, whatever the format, before it is understood.
 *
 * @param cells without the marks of the format
 */
record FlowRow(int line, Map<FlowColumn, String> cells) {
  /** What people write into a cell that stays empty. */
  private static final Set<String> NOTHING = Set.of("", "-", "–", "—");

  FlowRow {
    EnumMap<FlowColumn, String> copy = new EnumMap<>(FlowColumn.class);
    copy.putAll(cells);
    cells = Collections.unmodifiableMap(copy);
  }

  private String cell(FlowColumn column) {
    return cells.getOrDefault(column, "").strip();
  }

  boolean isBlank() {
    return cells.values().stream().allMatch(String::isBlank);
  }

  /**
   * The flow it documents; empty, with every reason as a problem, if it cannot be understood.
   *
   * @param documentReviewed the day that holds for rows without one
   */
  Optional<DeclaredFlow> flow(
      SourceFile file, Optional<LocalDate> documentReviewed, Problems problems) {
    int before = problems.count();
    Consumer<String> problem = message -> problems.add(file.path().toString(), line, message);
    for (FlowColumn column :
        List.of(FlowColumn.SOURCE, FlowColumn.DESTINATION, FlowColumn.PROTOCOL)) {
      if (NOTHING.contains(cell(column))) {
        problem.accept(
            column.title() + " is empty" + (column == FlowColumn.PROTOCOL ? hint() : ""));
      }
    }
    Optional<Services> services = services(problem);
    Optional<LocalDate> reviewed = reviewed(documentReviewed, problem);
    if (problems.count() > before || services.isEmpty()) {
      return Optional.empty();
    }
    String purpose = cell(FlowColumn.PURPOSE);
    return Optional.of(
        new DeclaredFlow(
            cell(FlowColumn.SOURCE),
            cell(FlowColumn.DESTINATION),
            services.get(),
            NOTHING.contains(purpose) ? "" : purpose,
            reviewed,
            file.at(line)));
  }

  private static String hint() {
    return ": TCP, UDP, ICMP, Any or a number expected";
  }

  private Optional<Services> services(Consumer<String> problem) {
    String protocol = cell(FlowColumn.PROTOCOL);
    if (NOTHING.contains(protocol)) {
      return Optional.empty();
    }
    String ports = cell(FlowColumn.PORT);
    Optional<Services> services =
        ServiceText.parse(protocol, NOTHING.contains(ports) ? "-" : ports, problem);
    boolean hasPorts =
        services
            .filter(found -> found.protocols().list().stream().anyMatch(p -> p.hasPorts()))
            .isPresent();
    if (ports.isEmpty() && hasPorts) {
      problem.accept("Port is empty: a number, a range such as 8000-8080 or \"any\" expected");
    }
    return services;
  }

  private Optional<LocalDate> reviewed(
      Optional<LocalDate> documentReviewed, Consumer<String> problem) {
    String text = cell(FlowColumn.REVIEWED);
    if (NOTHING.contains(text)) {
      return documentReviewed;
    }
    return ReviewDate.day(text, problem);
  }
}
