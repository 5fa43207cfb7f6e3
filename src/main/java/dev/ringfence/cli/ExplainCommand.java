package dev.ringfence.cli;

import dev.ringfence.audit.FlowQuestions;
import dev.ringfence.net.Services;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "explain",
    description = "Say whether something passes, and which rule decides at each hop.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ringfence explain --from internet --to web-1 --protocol tcp --port 443 exports",
      "  ringfence explain --from public --to 10.20.32.45 --protocol tcp exports",
      "  ringfence explain --from bastion --to web-1 --protocol icmp exports",
      "  ringfence explain --from shop/api --to data/db --protocol tcp --port 5432 manifests",
      "  ringfence explain --from web-1 --to 10.20.32.45 --protocol tcp --port 5432 \\",
      "      --format json --config shop/audit.yaml --period 2026-11",
      "",
      "The verdict is permitted, denied or inconclusive. An address that no known",
      "interface has is beyond the estate. Of several ports or endpoints one that",
      "passes suffices for permitted.",
      "The exit code is 0 whatever the verdict; 2 for wrong usage or configuration."
    })
final class ExplainCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private FlowSource source = new FlowSource();
  @Mixin private ServiceOptions options = new ServiceOptions();

  @Option(
      names = "--from",
      paramLabel = "X",
      required = true,
      description = "A zone, a resource's id or name, an address, a CIDR block or internet.")
  private String from = "";

  @Option(names = "--to", paramLabel = "Y", required = true, description = "Likewise.")
  private String to = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ExplainFormat format = ExplainFormat.text;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Services services = options.services();
    FlowQuestions questions = source.read(console);
    var explanation = questions.explain(from, to, services);
    questions.notes().forEach(note -> console.err().println(Text.plain(note)));
    format.print(explanation, console.out());
    return ExitCode.OK;
  }
}
