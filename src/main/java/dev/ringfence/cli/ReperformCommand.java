package dev.ringfence.cli;

import dev.ringfence.audit.Installation;
import dev.ringfence.audit.Reperforming;
import dev.ringfence.handoff.Manifest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "reperform",
    description = "Judge the evidence of a package again, and compare with what it states.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ringfence reperform shop-2026-11.zip",
      "",
      "The package is verified first. Nothing but the package is looked at: no state, no network.",
      "Exit codes: 0 equal; 1 altered, or something came out differently; 2 it is no package, or",
      "has not all evidence."
    })
final class ReperformCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private PackageOptions options = new PackageOptions();

  ReperformCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Reperforming.Reperformed result =
        new Reperforming(Installation.current()).reperform(options.file(), options.verifying());
    if (!result.verified().verification().isIntact()) {
      new PackageFindings(console).tell(result.verified());
      console.err().println("The package is not as it was signed; nothing was judged.");
      return ExitCode.OPEN;
    }
    Manifest manifest = result.verified().verification().manifest().orElseThrow();
    if (!result.isWhole()) {
      throw new UsageException(
          ("%s holds only what %s needs: %s artefacts are left out, so nothing was judged; ask for"
                  + " a package made without --framework")
              .formatted(
                  options.file(), Text.plain(manifest.framework()), manifest.leftOut().size()));
    }
    return tell(result, manifest);
  }

  private int tell(Reperforming.Reperformed result, Manifest manifest) {
    String version = Installation.version();
    if (!manifest.tool().equals(version)) {
      console
          .err()
          .printf("Made with version %s, judged with %s.%n", Text.plain(manifest.tool()), version);
    }
    result.differences().forEach(line -> console.out().println(Text.plain(line)));
    if (result.differences().isEmpty()) {
      console.out().println("equal " + manifest.assessment());
      return ExitCode.OK;
    }
    int count = result.differences().size();
    console.err().println(count == 1 ? "1 difference" : count + " differences");
    return ExitCode.OPEN;
  }
}
