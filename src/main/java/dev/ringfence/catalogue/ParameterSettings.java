package dev.ringfence.catalogue;

import dev.ringfence.control.CheckId;
import dev.ringfence.control.Parameters;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An audit's own settings of one check.
 *
 * @param line where the check is named in audit.yaml
 * @param lines where each parameter stands
 */
public record ParameterSettings(
    CheckId check, Parameters values, int line, SortedMap<String, Integer> lines) {
  public ParameterSettings {
    lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
  }
}
