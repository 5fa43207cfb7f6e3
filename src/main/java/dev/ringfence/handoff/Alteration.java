package dev.ringfence.handoff;

import java.util.Comparator;

/**
 * A way in which a package is not the one that was signed.
 *
 * @param name of the file, or of what else is concerned
 * @param detail what is wrong with it; may be empty
 */
public record Alteration(Kind kind, String name, String detail) implements Comparable<Alteration> {
  private static final Comparator<Alteration> ORDER =
      Comparator.comparing(Alteration::kind)
          .thenComparing(Alteration::name)
          .thenComparing(Alteration::detail);

  /** What is wrong. */
  public enum Kind {
    ALTERED("altered"),
    MISSING("missing"),
    ADDED("added"),
    /** Two files of the package state different things. */
    CONTRADICTION("contradiction"),
    SIGNATURE("signature"),
    /** The bytes around the files. */
    CONTAINER("container");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** {@code altered reports/report.pdf}. */
  public String line() {
    return "%-13s %s%s".formatted(kind.word(), name, detail.isEmpty() ? "" : ": " + detail);
  }

  @Override
  public int compareTo(Alteration other) {
    return ORDER.compare(this, other);
  }
}
