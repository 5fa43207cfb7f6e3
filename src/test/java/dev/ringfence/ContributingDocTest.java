package dev.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.ExampleRun;
import dev.ringfence.catalogue.CatalogueFiles;
import dev.ringfence.catalogue.CatalogueFiles.Demand;
import dev.ringfence.check.Judgement;
import dev.ringfence.check.Verdict;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Example;
import dev.ringfence.expression.cel.CelExpressionCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What contributing.md shows to copy can be copied. */
class ContributingDocTest {
  private static final Pattern BOUNDARY_CHECK =
      Pattern.compile("```yaml\n(- id: \\S+\n  engine: boundary.*?)```", Pattern.DOTALL);

  @Test
  void given_the_boundary_check_of_contributing_then_it_runs(@TempDir Path folder)
      throws IOException {
    Matcher shown = BOUNDARY_CHECK.matcher(Files.readString(Path.of("src/docs/contributing.md")));
    assertThat(shown.find()).isTrue();
    Files.writeString(
        folder.resolve("SEG-1.yaml"),
        "id: SEG-1\ntitle: Shown\nseverity: medium\nchecks:\n" + shown.group(1).indent(2));

    CheckDefinition check =
        new CatalogueFiles(new CelExpressionCompiler(), ShippedControls.calls(), Demand.RUNNABLE)
            .read(folder)
            .controls()
            .get(0)
            .checks()
            .get(0);
    ExampleRun run = ShippedControls.exampleRun();

    assertThat(run.check(check).map(one -> run.result(one, threeTiers()).judgements().get(0)))
        .extracting(Judgement::outcome)
        .extracting(outcome -> outcome.verdict())
        .containsExactly(Verdict.SATISFIED);
  }

  private static Example threeTiers() {
    return ShippedControls.catalogue().controls().stream()
        .flatMap(control -> control.checks().stream())
        .filter(check -> check.id().value().equals("rf-seg-001.internet-to-data"))
        .findFirst()
        .orElseThrow()
        .examples()
        .get(0);
  }
}
