package dev.ringfence.catalogue;

import dev.ringfence.check.Attestation;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.CheckId;
import dev.ringfence.control.Engine;
import dev.ringfence.network.Nearest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder of statements that people answer for; a file holds one, or a list of them. */
final class AttestationFiles {
  private AttestationFiles() {}

  static FileSet<Attestation> read(List<SourceFile> files, Known known, Problems problems) {
    List<Attestation> attestations = new ArrayList<>();
    for (SourceFile file : files) {
      Sections.of(file, "an attestation", Keys.ATTESTATION, problems)
          .forEach(section -> attestation(section, known, problems).ifPresent(attestations::add));
    }
    return new FileSet<>(attestations, files);
  }

  private static Optional<Attestation> attestation(
      Section section, Known known, Problems problems) {
    int before = problems.count();
    String check = section.text("check");
    String statement = section.text("statement");
    String owner = section.text("owner");
    Optional<LocalDate> attested = section.date("attested");
    Optional<LocalDate> expires = section.date("expires");
    String reference = section.text("reference");
    checkName(section, check, known);
    if (attested.isPresent() && expires.isPresent() && expires.get().isBefore(attested.get())) {
      section.problem(
          section.line("expires"),
          "expires %s is before attested %s".formatted(expires.get(), attested.get()));
    }
    if (problems.count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new Attestation(
            new CheckId(check),
            statement,
            owner,
            attested.orElseThrow(),
            expires.orElseThrow(),
            reference,
            section.file().at(section.line())));
  }

  private static void checkName(Section section, String check, Known known) {
    if (check.isEmpty() || known.catalogue().isEmpty()) {
      return;
    }
    Optional<CheckDefinition> definition = known.check(check);
    if (definition.isEmpty()) {
      section.problem(
          section.line("check"),
          "unknown check \"" + check + "\"" + Nearest.hint(check, manualChecks(known)));
    } else if (definition.get().engine() != Engine.MANUAL) {
      section.problem(
          section.line("check"),
          "check \"%s\" is judged by the engine %s, an attestation is for a manual one"
              .formatted(check, definition.get().engine().word()));
    }
  }

  private static List<String> manualChecks(Known known) {
    return known.checkIds("").stream()
        .filter(id -> known.check(id).filter(c -> c.engine() == Engine.MANUAL).isPresent())
        .toList();
  }
}
