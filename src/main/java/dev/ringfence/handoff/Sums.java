package dev.ringfence.handoff;

import dev.ringfence.evidence.Digest;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Digests of files by name, as {@code sha256sum} writes and reads them. */
public record Sums(SortedMap<String, Digest> digests) {
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) {2}(.+)");

  public Sums {
    digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
  }

  /** A line a file, in order of names. */
  public String text() {
    StringBuilder lines = new StringBuilder();
    digests.forEach(
        (name, digest) -> lines.append(digest.sha256()).append("  ").append(name).append('\n'));
    return lines.toString();
  }

  /** Reads a text; empty unless it is, to the byte, what {@link #text} writes. */
  public static Optional<Sums> parse(String text) {
    SortedMap<String, Digest> digests = new TreeMap<>();
    for (String line : text.split("\n")) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      digests.put(matcher.group(2), new Digest(matcher.group(1)));
    }
    return Optional.of(new Sums(digests)).filter(sums -> sums.text().equals(text));
  }
}
