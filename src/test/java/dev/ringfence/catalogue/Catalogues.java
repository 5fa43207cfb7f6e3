package dev.ringfence.catalogue;

import dev.ringfence.control.Catalogue;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.CheckId;
import dev.ringfence.control.Control;
import dev.ringfence.control.ControlId;
import dev.ringfence.control.Engine;
import dev.ringfence.control.Parameters;
import dev.ringfence.control.Severity;
import dev.ringfence.evidence.Digest;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A catalogue of one control with a check of each engine that runs. */
final class Catalogues {
  private Catalogues() {}

  static Catalogue small() {
    return new Catalogue(
        List.of(
            new Control(
                new ControlId("NET-1"),
                "Networks are apart",
                "security",
                "active",
                Severity.HIGH,
                "",
                List.of(),
                List.of(),
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(check("net-1.closed", Engine.RESOURCE), check("net-1.seen", Engine.MANUAL)),
                "NET-1.yaml")),
        new Digest("0".repeat(64)));
  }

  private static CheckDefinition check(String id, Engine engine) {
    return new CheckDefinition(
        new CheckId(id),
        engine,
        Severity.HIGH,
        id,
        "",
        "",
        "",
        "",
        new Parameters(new TreeMap<>()),
        "",
        "",
        List.of(),
        Optional.empty(),
        1);
  }
}
