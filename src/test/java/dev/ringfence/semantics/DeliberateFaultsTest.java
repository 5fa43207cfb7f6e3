package dev.ringfence.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ringfence.semantics.Semantic.Fault;
import dev.ringfence.semantics.Semantic.Proof;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each deliberate fault of the list is put into a copy of one source file, the copy is compiled
 * beside the others, and the tests of its statement run with it: one of them must fail.
 */
@Tag("faults")
class DeliberateFaultsTest {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> a_fault_is_noticed_by_a_test_of_its_statement() {
    String only = System.getProperty("ringfence.semantic", "");
    List<DynamicTest> tests = new ArrayList<>();
    for (Semantic semantic : Semantics.all()) {
      if (!only.isEmpty() && !List.of(only.split(",")).contains(semantic.id())) {
        continue;
      }
      for (Fault fault : semantic.faults()) {
        Path own = folder.resolve(String.valueOf(tests.size()));
        tests.add(
            dynamicTest(
                semantic.id() + ": " + fault.text(),
                () ->
                    assertTimeoutPreemptively(
                        LONGEST, () -> isNoticed(fault, semantic.proofs(), own))));
      }
    }
    return tests.stream();
  }

  private static void isNoticed(Fault fault, List<Proof> proofs, Path folder)
      throws IOException, ClassNotFoundException {
    try (FaultyClasses classes = FaultyClasses.with(fault, folder)) {
      for (Proof proof : proofs) {
        if (!ProofRun.of(proof, classes).failed().isEmpty()) {
          return;
        }
      }
    }
    assertThat(proofs).as("all of these pass although %s", fault.text()).isEmpty();
  }
}
