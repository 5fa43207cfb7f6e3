package dev.ringfence.semantics;

import dev.ringfence.semantics.Semantic.Fault;
import dev.ringfence.semantics.Semantic.Proof;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the list of statements. An entry is a line with id and statement, then indented lines:
 * {@code test} names a test, {@code absent} says why there is none, {@code fault} what is made
 * wrong, {@code in} in which file, {@code -} and {@code +} which line is replaced by which.
 */
final class Semantics {
  private static final Path LIST = Path.of("src/test/resources/semantics/flows.txt");

  private final List<Semantic> all = new ArrayList<>();
  private String id = "";
  private String text = "";
  private Optional<String> absence = Optional.empty();
  private final List<Proof> proofs = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private String fault = "";
  private String file = "";
  private final List<String> before = new ArrayList<>();
  private final List<String> after = new ArrayList<>();

  private Semantics() {}

  /** Every statement in the order of the list. */
  static List<Semantic> all() {
    Semantics semantics = new Semantics();
    try {
      Files.readAllLines(LIST).forEach(semantics::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    semantics.endStatement();
    return semantics.all;
  }

  private void read(String line) {
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    if (!line.startsWith("  ")) {
      endStatement();
      id = line.substring(0, line.indexOf(' '));
      text = line.substring(line.indexOf(' ') + 1);
      return;
    }
    String said = line.strip();
    String word = said.substring(0, said.indexOf(' '));
    part(word, said.substring(word.length() + 1));
  }

  private void part(String word, String rest) {
    switch (word) {
      case "test" -> proofs.add(Proof.parse(rest));
      case "absent" -> absence = Optional.of(rest);
      case "fault" -> {
        endFault();
        fault = rest;
      }
      case "in" -> file = rest;
      case "-" -> before.add(rest);
      case "+" -> after.add(rest);
      default -> throw new IllegalArgumentException(id + ": what is \"" + word + "\"?");
    }
  }

  private void endFault() {
    if (!fault.isEmpty()) {
      faults.add(new Fault(fault, file, before, after));
    }
    fault = "";
    before.clear();
    after.clear();
  }

  private void endStatement() {
    endFault();
    if (!id.isEmpty()) {
      all.add(new Semantic(id, text, proofs, faults, absence));
    }
    proofs.clear();
    faults.clear();
    absence = Optional.empty();
  }
}
