package dev.ringfence.cli;

import picocli.CommandLine.Command;

@Command(
    name = "controls",
    description = "The catalogue: list it, show a control, run the examples of every check.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ControlsListCommand.class, ControlsShowCommand.class, ControlsTestCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  ringfence controls list --format json",
      "  ringfence controls show WAF-SEC-050",
      "  ringfence controls test my-controls"
    })
final class ControlsCommand {}
