package dev.ringfence.cli;

import dev.ringfence.history.ArchiveVerification;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code history --verify} prints of an archived assessment. */
final class ArchiveRows {
  static final List<String> COLUMNS =
      List.of("PERIOD", "ATTEMPT", "STATE", "FINDINGS", "RUN", "ASSESSMENT", "DAMAGE");

  private ArchiveRows() {}

  static void table(List<ArchiveVerification> verified, PrintWriter out) {
    Columns columns = new Columns(COLUMNS.subList(0, COLUMNS.size() - 1).toArray(String[]::new));
    verified.forEach(one -> columns.add(cells(one).subList(0, COLUMNS.size() - 1)));
    columns.print(out);
    for (ArchiveVerification one : verified) {
      one.damages()
          .forEach(damage -> out.println(Text.plain(one.period()) + "   " + Text.plain(damage)));
    }
    long damaged = verified.stream().filter(one -> !one.isWhole()).count();
    out.println(
        damaged == 0
            ? "all %d are what was archived".formatted(verified.size())
            : "%d of %d are not what was archived; restore the state folder from a backup"
                .formatted(damaged, verified.size()));
    out.flush();
  }

  static List<String> cells(ArchiveVerification one) {
    return List.of(
        one.period(),
        Integer.toString(one.attempt()),
        one.isWhole() ? "whole" : "damaged",
        Long.toString(one.findings()),
        one.run(),
        one.stored(),
        String.join("; ", one.damages()));
  }

  static Map<String, Object> document(ArchiveVerification one) {
    return new TreeMap<>(
        Map.of(
            "period", one.period(),
            "attempt", one.attempt(),
            "whole", one.isWhole(),
            "findings", one.findings(),
            "run", one.run(),
            "assessment", one.stored(),
            "damages", one.damages()));
  }
}
