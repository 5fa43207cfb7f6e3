package dev.ringfence.catalogue;

import dev.ringfence.control.Catalogue;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Control;
import dev.ringfence.control.Engine;
import dev.ringfence.control.Example;
import dev.ringfence.network.Kind;
import java.util.List;
import java.util.Map;

/** The catalogue as a page for people: {@code controls/README.md}, in GitHub's Markdown. */
public final class CatalogueReadme {
  private final Markdown page = new Markdown();

  private CatalogueReadme() {}

  /** The whole page; the same catalogue gives the same text. */
  public static String of(Catalogue catalogue) {
    CatalogueReadme readme = new CatalogueReadme();
    readme.write(catalogue);
    return readme.page.text();
  }

  private void write(Catalogue catalogue) {
    page.heading(1, "Controls");
    page.paragraph(
        "One YAML file per control. This page is generated from them:"
            + " `mvn -B test -Dtest=CatalogueReadmeTest -Dringfence.update=true` writes it anew.");
    page.table(
        List.of("Control", "Title", "Severity", "Checks that run", "Checks that do not"),
        catalogue.controls().stream().map(CatalogueReadme::row).toList());
    catalogue.controls().forEach(this::write);
  }

  private static List<String> row(Control control) {
    long runs = control.checks().stream().filter(CheckDefinition::isExecutable).count();
    return List.of(
        control.id().value(),
        control.title(),
        control.severity().word(),
        String.valueOf(runs),
        String.valueOf(control.checks().size() - runs));
  }

  private void write(Control control) {
    page.heading(2, control.id() + ": " + control.title());
    page.paragraph("File `" + control.file() + "`, severity " + control.severity().word() + ".");
    page.paragraph(control.description());
    page.labelled("Why", control.rationale());
    page.list("What can happen without it:", control.threats());
    requirements(control);
    page.list("How to get there:", control.guidance());
    control.checks().forEach(this::write);
  }

  private void requirements(Control control) {
    page.table(
        List.of("Framework", "Requirements"),
        control.requirements().stream()
            .map(
                requirement ->
                    List.of(requirement.framework(), String.join(", ", requirement.references())))
            .toList());
  }

  private void write(CheckDefinition check) {
    page.heading(3, check.title());
    page.paragraph(
        "`%s`, engine %s, severity %s."
            .formatted(check.id(), check.engine().word(), check.severity().word()));
    check.notExecutable().ifPresent(reason -> page.labelled("Does not run", reason));
    page.paragraph(check.description());
    if (check.engine() == Engine.RESOURCE) {
      rule(check);
    }
    if (check.engine() == Engine.MANUAL && !check.subject().isEmpty()) {
      occasion(check);
    }
    check.boundary().ifPresent(rule -> page.paragraph(rule.sentence()));
    parameters(check);
    page.labelled("If it is not satisfied", check.message());
    page.labelled("Remediation", check.remediation());
    page.table(
        List.of("Example", "Verdict", "Because"),
        check.examples().stream().map(CatalogueReadme::row).toList());
  }

  private void occasion(CheckDefinition check) {
    page.paragraph("Asked for where there is a " + titled(check) + " for which");
    page.code("cel", check.where());
  }

  private static String titled(CheckDefinition check) {
    String title = Kind.named(check.subject()).map(Kind::title).orElse(check.subject());
    return title + " (`" + check.subject() + "`)";
  }

  private void rule(CheckDefinition check) {
    String subject = "every " + titled(check);
    if (check.where().isEmpty()) {
      page.paragraph("Demands of " + subject + ":");
    } else {
      page.paragraph("Judges " + subject + " for which");
      page.code("cel", check.where());
      page.paragraph("and demands:");
    }
    page.code("cel", check.require());
  }

  private void parameters(CheckDefinition check) {
    page.table(
        List.of("Parameter", "Default"),
        check.parameters().values().entrySet().stream().map(CatalogueReadme::parameter).toList());
  }

  private static List<String> parameter(Map.Entry<String, Object> parameter) {
    return List.of("`" + parameter.getKey() + "`", "`" + parameter.getValue() + "`");
  }

  private static List<String> row(Example example) {
    return List.of(example.name(), example.expected().word(), example.because());
  }
}
