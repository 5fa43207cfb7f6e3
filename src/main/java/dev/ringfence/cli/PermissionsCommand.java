package dev.ringfence.cli;

import picocli.CommandLine.Command;

@Command(
    name = "permissions",
    description = "What collecting from live accounts has to be allowed, and nothing beyond.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "PROVIDER",
    subcommands = {PermissionsAwsCommand.class, PermissionsAzureCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  ringfence permissions aws > ringfence-audit.json",
      "  ringfence permissions azure --scope /subscriptions/ID > ringfence-reader.json"
    })
final class PermissionsCommand {}
