package dev.ringfence.control;

import dev.ringfence.evidence.Digest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All controls an audit knows, in order of their ids.
 *
 * @param digest of the files they were read from
 * @param passedOver names of YAML files beside them that are no controls
 */
public record Catalogue(List<Control> controls, Digest digest, List<String> passedOver) {
  public Catalogue {
    passedOver = List.copyOf(passedOver);
    controls = controls.stream().sorted(Comparator.comparing(Control::id)).toList();
  }

  /** A catalogue with nothing else beside it. */
  public Catalogue(List<Control> controls, Digest digest) {
    this(controls, digest, List.of());
  }

  public Optional<Control> control(ControlId id) {
    return controls.stream().filter(control -> control.id().equals(id)).findFirst();
  }
}
