package dev.ringfence.catalogue;

import java.util.HashMap;
import java.util.Map;

/** Ids of entries of one sort, each of which may be given once. */
final class TakenIds {
  private final String sort;
  private final Map<String, String> places = new HashMap<>();

  /**
   * @param sort the word for an entry, {@code exception}
   */
  TakenIds(String sort) {
    this.sort = sort;
  }

  /** Reports an id that another entry has. */
  void add(Section section, String id) {
    if (id.isEmpty()) {
      return;
    }
    String place = section.file().path() + ":" + section.line("id");
    String taken = places.putIfAbsent(id, place);
    if (taken != null) {
      section.problem(section.line("id"), sort + " id \"" + id + "\" is taken by " + taken);
    }
  }
}
