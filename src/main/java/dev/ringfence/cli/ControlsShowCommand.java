package dev.ringfence.cli;

import dev.ringfence.catalogue.CatalogueReadme;
import dev.ringfence.control.Catalogue;
import dev.ringfence.control.Control;
import dev.ringfence.control.ControlId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private CatalogueOption catalogue = new CatalogueOption();

  ControlsShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Catalogue controls = catalogue.read();
    Control control =
        controls
            .control(new ControlId(id))
            .orElseThrow(
                () ->
                    new UsageException(
                        "no control "
                            + id
                            + "; there are "
                            + controls.controls().stream()
                                .map(one -> one.id().value())
                                .collect(Collectors.joining(", "))));
    console.out().print(CatalogueReadme.of(new Catalogue(List.of(control), controls.digest())));
    console.out().flush();
    return ExitCode.OK;
  }
}
