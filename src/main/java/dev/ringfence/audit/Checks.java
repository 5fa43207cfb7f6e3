package dev.ringfence.audit;

import dev.ringfence.check.Attestation;
import dev.ringfence.check.BlockCheck;
import dev.ringfence.check.BoundaryCheck;
import dev.ringfence.check.Check;
import dev.ringfence.check.ManualCheck;
import dev.ringfence.check.Occasion;
import dev.ringfence.check.ResourceCheck;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Control;
import dev.ringfence.control.ControlId;
import dev.ringfence.expression.Expression;
import dev.ringfence.expression.ExpressionCompiler;
import dev.ringfence.network.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes checks that run of definitions that only say what to check. */
public final class Checks {
  private final ExpressionCompiler compiler;
  private final List<Attestation> attestations;
  private final LocalDate day;

  public Checks(ExpressionCompiler compiler, List<Attestation> attestations, LocalDate day) {
    this.compiler = compiler;
    this.attestations = List.copyOf(attestations);
    this.day = day;
  }

  /** Every executable check of the controls. */
  public SortedMap<ControlId, List<Check>> of(List<Control> controls) {
    SortedMap<ControlId, List<Check>> checks = new TreeMap<>();
    for (Control control : controls) {
      checks.put(
          control.id(),
          control.checks().stream()
              .filter(CheckDefinition::isExecutable)
              .flatMap(this::check)
              .toList());
    }
    return checks;
  }

  /** The check a definition asks for; none if it states nothing to run. */
  public Stream<Check> check(CheckDefinition definition) {
    return switch (definition.engine()) {
      case RESOURCE -> Stream.of(resource(definition));
      case MANUAL ->
          Stream.of(new ManualCheck(definition, attestations, day, occasion(definition)));
      case BOUNDARY ->
          definition.boundary().stream().map(rule -> new BoundaryCheck(definition, rule, day));
      case TERRAFORM -> definition.blocks().stream().map(rule -> new BlockCheck(definition, rule));
    };
  }

  private Optional<Occasion> occasion(CheckDefinition definition) {
    return definition.subject().isEmpty()
        ? Optional.empty()
        : Optional.of(new Occasion(kind(definition), where(definition)));
  }

  private Check resource(CheckDefinition definition) {
    Kind kind = kind(definition);
    return new ResourceCheck(
        definition,
        kind,
        where(definition),
        compiler.compile(definition.require(), kind, definition.parameters()));
  }

  private static Kind kind(CheckDefinition definition) {
    return Kind.named(definition.subject())
        .orElseThrow(
            () -> new IllegalArgumentException("no kind of subject " + definition.subject()));
  }

  private Optional<Expression> where(CheckDefinition definition) {
    return definition.where().isBlank()
        ? Optional.empty()
        : Optional.of(
            compiler.compile(definition.where(), kind(definition), definition.parameters()));
  }
}
