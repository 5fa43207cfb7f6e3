package dev.ringfence.report;

import dev.ringfence.control.BoundaryRule;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Control;
import dev.ringfence.control.Engine;
import dev.ringfence.control.Parameters;
import dev.ringfence.network.Kind;
import dev.ringfence.report.CheckSection.ParameterRow;
import dev.ringfence.report.ControlSection.RequirementRow;
import dev.ringfence.score.CheckScore;
import dev.ringfence.score.ControlScore;
import dev.ringfence.score.Scorecard;
import java.util.List;
import java.util.stream.Collectors;

/** Words controls and their checks. */
final class SectionWording {
  private final PageSelection selection;

  SectionWording(PageSelection selection) {
    this.selection = selection;
  }

  List<ControlSection> sections(Scorecard card) {
    return card.controls().stream().map(this::section).toList();
  }

  private ControlSection section(ControlScore score) {
    Control control = score.control();
    List<CheckSection> checks =
        score.checks().stream().map(check -> section(control.id().value(), check)).toList();
    return new ControlSection(
        control.id().value(),
        control.title(),
        control.severity().word(),
        checks.stream()
            .map(CheckSection::verdict)
            .reduce(VerdictWord::worse)
            .orElse(VerdictWord.NOT_CHECKED),
        Counts.of(score.tally()),
        Figures.of(score.score()),
        control.description(),
        control.rationale(),
        control.threats(),
        control.requirements().stream()
            .map(
                requirement ->
                    new RequirementRow(
                        requirement.framework(), String.join(", ", requirement.references())))
            .toList(),
        control.guidance(),
        checks);
  }

  private CheckSection section(String control, CheckScore score) {
    CheckDefinition check = score.check();
    Counts counts = Counts.of(score.tally());
    return new CheckSection(
        control,
        check.id().value(),
        check.title(),
        check.description(),
        engine(check.engine()),
        check.severity().word(),
        Kind.named(check.subject()).map(Kind::title).orElse(check.subject()),
        check.where(),
        check.boundary().map(BoundaryRule::sentence).orElse(check.require()),
        parameters(check.parameters()),
        check.message(),
        check.remediation(),
        notRun(check, counts),
        counts.verdict(),
        counts,
        Figures.of(score.score()),
        selection.attention(control, score),
        selection.quiet(control, score));
  }

  private static String engine(Engine engine) {
    return switch (engine) {
      case RESOURCE -> "expression over each resource";
      case BOUNDARY -> "permitted flows between zones";
      case TERRAFORM -> "assertions over Terraform blocks";
      case MANUAL -> "attestation by a person";
    };
  }

  private static String notRun(CheckDefinition check, Counts counts) {
    if (counts.findings() > 0) {
      return "";
    }
    return check.notExecutable().orElse("it gave no result in this run");
  }

  private static List<ParameterRow> parameters(Parameters parameters) {
    return parameters.values().entrySet().stream()
        .map(entry -> new ParameterRow(entry.getKey(), value(entry.getValue())))
        .toList();
  }

  private static String value(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : String.valueOf(value);
  }
}
