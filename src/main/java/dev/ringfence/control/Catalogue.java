package dev.ringfence.control;

import dev.ringfence.evidence.Digest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All controls an audit knows, in order of their ids.
 *
 * @param digest of the files they were read from
 */
public record Catalogue(List<Control> controls, Digest digest) {
  public Catalogue {
    controls = controls.stream().sorted(Comparator.comparing(Control::id)).toList();
  }

  public Optional<Control> control(ControlId id) {
    return controls.stream().filter(control -> control.id().equals(id)).findFirst();
  }
}
