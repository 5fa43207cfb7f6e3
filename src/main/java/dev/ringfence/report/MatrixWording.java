package dev.ringfence.report;

import dev.ringfence.report.ZoneMatrix.Block;
import dev.ringfence.report.ZoneMatrix.Cell;
import dev.ringfence.report.ZoneMatrix.Legend;
import dev.ringfence.report.ZoneMatrix.Line;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lays out which zone reaches which, in parts that fit on a page. */
final class MatrixWording {
  /** Zones whose cells have room for words on one page. */
  private static final int WORDED = 7;

  /** Zones of a part whose cells have a symbol and a number. */
  private static final int COMPACT = 20;

  private static final Cell NOT_SEEN = new Cell(BoundaryState.NOT_SEEN, "", false, "", List.of());

  private final List<ZoneRow> zones;
  private final Map<Pair, Cell> cells;

  /** Two zones by name. */
  record Pair(String from, String to) {}

  MatrixWording(List<ZoneRow> zones, Map<Pair, Cell> cells) {
    this.zones = zones;
    this.cells = cells;
  }

  ZoneMatrix matrix() {
    boolean isWorded = zones.size() <= WORDED;
    return new ZoneMatrix(
        isWorded, block(zones, zones), blocks(isWorded ? WORDED : COMPACT), legend());
  }

  private List<Block> blocks(int size) {
    List<List<ZoneRow>> parts = new ArrayList<>();
    for (int from = 0; from < zones.size(); from += size) {
      parts.add(zones.subList(from, Math.min(zones.size(), from + size)));
    }
    return parts.stream()
        .flatMap(rows -> parts.stream().map(columns -> block(rows, columns)))
        .toList();
  }

  private Block block(List<ZoneRow> rows, List<ZoneRow> columns) {
    return new Block(
        columns,
        rows.stream()
            .map(from -> new Line(from, columns.stream().map(to -> cell(from, to)).toList()))
            .toList());
  }

  private Cell cell(ZoneRow from, ZoneRow to) {
    return Optional.ofNullable(cells.get(new Pair(from.name(), to.name()))).orElse(NOT_SEEN);
  }

  private List<Legend> legend() {
    Map<BoundaryState, Long> counts = new EnumMap<>(BoundaryState.class);
    zones.forEach(from -> zones.forEach(to -> counts.merge(cell(from, to).state(), 1L, Long::sum)));
    return counts.entrySet().stream()
        .map(entry -> new Legend(entry.getKey(), entry.getValue()))
        .toList();
  }
}
