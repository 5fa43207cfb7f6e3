package dev.ringfence.collect.export;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All files of one request taken together: which of them are pages of one answer, which say the
 * same, which contradict each other, and whether the last page is there.
 */
record Answer(List<Page> pages, List<CollectionGap> gaps) {
  static Answer of(Request request, Collection<Page> files) {
    SortedSet<Page> distinct = new Overlaps(files).withoutRepetitions();
    Overlaps overlaps = new Overlaps(distinct);
    List<CollectionGap> gaps = new ArrayList<>();
    List<Page> pages = new ArrayList<>();
    for (Page page : distinct) {
      SortedSet<Page> others = overlaps.of(page);
      others.tailSet(page).forEach(other -> gaps.add(contradiction(request, page, other)));
      // None of two contradicting files is believed: which of them is the truth is not known.
      if (others.isEmpty()) {
        pages.add(page);
      }
    }
    truncation(request, pages).ifPresent(gaps::add);
    return new Answer(pages, gaps);
  }

  /** Which files share items, found without comparing every file with every other. */
  private static final class Overlaps {
    private final SortedSet<Page> files;
    private final Map<String, SortedSet<Page>> holders = new HashMap<>();

    Overlaps(Collection<Page> files) {
      this.files = new TreeSet<>(files);
      for (Page page : this.files) {
        page.items()
            .marks()
            .keySet()
            .forEach(id -> holders.computeIfAbsent(id, absent -> new TreeSet<>()).add(page));
      }
    }

    /** The other files that hold an item of this one. */
    SortedSet<Page> of(Page page) {
      SortedSet<Page> others = new TreeSet<>();
      page.items().marks().keySet().forEach(id -> others.addAll(holders.getOrDefault(id, files)));
      others.remove(page);
      return others;
    }

    /**
     * A file all of whose items another file gives too, with the same content, says nothing new; of
     * files that say the same the first stays.
     */
    SortedSet<Page> withoutRepetitions() {
      Page firstEmpty =
          files.stream().filter(page -> page.items().marks().isEmpty()).findFirst().orElse(null);
      return files.stream()
          .filter(
              page ->
                  page.items().marks().isEmpty()
                      ? page.equals(firstEmpty)
                      : of(page).stream().noneMatch(other -> isRepeated(page, other)))
          .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isRepeated(Page page, Page other) {
      boolean isLarger = other.items().marks().size() > page.items().marks().size();
      return (isLarger || other.compareTo(page) < 0)
          && page.items().marks().keySet().stream()
              .allMatch(id -> page.items().agrees(other.items(), id));
    }
  }

  private static CollectionGap contradiction(Request request, Page first, Page second) {
    List<String> shared =
        first.items().marks().keySet().stream()
            .filter(second.items().marks()::containsKey)
            .toList();
    List<String> differing =
        shared.stream().filter(id -> !first.items().agrees(second.items(), id)).toList();
    String what =
        differing.isEmpty()
            ? "share " + named(shared) + " but each has items that the other lacks"
            : "differ in " + named(differing);
    String item = differing.isEmpty() ? shared.get(0) : differing.get(0);
    return new CollectionGap(
        request,
        Reason.CONTRADICTORY,
        first.file().path() + " and " + second.file().path() + " " + what,
        Optional.of(first.at(first.items().pointer(item))));
  }

  private static String named(List<String> ids) {
    String first = ids.get(0).isEmpty() ? "their answer" : Messages.safe(ids.get(0));
    return ids.size() == 1 ? first : first + " and " + (ids.size() - 1) + " more";
  }

  /** Every page that says there is more needs another one after it. */
  private static Optional<CollectionGap> truncation(Request request, List<Page> pages) {
    List<Page> open = pages.stream().filter(page -> page.continuation().isPresent()).toList();
    if (open.isEmpty() || open.size() < pages.size()) {
      return Optional.empty();
    }
    Page last = open.get(open.size() - 1);
    String pointer = last.continuation().orElse("");
    String files = open.stream().map(page -> page.file().path()).collect(Collectors.joining(", "));
    return Optional.of(
        new CollectionGap(
            request,
            Reason.TRUNCATED,
            files + ": " + pointer.substring(1) + " says there is more, and no file continues it",
            Optional.of(last.at(pointer))));
  }
}
