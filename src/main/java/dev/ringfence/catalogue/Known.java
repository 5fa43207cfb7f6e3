package dev.ringfence.catalogue;

import dev.ringfence.control.Catalogue;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Control;
import dev.ringfence.network.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ids that other files may name.
 *
 * @param catalogue empty where the controls themselves could not be read: then no id is doubted,
 *     since the doubt would be about the wrong file
 */
record Known(Optional<Catalogue> catalogue) {
  boolean isControl(String id) {
    return catalogue.isEmpty() || controlIds().contains(id);
  }

  List<String> controlIds() {
    return controls().map(control -> control.id().value()).toList();
  }

  /** Checks of one control; of all controls where the id is blank. */
  List<String> checkIds(String control) {
    return controls()
        .filter(candidate -> control.isBlank() || candidate.id().value().equals(control))
        .flatMap(candidate -> candidate.checks().stream())
        .map(check -> check.id().value())
        .toList();
  }

  /** Reports a control, or a check of it, that the catalogue does not have. */
  void checkNames(Section section, String control) {
    if (!control.isEmpty() && !isControl(control)) {
      section.problem(
          section.line("control"),
          "unknown control \"" + control + "\"" + Nearest.hint(control, controlIds()));
      return;
    }
    String check = section.textOrEmpty("check");
    List<String> checks = checkIds(control);
    if (!check.isEmpty() && catalogue.isPresent() && !checks.contains(check)) {
      section.problem(
          section.line("check"),
          "unknown check \"%s\" of control %s%s"
              .formatted(check, control, Nearest.hint(check, checks)));
    }
  }

  Optional<CheckDefinition> check(String id) {
    return controls()
        .flatMap(control -> control.checks().stream())
        .filter(check -> check.id().value().equals(id))
        .findFirst();
  }

  private Stream<Control> controls() {
    return catalogue.stream().flatMap(found -> found.controls().stream());
  }
}
