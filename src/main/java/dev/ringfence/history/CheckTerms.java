package dev.ringfence.history;

import dev.ringfence.control.BoundaryRule;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.CheckId;
import dev.ringfence.control.Control;
import dev.ringfence.control.ControlId;
import dev.ringfence.control.Engine;
import dev.ringfence.control.Parameters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What decides a check's verdicts: if any of it differs, a verdict may differ because of that. */
record CheckTerms(
    Engine engine,
    String subject,
    String where,
    String require,
    Optional<BoundaryRule> boundary,
    Parameters parameters,
    Optional<String> notExecutable) {
  /** A check by the control it is in. */
  record Key(ControlId control, CheckId check) {
    static Key of(FindingKey finding) {
      return new Key(finding.control(), finding.check());
    }
  }

  static Map<Key, CheckTerms> of(List<Control> controls) {
    Map<Key, CheckTerms> terms = new HashMap<>();
    for (Control control : controls) {
      control.checks().forEach(check -> terms.put(new Key(control.id(), check.id()), of(check)));
    }
    return terms;
  }

  private static CheckTerms of(CheckDefinition check) {
    return new CheckTerms(
        check.engine(),
        check.subject(),
        check.where(),
        check.require(),
        check.boundary(),
        check.parameters(),
        check.notExecutable());
  }
}
