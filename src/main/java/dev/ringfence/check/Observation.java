package dev.ringfence.check;

import dev.ringfence.evidence.SourceRef;
import java.util.List;

/**
 * A fact a check saw.
 *
 * @param sources what shows it; the first is the value itself. Never empty.
 */
public record Observation(String text, List<SourceRef> sources) {
  public Observation {
    sources = List.copyOf(sources);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("no source for: " + text);
    }
  }

  public static Observation of(String text, SourceRef source) {
    return new Observation(text, List.of(source));
  }
}
