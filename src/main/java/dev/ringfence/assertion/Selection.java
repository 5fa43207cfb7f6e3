package dev.ringfence.assertion;

import dev.ringfence.control.Assertion;
import dev.ringfence.control.BlockRule;
import dev.ringfence.control.BlockRule.BlockType;
import dev.ringfence.control.BlockRule.Scope;
import dev.ringfence.control.Operator;
import dev.ringfence.expression.Truth;
import dev.ringfence.hcl.SourceRange;
import dev.ringfence.terraform.Configuration;
import dev.ringfence.terraform.Declaration;
import dev.ringfence.terraform.EvaluatedBody;
import dev.ringfence.terraform.EvaluatedBody.EvaluatedAttribute;
import dev.ringfence.terraform.EvaluatedBody.EvaluatedBlock;
import dev.ringfence.terraform.Evaluation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The blocks of a configuration that a check is about. */
public final class Selection {
  private static final String ANY_PROVIDER = "any";

  /** What Terraform takes from the root module alone (Terraform language, terraform block). */
  private static final Set<String> OF_ROOT = Set.of("backend", "cloud");

  private final Evaluation evaluation;
  private final BlockRule rule;
  private final Scope scope;
  private final Assertions assertions;

  public Selection(Configuration configuration, BlockRule rule) {
    this.evaluation = configuration.evaluation();
    this.rule = rule;
    this.scope = rule.scope();
    this.assertions = new Assertions(configuration);
  }

  /**
   * A block, and whether it is chosen.
   *
   * @param chosen true or unknown, and why
   */
  public record Selected(DeclaredBlock block, Ruling chosen) {}

  /** Whether the configuration has to do with the provider at all, as far as it shows. */
  public boolean isProviderUsed() {
    return scope.provider().isEmpty()
        || scope.provider().equals(ANY_PROVIDER)
        || namesNone()
        || evaluation.resources().stream().anyMatch(resource -> isOfProvider(resource.type()))
        || evaluation.declarations().stream().anyMatch(this::namesProvider);
  }

  /** A module of variables and calls alone leaves open what it is for. */
  private boolean namesNone() {
    return evaluation.resources().isEmpty()
        && evaluation.declarations().stream()
            .allMatch(
                declaration ->
                    declaration.sort() != Declaration.Sort.PROVIDER
                        && declaration.body().blocks("required_providers").findAny().isEmpty());
  }

  private boolean namesProvider(Declaration declaration) {
    String provider = scope.provider();
    return switch (declaration.sort()) {
      case PROVIDER -> DeclaredBlock.of(declaration).kind().equals(provider);
      case SETTINGS ->
          parts(declaration.body(), "required_providers").stream()
              .anyMatch(part -> part.attributes().containsKey(provider));
      case VARIABLE, CALL -> false;
    };
  }

  private boolean isOfProvider(String type) {
    return type.startsWith(scope.provider() + "_");
  }

  /** The blocks that are chosen, or may be, in the order of the configuration. */
  public List<Selected> blocks() {
    List<Selected> selected = selected(scope.types());
    return selected.isEmpty() && !scope.fallbackTypes().isEmpty()
        ? selected(scope.fallbackTypes())
        : selected;
  }

  private List<Selected> selected(List<String> types) {
    List<Selected> selected = new ArrayList<>();
    all()
        .filter(block -> isInScope(block, types))
        .map(this::judged)
        .forEach(
            block -> {
              Ruling chosen = chosen(block);
              if (!chosen.isFalse()) {
                selected.add(new Selected(block, chosen));
              }
            });
    return selected;
  }

  private Stream<DeclaredBlock> all() {
    Set<SourceRange> seen = new HashSet<>();
    return Stream.concat(
        evaluation.resources().stream().map(DeclaredBlock::of),
        evaluation.declarations().stream()
            .filter(declaration -> !isOfFolder(declaration) || seen.add(declaration.header()))
            .map(DeclaredBlock::of));
  }

  /** Whether it says the same however often its module is called. */
  private static boolean isOfFolder(Declaration declaration) {
    return switch (declaration.sort()) {
      case VARIABLE, SETTINGS -> true;
      case PROVIDER, CALL -> false;
    };
  }

  private boolean isInScope(DeclaredBlock block, List<String> types) {
    if (scope.type() == BlockType.ANY) {
      return isOfScope(block) && rule.assertions().stream().anyMatch(a -> isStated(block, a));
    }
    return block.type() == scope.type()
        && switch (block.type()) {
          case RESOURCE, DATA -> types.isEmpty() ? isOfScope(block) : types.contains(block.kind());
          case PROVIDER -> types.isEmpty() ? isOfScope(block) : types.contains(block.kind());
          case TERRAFORM ->
              isRoot(block) || rule.assertions().stream().noneMatch(Selection::isOfRoot);
          case VARIABLE, MODULE -> isProviderUsed();
          case ANY -> false;
        };
  }

  private boolean isOfScope(DeclaredBlock block) {
    boolean isAny = scope.provider().isEmpty() || scope.provider().equals(ANY_PROVIDER);
    return switch (block.type()) {
      case RESOURCE, DATA -> isAny || isOfProvider(block.kind());
      case PROVIDER -> isAny || block.kind().equals(scope.provider());
      case VARIABLE, MODULE, TERRAFORM -> isProviderUsed();
      case ANY -> false;
    };
  }

  private static boolean isRoot(DeclaredBlock block) {
    return block.module().isEmpty();
  }

  private static boolean isOfRoot(Assertion assertion) {
    return OF_ROOT.contains(assertion.attribute().split("\\.", 2)[0]);
  }

  private static boolean isStated(DeclaredBlock block, Assertion assertion) {
    return !assertion.attribute().isEmpty()
        && Assertions.found(block, assertion.attribute()).stream()
            .anyMatch(found -> !(found instanceof Found.Absent));
  }

  private DeclaredBlock judged(DeclaredBlock block) {
    String part =
        scope.subBlock().isEmpty() && isAboutProviders() ? "required_providers" : scope.subBlock();
    if (part.isEmpty()) {
      return block;
    }
    Map<String, EvaluatedAttribute> attributes = new LinkedHashMap<>();
    parts(block.body(), part).forEach(body -> attributes.putAll(body.attributes()));
    SourceRange where =
        block.body().blocks(part).map(EvaluatedBlock::header).findFirst().orElse(block.header());
    return block.entries(new EvaluatedBody(attributes, List.of(), where), where);
  }

  private boolean isAboutProviders() {
    return rule.assertions().stream()
        .anyMatch(a -> a.operator() == Operator.ATTRIBUTE_EXISTS_ON_ALL_PROVIDERS);
  }

  private static List<EvaluatedBody> parts(EvaluatedBody body, String type) {
    return body.blocks(type).map(EvaluatedBlock::body).toList();
  }

  private Ruling chosen(DeclaredBlock block) {
    List<Ruling> rulings = new ArrayList<>();
    rulings.add(new Ruling(Truth.TRUE, block.address() + " is there", block.header()));
    if (!scope.namePattern().isEmpty()) {
      rulings.add(named(block, Pattern.compile(scope.namePattern())));
    }
    scope.filters().forEach(filter -> rulings.add(assertions.condition(block, filter)));
    return Ruling.all(rulings);
  }

  /** The label, or the name that a resource is given. */
  private static Ruling named(DeclaredBlock block, Pattern pattern) {
    Ruling label =
        new Ruling(Search.in(block.name(), pattern), "its name is " + block.name(), block.header());
    if (block.type() != BlockType.RESOURCE || block.body().attribute("name").isEmpty()) {
      return label;
    }
    Ruling given =
        Assertions.every(
            block,
            "name",
            Absence.REFUTES,
            stated ->
                Assertions.valued(
                    "name",
                    stated,
                    value ->
                        Shown.text(value)
                            .map(text -> Search.in(text, pattern))
                            .orElse(Truth.UNKNOWN),
                    ""),
            nested -> label);
    return Ruling.any(List.of(label, given));
  }
}
