package dev.ringfence.cli;

import dev.ringfence.audit.Verifying;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

  @Mixin private PackageOptions options = new PackageOptions();

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Verifying.Verified verified = options.verifying().verify(options.file());
    return new PackageFindings(console).tell(verified) ? ExitCode.OK : ExitCode.OPEN;
  }
}
