package dev.ringfence.report;

import java.util.List;

/**
 * Which zone reaches which.
 *
 * @param isWorded whether cells have room for words; else they have a symbol and a number
 * @param whole every zone beside every zone
 * @param blocks parts of it that fit on a page each; one if all of it does
 * @param legend every state, and how many cells have it
 */
public record ZoneMatrix(boolean isWorded, Block whole, List<Block> blocks, List<Legend> legend) {
  public ZoneMatrix {
    blocks = List.copyOf(blocks);
    legend = List.copyOf(legend);
  }

  /** A part with some columns and some rows. */
  public record Block(List<ZoneRow> columns, List<Line> rows) {
    public Block {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /** One zone that sends, and its cells in the order of columns. */
  public record Line(ZoneRow from, List<Cell> cells) {
    public Line {
      cells = List.copyOf(cells);
    }
  }

  /**
   * What passes from one zone to another.
   *
   * @param boundary number of the boundary, empty if there is none
   * @param isOnPages whether pages have a section on it
   * @param lines how many lines of permitted flows, empty if none
   * @param details what is allowed, certain, possible and undocumented, in words
   */
  public record Cell(
      BoundaryState state, String boundary, boolean isOnPages, String lines, List<String> details) {
    public Cell {
      details = List.copyOf(details);
    }

    /** All of it, a line each. */
    public String text() {
      return details.isEmpty()
          ? state.display()
          : state.display() + "\n" + String.join("\n", details);
    }
  }

  /** A state and its cells. */
  public record Legend(BoundaryState state, long cells) {}
}
