package dev.ringfence.cli;

import picocli.CommandLine.Command;

/** The root: it does nothing but name the others. */
@Command(
    name = "ringfence",
    description = "Shows, month after month, that networks are isolated the way their owners say.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      InitCommand.class,
      AuditCommand.class,
      CollectCommand.class,
      AssessCommand.class,
      ReportCommand.class,
      HistoryCommand.class,
      DiffCommand.class,
      RemediationCommand.class,
      HandoffCommand.class,
      VerifyCommand.class,
      ReperformCommand.class,
      ScanCommand.class,
      FlowsCommand.class,
      ExplainCommand.class,
      ReachCommand.class,
      ControlsCommand.class,
      PermissionsCommand.class,
      DemoCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ringfence demo                            audit the shipped sample estate",
      "  ringfence init shop                       start an audit.yaml in the folder shop",
      "  ringfence audit --config shop/audit.yaml  audit this month",
      "  ringfence history                         what audits found from month to month",
      "  ringfence remediation                     what is to be closed, by whom and by when",
      "  ringfence handoff --out shop.zip          pack a month for an auditor, signed",
      "  ringfence scan exports                    check a folder, without configuration",
      "  ringfence flows exports                   list what passes between zones",
      "",
      "Exit codes: 0 nothing is open; 1 a finding is open, an example fails, or a package is altered;",
      "  2 wrong usage, catalogue or configuration; 3 the tool failed.",
      "  flows, explain and reach answer with 0 whatever the answer is."
    })
final class RingfenceCommand {}
