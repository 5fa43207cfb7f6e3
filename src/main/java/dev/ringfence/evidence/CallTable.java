package dev.ringfence.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every call that evidence is made of, in the order of the project's own table. */
public record CallTable(List<CallSpec> calls) {
  private static final int COLUMNS = 12;

  /** With the column of words, which a table without such calls leaves out. */
  private static final int COLUMNS_WITH_WORDS = 13;

  public CallTable {
    calls = List.copyOf(calls);
  }

  /**
   * Reads the table: a header line, then tab-separated columns in the order of {@link CallSpec}.
   *
   * @throws IllegalArgumentException naming the line that has not that shape
   */
  public static CallTable parse(String text) {
    String[] lines = text.split("\n", -1);
    return new CallTable(
        java.util.stream.IntStream.range(1, lines.length)
            .filter(i -> !lines[i].isBlank())
            .mapToObj(i -> row(lines[i], i + 1))
            .toList());
  }

  /** The calls of both. */
  public CallTable and(CallTable other) {
    return new CallTable(Stream.concat(calls.stream(), other.calls.stream()).toList());
  }

  public Optional<CallSpec> call(String name) {
    return calls.stream().filter(spec -> spec.call().equals(name)).findFirst();
  }

  /** The calls that name the resources of a kind. */
  public Stream<CallSpec> enumerating(String kind) {
    return calls.stream().filter(spec -> spec.enumerates().contains(kind));
  }

  private static CallSpec row(String line, int number) {
    String[] cells = line.split("\t", -1);
    if (cells.length != COLUMNS && cells.length != COLUMNS_WITH_WORDS) {
      throw new IllegalArgumentException(
          "line " + number + ": " + cells.length + " columns, " + COLUMNS + " expected");
    }
    return new CallSpec(
        cells[0],
        cells[1],
        cells[2],
        cells[3],
        cells[4],
        cells[5],
        cells[6],
        cells[7].equals("global"),
        words(cells[8]),
        words(cells[9]),
        words(cells[10]),
        words(cells[11]),
        cells.length == COLUMNS_WITH_WORDS ? words(cells[12]) : List.of());
  }

  private static List<String> words(String cell) {
    return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(" "));
  }
}
