package dev.ringfence.cli;

import dev.ringfence.audit.FlowQuestions;
import dev.ringfence.document.ReachDocument;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "reach",
    description = "List everything a compromise reaches, in one hop and from there on.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ringfence reach --from bastion exports",
      "  ringfence reach --from internet --hops 1 --format tsv exports",
      "  ringfence reach --from public --config shop/audit.yaml --format json",
      "",
      "What is reached over any port counts as compromised next, whatever is there.",
      "The exit code is 0 whatever is reached; 2 for wrong usage or configuration."
    })
final class ReachCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private FlowSource source = new FlowSource();

  @Option(
      names = "--from",
      paramLabel = "X",
      required = true,
      description = "A zone, a resource's id or name, an address, a CIDR block or internet.")
  private String from = "";

  @Option(
      names = "--hops",
      paramLabel = "N",
      description = "How far to look, 1 or more (default: as far as it goes).")
  private @Nullable Integer hops;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ReachFormat format = ReachFormat.table;

  ReachCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (hops != null && hops < 1) {
      throw new UsageException("--hops " + hops + ": a number of 1 or more is expected");
    }
    FlowQuestions questions = source.read(console);
    ReachDocument reach = questions.reach(from, Optional.ofNullable(hops));
    questions.notes().forEach(note -> console.err().println(Text.plain(note)));
    format.print(reach, console.out());
    long endpoints =
        reach.reached().stream().map(ReachDocument.ReachedDocument::endpoint).distinct().count();
    console.err().println(endpoints + (endpoints == 1 ? " endpoint" : " endpoints") + " reached");
    return ExitCode.OK;
  }
}
