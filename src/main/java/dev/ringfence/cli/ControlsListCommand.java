package dev.ringfence.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ringfence.control.Catalogue;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Control;
import dev.ringfence.control.Engine;
import dev.ringfence.document.CanonicalJson;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = "List controls and their checks.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ringfence controls list",
      "  ringfence controls list --controls wafpp/controls --format json"
    })
final class ControlsListCommand implements Callable<Integer> {
  enum Format {
    table,
    json
  }

  private final Console console;

  @Mixin private CatalogueOption catalogue = new CatalogueOption();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.table;

  ControlsListCommand(Console console) {
    this.console = console;
  }

  private record Listing(List<ListedControl> controls) {}

  private record ListedControl(String id, String title, List<ListedCheck> checks) {}

  private record ListedCheck(
      String id,
      String engine,
      boolean executable,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {}

  @Override
  public Integer call() {
    Catalogue controls = catalogue.read();
    switch (format) {
      case table -> table(controls);
      case json -> json(controls);
    }
    console.out().flush();
    return ExitCode.OK;
  }

  private void json(Catalogue controls) {
    Listing listing =
        new Listing(
            controls.controls().stream()
                .map(
                    control ->
                        new ListedControl(
                            control.id().value(),
                            control.title(),
                            control.checks().stream().map(ControlsListCommand::listed).toList()))
                .toList());
    console.out().println(new CanonicalJson().indented(listing));
  }

  private static ListedCheck listed(CheckDefinition check) {
    return new ListedCheck(
        check.id().value(),
        check.engine().word(),
        check.isExecutable(),
        check.notExecutable().orElse(null));
  }

  private void table(Catalogue controls) {
    for (Control control : controls.controls()) {
      console.out().println(control.id() + "  " + Text.plain(control.title()));
      control.checks().forEach(this::row);
    }
    sums(controls);
  }

  private void row(CheckDefinition check) {
    String why =
        check.notExecutable().map(reason -> "  (not executable: " + reason + ")").orElse("");
    console
        .out()
        .println(
            "    %-8s %-9s %s%s"
                .formatted(check.severity().word(), check.engine().word(), check.id(), why));
  }

  private void sums(Catalogue controls) {
    List<CheckDefinition> checks =
        controls.controls().stream().flatMap(control -> control.checks().stream()).toList();
    console
        .err()
        .println(
            "%s, %s, %d of them executable"
                .formatted(
                    counted(controls.controls().size(), "control"),
                    counted(checks.size(), "check"),
                    executable(checks)));
    for (Engine engine : Engine.values()) {
      List<CheckDefinition> of = checks.stream().filter(c -> c.engine() == engine).toList();
      if (!of.isEmpty()) {
        console
            .err()
            .println(
                "  %s: %d of %d executable".formatted(engine.word(), executable(of), of.size()));
      }
    }
    if (!controls.passedOver().isEmpty()) {
      String files = String.join(", ", controls.passedOver());
      console.err().println("no controls, and passed over: " + Text.plain(files));
    }
  }

  private static long executable(List<CheckDefinition> checks) {
    return checks.stream().filter(CheckDefinition::isExecutable).count();
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
