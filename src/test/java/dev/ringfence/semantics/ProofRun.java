package dev.ringfence.semantics;

import dev.ringfence.semantics.Semantic.Proof;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What became of the rows of a test that a proof means.
 *
 * @param passed names of those that passed
 * @param failed names of those that failed
 */
record ProofRun(List<String> passed, List<String> failed) {
  ProofRun {
    passed = List.copyOf(passed);
    failed = List.copyOf(failed);
  }

  /** Runs a proof with the classes of a loader. */
  static ProofRun of(Proof proof, ClassLoader classes) throws ClassNotFoundException {
    return Whole.of(proof, classes).about(proof);
  }

  /** A test that has run with all its rows, in their order: many proofs are rows of one. */
  record Whole(List<Ended> ended) {
    Whole {
      ended = List.copyOf(ended);
    }

    /** Runs the test that a proof is a row of. */
    static Whole of(Proof proof, ClassLoader classes) throws ClassNotFoundException {
      Class<?> type = Class.forName(proof.className(), false, classes);
      Method method =
          Stream.of(type.getDeclaredMethods())
              .filter(one -> one.getName().equals(proof.method()))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no test " + proof));
      LauncherDiscoveryRequest request =
          LauncherDiscoveryRequestBuilder.request()
              .selectors(DiscoverySelectors.selectMethod(type, method))
              .build();
      Endings endings = new Endings();
      LauncherFactory.create().execute(request, endings);
      return new Whole(endings.ended);
    }

    /** A test that breaks as a whole counts whatever its rows are called. */
    ProofRun about(Proof proof) {
      return new ProofRun(
          names(one -> one.isRowOf(proof) && !one.isFailed()),
          names(one -> one.isFailed() && (one.isRowOf(proof) || one.isContainer())));
    }

    private List<String> names(Predicate<Ended> which) {
      return ended.stream().filter(which).map(Ended::name).toList();
    }
  }

  /** A row, or what rows are in, that has run. */
  record Ended(String name, boolean isContainer, boolean isFailed) {
    boolean isRowOf(Proof proof) {
      return !isContainer && proof.isAbout(name);
    }
  }

  private static final class Endings implements TestExecutionListener {
    private final List<Ended> ended = new ArrayList<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      ended.add(
          new Ended(
              test.getDisplayName(), test.isContainer(), result.getStatus() == Status.FAILED));
    }
  }
}
