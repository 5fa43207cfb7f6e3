package dev.ringfence.read.terraform;

import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.terraform.Evaluation;
import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.ResourceInstance;
import java.util.Set;

/** What is declared and not translated, as what it leaves open. */
final class Unread {
  /** How types begin that speak of networks, so that one nobody here knows may route packets. */
  private static final Set<String> NETWORK =
      Set.of("aws_vpc", "aws_ec2_transit", "aws_networkfirewall", "aws_route", "aws_vpn");

  /** What begins so and routes names, not packets. */
  private static final String NAMES = "aws_route53";

  private final TypeTable types;
  private final Sheet sheet;

  Unread(TypeTable types, Sheet sheet) {
    this.types = types;
    this.sheet = sheet;
  }

  void write(Evaluation evaluation) {
    evaluation.resources().stream().filter(resource -> !resource.isData()).forEach(this::resource);
    evaluation
        .unread()
        .forEach(
            module ->
                sheet.gapEverywhere(
                    Reason.NOT_COLLECTED,
                    module.address() + ": " + module.reason(),
                    module.where()));
    evaluation
        .problems()
        .forEach(
            problem -> sheet.gapEverywhere(Reason.UNPARSABLE, problem.display(), problem.range()));
  }

  private void resource(ResourceInstance resource) {
    String type = resource.type();
    String unread = resource.address() + " is not read";
    for (String call : types.missing(type)) {
      sheet.gap(call, Reason.UNRECOGNISED, unread, resource.header());
    }
    if (resource.presence() instanceof Presence.Possible possible) {
      String detail = resource.address() + " may be there, " + possible.reason();
      for (String call : types.answering(type)) {
        sheet.gap(call, Reason.UNDECIDED, detail, possible.where());
      }
    }
    boolean isStrange =
        !types.knows(type)
            && !type.startsWith(NAMES)
            && NETWORK.stream().anyMatch(type::startsWith);
    if (isStrange) {
      sheet.gap("ec2:DescribeRouteTables", Reason.UNRECOGNISED, unread, resource.header());
    }
  }
}
