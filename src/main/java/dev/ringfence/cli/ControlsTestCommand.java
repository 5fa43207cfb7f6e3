package dev.ringfence.cli;

import dev.ringfence.audit.Adapters;
import dev.ringfence.audit.ExampleResult;
import dev.ringfence.audit.ExampleRun;
import dev.ringfence.audit.Installation;
import dev.ringfence.control.Catalogue;
import dev.ringfence.control.Control;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "test",
    description = "Run every example of every check through collector, reader and check.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  ringfence controls test", "  ringfence controls test my-controls"})
final class ControlsTestCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description = "The catalogue (default: the shipped one).")
  private @Nullable Path controls;

  ControlsTestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Installation installation = Installation.current();
    Catalogue catalogue =
        new Adapters(installation).catalogue(controls == null ? installation.controls() : controls);
    int passed = 0;
    int failed = 0;
    ExampleRun examples = new Adapters(installation).exampleRun();
    for (Control control : catalogue.controls()) {
      for (ExampleResult result : control.checks().stream().flatMap(examples::results).toList()) {
        passed += result.failure().isEmpty() ? 1 : 0;
        failed += result.failure().isPresent() ? 1 : 0;
        result.failure().ifPresent(why -> console.out().println(line(control, result, why)));
      }
    }
    console.out().println("%d passed, %d failed".formatted(passed, failed));
    return failed > 0 ? ExitCode.OPEN : ExitCode.OK;
  }

  private static String line(Control control, ExampleResult result, String why) {
    return "%s:%d: %s: %s example '%s': %s"
        .formatted(
            control.file(),
            result.example().line(),
            result.check().id(),
            result.example().expected().word(),
            result.example().name(),
            Text.plain(why));
  }
}
