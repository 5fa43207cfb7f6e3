package dev.ringfence.control;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Raw evidence and what a check must say to it.
 *
 * @param because part of an observation's text that a non-compliant or inconclusive example must
 *     give; may be empty for a compliant one
 * @param evidence file name to content, as a collector would store it
 * @param empty calls that were made and returned nothing, as {@code rds:DescribeDBClusters}
 * @param settings what an owner would have told: {@code audit.yaml} and the table it names, by file
 *     name; empty where zones are inferred and nobody told anything
 * @param line where it stands in its catalogue file
 */
public record Example(
    String name,
    Expected expected,
    String because,
    SortedMap<String, String> evidence,
    List<String> empty,
    Optional<SortedMap<String, String>> settings,
    int line) {
  /** The verdict an example stands for. */
  public enum Expected {
    COMPLIANT("compliant"),
    NON_COMPLIANT("non-compliant"),
    INCONCLUSIVE("inconclusive");

    private final String word;

    Expected(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public Example {
    evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
    empty = List.copyOf(empty);
    settings = settings.map(files -> Collections.unmodifiableSortedMap(new TreeMap<>(files)));
  }

  /** An example without settings. */
  public Example(
      String name,
      Expected expected,
      String because,
      SortedMap<String, String> evidence,
      List<String> empty,
      int line) {
    this(name, expected, because, evidence, empty, Optional.empty(), line);
  }

  /** The same example with other evidence. */
  public Example withEvidence(SortedMap<String, String> others, List<String> othersEmpty) {
    return new Example(name, expected, because, others, othersEmpty, settings, line);
  }

  /** The same example with other settings. */
  public Example withSettings(SortedMap<String, String> others) {
    return new Example(name, expected, because, evidence, empty, Optional.of(others), line);
  }
}
