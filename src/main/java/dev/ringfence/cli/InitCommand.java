package dev.ringfence.cli;

import dev.ringfence.catalogue.InitTemplate;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "init",
    description = "Write a commented audit.yaml with example zones, boundaries and exceptions.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  ringfence init", "  ringfence init shop"})
final class InitCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where to write (default: this folder).")
  private Path folder = Path.of(".");

  InitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    InitTemplate.writeTo(folder).forEach(file -> console.out().println(file));
    return ExitCode.OK;
  }
}
