package dev.ringfence.cli;

import dev.ringfence.audit.Adapters;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "azure",
    description = "Print a custom role of Azure that may read what is collected, as JSON.",
    mixinStandardHelpOptions = true)
final class PermissionsAzureCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description =
          "Where the role may be assigned: /subscriptions/ID, once or several times, or"
              + " /providers/Microsoft.Management/managementGroups/ID.",
      defaultValue = Adapters.AZURE_SCOPE)
  private List<String> scopes = List.of();

  PermissionsAzureCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().print(Adapters.azurePermissions(scopes));
    console.out().flush();
    return ExitCode.OK;
  }
}
