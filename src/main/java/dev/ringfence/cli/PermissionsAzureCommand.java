package dev.ringfence.cli;

import dev.ringfence.audit.Adapters;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "azure",
    description = "Print a custom role of Azure that may read what is collected, as JSON.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ringfence permissions azure",
      "  ringfence permissions azure"
          + " --scope /subscriptions/0a1b2c3d-1111-4222-8333-444455556666"
    })
final class PermissionsAzureCommand implements Callable<Integer> {
  /** A whole subscription, or a management group (Azure custom roles, assignable scopes). */
  private static final Pattern SCOPE =
      Pattern.compile(
          "/subscriptions/[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
              + "|/providers/Microsoft\\.Management/managementGroups/[\\w().-]{1,90}");

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
    scopes.stream()
        .filter(scope -> !SCOPE.matcher(scope).matches())
        .forEach(PermissionsAzureCommand::refuse);
    console.out().print(Adapters.azurePermissions(scopes));
    console.out().flush();
    return ExitCode.OK;
  }

  private static void refuse(String scope) {
    throw new UsageException(
        "--scope '"
            + scope
            + "': /subscriptions/ and the id of a subscription, or"
            + " /providers/Microsoft.Management/managementGroups/ and the id of a group expected");
  }
}
