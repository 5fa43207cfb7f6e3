package dev.ringfence.evidence;

import java.util.Comparator;
import java.util.Optional;

/**
 * Where in sealed bytes a fact was read.
 *
 * @param digest of the sealed bytes
 * @param path the name the bytes had at their source, relative to it
 * @param place JSON pointer (RFC 6901) or line
 */
public record SourceRef(Digest digest, String path, Place place) implements Comparable<SourceRef> {
  private static final Comparator<SourceRef> ORDER =
      Comparator.comparing(SourceRef::path)
          .thenComparing(SourceRef::digest)
          .thenComparing(ref -> ref.place().toString());

  /** A spot in a document. */
  public sealed interface Place {}

  /** RFC 6901 pointer; empty means the whole document. */
  public record Pointer(String text) implements Place {
    public Pointer {
      if (!text.isEmpty() && text.charAt(0) != '/') {
        throw new IllegalArgumentException("not a JSON pointer: '" + text + "'");
      }
    }

    @Override
    public String toString() {
      return text.isEmpty() ? "(whole document)" : text;
    }
  }

  /** Line number, from 1. */
  public record Line(int number) implements Place {
    public Line {
      if (number < 1) {
        throw new IllegalArgumentException("lines count from 1, not " + number);
      }
    }

    @Override
    public String toString() {
      return "line " + number;
    }
  }

  public static SourceRef at(Digest digest, String path, String pointer) {
    return new SourceRef(digest, path, new Pointer(pointer));
  }

  public static SourceRef atLine(Digest digest, String path, int line) {
    return new SourceRef(digest, path, new Line(line));
  }

  public Optional<String> pointer() {
    return place instanceof Pointer pointer ? Optional.of(pointer.text()) : Optional.empty();
  }

  public Optional<Integer> line() {
    return place instanceof Line line ? Optional.of(line.number()) : Optional.empty();
  }

  /** As reports print it: {@code path#pointer} or {@code path:line}. */
  public String display() {
    return place instanceof Line line
        ? path + ":" + line.number()
        : path + "#" + pointer().orElse("");
  }

  @Override
  public int compareTo(SourceRef other) {
    return ORDER.compare(this, other);
  }
}
