package dev.ringfence.cli;

import dev.ringfence.audit.Adapters;
import dev.ringfence.audit.Installation;
import dev.ringfence.catalogue.CatalogueReadme;
import dev.ringfence.control.Catalogue;
import dev.ringfence.control.Control;
import dev.ringfence.control.ControlId;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "Show a control with its checks, as Markdown.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  ringfence controls show WAF-SEC-050")
final class ControlsShowCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "ID", description = "The control's id.")
  private String id = "";

  @Option(
      names = "--controls",
      paramLabel = "DIR",
      description = "The catalogue (default: the shipped one).")
  private @Nullable Path controls;

  ControlsShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Installation installation = Installation.current();
    Catalogue catalogue =
        new Adapters(installation).catalogue(controls == null ? installation.controls() : controls);
    Control control =
        catalogue
            .control(new ControlId(id))
            .orElseThrow(
                () ->
                    new UsageException(
                        "no control "
                            + id
                            + "; there are "
                            + catalogue.controls().stream()
                                .map(one -> one.id().value())
                                .collect(Collectors.joining(", "))));
    console.out().print(CatalogueReadme.of(new Catalogue(List.of(control), catalogue.digest())));
    console.out().flush();
    return ExitCode.OK;
  }
}
