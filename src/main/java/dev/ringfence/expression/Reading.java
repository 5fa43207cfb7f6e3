package dev.ringfence.expression;

import dev.ringfence.evidence.SourceRef;
import java.util.List;

/**
 * A fact that a decision rests on.
 *
 * @param path how the expression reached it, {@code ingress[2].peer}
 * @param value for people: the value, or why there is none
 */
public record Reading(String path, String value, boolean isKnown, List<SourceRef> sources) {
  public Reading {
    sources = List.copyOf(sources);
  }
}
