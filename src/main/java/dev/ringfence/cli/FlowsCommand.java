package dev.ringfence.cli;

import dev.ringfence.audit.FlowQuestions;
import dev.ringfence.document.FlowsDocument;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "flows",
    description = "List what passes between zones, or from one place to another.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ringfence flows exports                   what passes each boundary",
      "  ringfence flows --config shop/audit.yaml --period 2026-11 --from internet",
      "  ringfence flows --from bastion --to data --format tsv exports",
      "  ringfence flows manifests                 between namespaces of a cluster",
      "  ringfence flows --from 192.168.100.0/24 --format json exports > flows.json",
      "",
      "A row is certain, or possible: then something that decides is not known. Its",
      "packets and their answers pass. \"mediated by\" means two connections: to",
      "something that ends the client's, and on from there.",
      "The exit code is 0 whatever passes; 2 for wrong usage or configuration."
    })
final class FlowsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private FlowSource source = new FlowSource();

  @Option(
      names = "--from",
      paramLabel = "X",
      description =
          "A zone, a resource's id or name, an address, a CIDR block or internet (default: all zones).")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "Y", description = "Likewise.")
  private @Nullable String to;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private FlowFormat format = FlowFormat.table;

  FlowsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    FlowQuestions questions = source.read(console);
    FlowsDocument flows = questions.flows(Optional.ofNullable(from), Optional.ofNullable(to));
    questions.notes().forEach(note -> console.err().println(Text.plain(note)));
    format.print(flows, console.out());
    long rows = flows.boundaries().stream().flatMap(FlowRow::of).count();
    long doubtful = flows.boundaries().stream().filter(boundary -> !boundary.isCertain()).count();
    console
        .err()
        .println(
            "rows: %d; boundaries: %d, not certain: %d; endpoints without a certain zone: %d"
                .formatted(rows, flows.boundaries().size(), doubtful, flows.zoneIssues().size()));
    return ExitCode.OK;
  }
}
