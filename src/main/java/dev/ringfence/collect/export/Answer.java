package dev.ringfence.collect.export;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All files of one request taken together: which of them are pages of one answer, which say the
 * same, which contradict each other, and whether the last page is there.
 */
record Answer(List<Page> pages, List<CollectionGap> gaps) {
  static Answer of(Request request, Collection<Page> files) {
    List<Page> distinct = withoutRepetitions(files.stream().sorted().toList());
    List<CollectionGap> gaps = new ArrayList<>();
    Set<Page> contradicting = new TreeSet<>();
    for (int i = 0; i < distinct.size(); i++) {
      for (int j = i + 1; j < distinct.size(); j++) {
        Optional<CollectionGap> gap = contradiction(request, distinct.get(i), distinct.get(j));
        if (gap.isPresent()) {
          gaps.add(gap.get());
          contradicting.add(distinct.get(i));
          contradicting.add(distinct.get(j));
        }
      }
    }
    // None of two contradicting files is believed: which of them is the truth is not known.
    List<Page> pages = distinct.stream().filter(page -> !contradicting.contains(page)).toList();
    truncation(request, pages).ifPresent(gaps::add);
    return new Answer(pages, gaps);
  }

  /** A file all of whose items another file gives too, with the same content, says nothing new. */
  private static List<Page> withoutRepetitions(List<Page> files) {
    List<Page> kept = new ArrayList<>();
    for (Page page : files) {
      if (kept.stream().noneMatch(other -> repeats(page, other))) {
        kept.removeIf(other -> repeats(other, page));
        kept.add(page);
      }
    }
    return kept;
  }

  private static boolean repeats(Page page, Page other) {
    Map<String, String> said = page.items().contents();
    Map<String, String> all = other.items().contents();
    boolean isEmptyPage = said.isEmpty() && !all.isEmpty();
    return !isEmptyPage && all.entrySet().containsAll(said.entrySet());
  }

  private static Optional<CollectionGap> contradiction(Request request, Page first, Page second) {
    List<String> shared =
        first.items().marks().keySet().stream()
            .filter(second.items().marks()::containsKey)
            .toList();
    if (shared.isEmpty()) {
      return Optional.empty();
    }
    List<String> differing =
        shared.stream().filter(id -> !first.items().agrees(second.items(), id)).toList();
    String what =
        differing.isEmpty()
            ? "share " + named(shared) + " but each has items that the other lacks"
            : "differ in " + named(differing);
    String item = differing.isEmpty() ? shared.get(0) : differing.get(0);
    return Optional.of(
        new CollectionGap(
            request,
            Reason.CONTRADICTORY,
            first.file().path() + " and " + second.file().path() + " " + what,
            Optional.of(first.at(first.items().pointer(item)))));
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
