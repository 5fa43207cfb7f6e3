package dev.ringfence.control;

import java.util.List;

/**
 * One step of a control's maturity.
 *
 * @param level 1-5
 */
public record MaturityLevel(int level, String description, List<String> criteria) {
  public MaturityLevel {
    criteria = List.copyOf(criteria);
  }
}
