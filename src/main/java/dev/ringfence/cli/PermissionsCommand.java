package dev.ringfence.cli;

import picocli.CommandLine.Command;

@Command(
    name = "permissions",
    description = "What collecting from live accounts has to be allowed, and nothing beyond.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "PROVIDER",
    subcommands = PermissionsAwsCommand.class,
    footerHeading = "%nExample:%n",
    footer = "  ringfence permissions aws > ringfence-audit.json")
final class PermissionsCommand {}
