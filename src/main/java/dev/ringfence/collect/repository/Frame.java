package dev.ringfence.collect.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is open around a place in a configuration, and the item of it that is being read. */
final class Frame {
  private final boolean takesNames;
  private final Optional<String> inherited;
  private final List<String> header;
  private final int missingLabels;
  private final int opener;

  private List<String> words = new ArrayList<>();
  private boolean isNamed;
  private Optional<String> kind;
  private String name = "";

  /**
   * @param takesNames whether it has items with names, as braces have
   * @param inherited kind of secret that everything in it is
   * @param header type and labels of the block it is the body of
   * @param missingLabels how many labels are still to come (JSON syntax)
   * @param opener number of the token that opens it
   */
  Frame(
      boolean takesNames,
      Optional<String> inherited,
      List<String> header,
      int missingLabels,
      int opener) {
    this.takesNames = takesNames;
    this.inherited = inherited;
    this.header = List.copyOf(header);
    this.missingLabels = missingLabels;
    this.opener = opener;
    kind = inherited;
  }

  boolean takesNames() {
    return takesNames;
  }

  /** Whether a name may come next. */
  boolean awaitsName() {
    return takesNames && !isNamed;
  }

  List<String> header() {
    return header;
  }

  int missingLabels() {
    return missingLabels;
  }

  int opener() {
    return opener;
  }

  /** Words before a name or brace. */
  List<String> words() {
    return words;
  }

  String name() {
    return name;
  }

  /** The kind of secret that the item is. */
  Optional<String> kind() {
    return kind;
  }

  /** The item has a name. */
  void named(String itemName, Optional<String> itemKind) {
    isNamed = true;
    name = itemName;
    kind = inherited.or(() -> itemKind);
  }

  boolean isNamed() {
    return isNamed;
  }

  /** Another item begins. */
  void next() {
    isNamed = false;
    name = "";
    kind = inherited;
    words = new ArrayList<>();
  }
}
