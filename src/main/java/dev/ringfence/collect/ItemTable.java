package dev.ringfence.collect;

import dev.ringfence.evidence.CallSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What tells the items of each call apart, and which call names the items to ask for one by one.
 */
public final class ItemTable {
  private static final String RESOURCE = "/calls/aws-items.tsv";
  private static final Row NONE = new Row(List.of(), "", "", "", "", "");

  private final Map<String, Row> rows;

  private ItemTable(Map<String, Row> rows) {
    this.rows = rows;
  }

  /**
   * A row of the table.
   *
   * @param identity members of an item, dotted where nested, that no two items share; empty where
   *     the answer as a whole is one item
   * @param listing call whose items each need a call of this one; empty where it is made once
   * @param value member of the listing's item that is the parameter; empty where the item itself is
   * @param alias another member that file names may carry instead
   * @param selector member of the listing's item, dotted where nested, by which some are chosen;
   *     empty where all are
   * @param selected regular expression of what it then says
   */
  public record Row(
      List<String> identity,
      String listing,
      String value,
      String alias,
      String selector,
      String selected) {
    /**
     * The parameter that an item of the listing stands for; empty where it stands for none.
     *
     * @param text a text of the item by its dotted name; empty where it has none
     */
    public String valueOf(UnaryOperator<String> text) {
      boolean isChosen = selector.isEmpty() || text.apply(selector).matches(selected);
      return isChosen ? text.apply(value) : "";
    }
  }

  public static ItemTable shipped() {
    try (InputStream in = ItemTable.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + RESOURCE);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  public static ItemTable parse(String text) {
    Map<String, Row> rows = new LinkedHashMap<>();
    text.lines()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .forEach(
            cell ->
                rows.put(
                    cell[0], new Row(words(cell[1]), cell[2], cell[3], cell[4], cell[5], cell[6])));
    return new ItemTable(rows);
  }

  public List<String> calls() {
    return new ArrayList<>(rows.keySet());
  }

  public Row row(CallSpec spec) {
    return rows.getOrDefault(spec.call(), NONE);
  }

  private static List<String> words(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split(" "));
  }
}
