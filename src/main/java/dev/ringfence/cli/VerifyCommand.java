package dev.ringfence.cli;

import dev.ringfence.audit.Verifying;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    description = "Say what in a package is altered, missing or added since it was signed.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ringfence verify shop-2026-11.zip                           and compare the fingerprint",
      "  ringfence verify shop-2026-11.zip --signer shop.pub         signed by this key only",
      "",
      "Exit codes: 0 it is as it was signed; 1 it is not; 2 it is no package."
    })
final class VerifyCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "FILE.zip", description = "A package of handoff.")
  private Path file = Path.of("");

  @Mixin private SignerOption signer = new SignerOption();

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    SignerOption.requirePackage(file);
    Verifying.Verified verified = signer.verifying().verify(file);
    return new PackageFindings(console).tell(verified) ? ExitCode.OK : ExitCode.OPEN;
  }
}
