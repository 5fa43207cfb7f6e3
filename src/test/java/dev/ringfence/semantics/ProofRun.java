package dev.ringfence.semantics;

import dev.ringfence.semantics.Semantic.Proof;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
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
    Rows rows = new Rows(proof);
    Launcher launcher = LauncherFactory.create();
    launcher.execute(request, rows);
    return new ProofRun(rows.passed, rows.failed);
  }

  /** Collects what is meant; a test that breaks as a whole counts whatever its rows are called. */
  private static final class Rows implements TestExecutionListener {
    private final Proof proof;
    private final List<String> passed = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();

    Rows(Proof proof) {
      this.proof = proof;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      boolean isFailed = result.getStatus() == Status.FAILED;
      boolean isRow = test.isTest() && proof.isAbout(test.getDisplayName());
      if (isFailed && (isRow || test.isContainer())) {
        failed.add(test.getDisplayName());
      } else if (isRow) {
        passed.add(test.getDisplayName());
      }
    }
  }
}
