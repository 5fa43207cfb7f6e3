package dev.ringfence.assertion;

import dev.ringfence.control.Assertion.Operand;
import dev.ringfence.expression.Truth;
import dev.ringfence.terraform.Declaration;
import dev.ringfence.terraform.Evaluation;
import dev.ringfence.terraform.ProviderUse;
import dev.ringfence.terraform.ResourceInstance;
import dev.ringfence.terraform.Value;
import dev.ringfence.terraform.Values;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Values that are compared with what a variable of the configuration lists. */
final class Variables {
  private static final int REGION_OF_ARN = 3;

  private final Evaluation evaluation;

  Variables(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /**
   * Whether a text is one of those a variable lists, in the block's module or else in the root.
   *
   * @param variable {@code var.allowed}
   */
  Truth lists(String variable, DeclaredBlock block, String text) {
    return listed(variable, block)
        .map(items -> Comparison.oneOf(Values.text(text), items))
        .orElse(Truth.UNKNOWN);
  }

  private Optional<List<Operand>> listed(String variable, DeclaredBlock block) {
    String name = variable.startsWith("var.") ? variable : "var." + variable;
    Optional<Value> value =
        Stream.of(block.module().isEmpty() ? name : block.module() + "." + name, name)
            .flatMap(address -> at(address).stream())
            .flatMap(declaration -> declaration.value().stream())
            .findFirst();
    return value
        .map(Values::bare)
        .filter(Value::isWhollyKnown)
        .map(known -> known instanceof Value.Sequence list ? list.items() : List.of(known))
        .map(
            items ->
                items.stream()
                    .flatMap(item -> Shown.text(item).stream())
                    .<Operand>map(Operand.Word::new)
                    .toList());
  }

  private Optional<Declaration> at(String address) {
    return evaluation.declarations().stream()
        .filter(declaration -> declaration.sort() == Declaration.Sort.VARIABLE)
        .filter(declaration -> declaration.address().equals(address))
        .findFirst();
  }

  /**
   * The region an ARN names, which is its fourth part (AWS, ARN format); of a resource that is yet
   * to be made, the region of its provider.
   */
  Optional<String> region(Value value) {
    if (value instanceof Value.Unknown unknown) {
      return unknown
          .reference()
          .filter(reference -> reference.attribute().equals("arn"))
          .flatMap(reference -> resource(reference.address()))
          .flatMap(Variables::region);
    }
    return Shown.text(value)
        .map(text -> text.split(":", -1))
        .filter(parts -> parts.length > REGION_OF_ARN && parts[0].equals("arn"))
        .map(parts -> parts[REGION_OF_ARN])
        .filter(region -> !region.isEmpty());
  }

  private Optional<ResourceInstance> resource(String address) {
    return evaluation.resources().stream()
        .filter(resource -> resource.address().equals(address))
        .findFirst();
  }

  private static Optional<String> region(ResourceInstance resource) {
    return resource
        .body()
        .attribute("region")
        .or(
            () ->
                resource.provider() instanceof ProviderUse.Configured configured
                    ? configured.body().attribute("region")
                    : Optional.empty())
        .flatMap(attribute -> Shown.text(attribute.value()));
  }
}
