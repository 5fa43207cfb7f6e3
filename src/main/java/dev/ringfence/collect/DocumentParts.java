package dev.ringfence.collect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Pages of an answer, joined to documents that readers open. */
public final class DocumentParts {
  /** A document of more items is begun anew, so that none outgrows what a reader opens. */
  private static final int MOST_ITEMS = 5_000;

  private DocumentParts() {}

  /**
   * The pages of each document, in their order; a page is never divided.
   *
   * @param items how many items a page has
   */
  public static <P> List<List<P>> of(List<P> pages, ToIntFunction<P> items) {
    List<List<P>> parts = new ArrayList<>();
    int before = 0;
    for (P page : pages) {
      int here = items.applyAsInt(page);
      if (parts.isEmpty() || before + here > MOST_ITEMS) {
        parts.add(new ArrayList<>());
        before = 0;
      }
      parts.get(parts.size() - 1).add(page);
      before += here;
    }
    return parts;
  }
}
