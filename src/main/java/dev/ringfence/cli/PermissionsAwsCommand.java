package dev.ringfence.cli;

import dev.ringfence.audit.Adapters;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "aws",
    description = "Print the IAM policy of the role that is assumed in each account, as JSON.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = "  ringfence permissions aws > ringfence-audit.json")
final class PermissionsAwsCommand implements Callable<Integer> {
  private final Console console;

  PermissionsAwsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().print(Adapters.awsPermissions());
    console.out().flush();
    return ExitCode.OK;
  }
}
