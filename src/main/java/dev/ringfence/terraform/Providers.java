package dev.ringfence.terraform;

import dev.ringfence.hcl.Attribute;
import dev.ringfence.hcl.Block;
import dev.ringfence.hcl.Expression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Configurations of providers by the names a module has for them, {@code aws} and {@code aws.east}
 * (Terraform language, providers within modules): its own, those its caller passes, and the unnamed
 * ones of its caller where the call passes none.
 */
final class Providers {
  private final Context context;
  private final ModuleInstance module;
  private final Passed passed;
  private final Map<String, ProviderUse> known = new HashMap<>();

  /** What the caller of a module makes of a name in it. */
  interface Passed {
    ProviderUse use(String name);
  }

  Providers(Context context, ModuleInstance module, Passed passed) {
    this.context = context;
    this.module = module;
    this.passed = passed;
  }

  /** What a resource is made with. */
  ProviderUse of(Block resource) {
    String type = resource.labels().get(0);
    Optional<Attribute> said = resource.body().attribute("provider");
    if (said.isEmpty()) {
      int end = type.indexOf('_');
      return named(end < 0 ? type : type.substring(0, end));
    }
    return name(said.get().expression())
        .map(this::named)
        .orElseGet(() -> untold("which provider is meant is not known", said.get()));
  }

  private static ProviderUse untold(String reason, Attribute at) {
    return new ProviderUse.Untold(reason, at.range());
  }

  ProviderUse named(String name) {
    ProviderUse found = known.get(name);
    if (found == null) {
      found = found(name);
      known.put(name, found);
    }
    return found;
  }

  private ProviderUse found(String name) {
    List<Block> own =
        module.files().all("provider").stream().filter(block -> name(block).equals(name)).toList();
    if (own.isEmpty()) {
      return passed.use(name);
    }
    if (own.size() > 1) {
      return new ProviderUse.Untold(
          "provider " + name + " is configured more than once", own.get(1).header());
    }
    return new ProviderUse.Configured(
        new Bodies(context.evaluator(), context.budget()).resource(own.get(0).body(), module));
  }

  /** The name of a configuration; one whose alias is no plain text has none that can be meant. */
  private static String name(Block provider) {
    String type = String.join(".", provider.labels());
    return provider
        .body()
        .attribute("alias")
        .map(alias -> type + "." + text(alias.expression()).orElse("?"))
        .orElse(type);
  }

  /** What a module that is called here gets under a name. */
  Passed passedBy(Block call) {
    Optional<Attribute> map = call.body().attribute("providers");
    if (map.isEmpty()) {
      return name ->
          name.contains(".")
              ? new ProviderUse.Untold("nobody passes provider " + name, call.header())
              : named(name);
    }
    if (!(map.get().expression() instanceof Expression.ObjectConstructor object)) {
      return name -> untold("which providers are passed is not known", map.get());
    }
    return name ->
        object.items().stream()
            .filter(item -> name(item.key()).equals(Optional.of(name)))
            .findFirst()
            .flatMap(item -> name(item.value()))
            .map(this::named)
            // Versions of Terraform differ in whether others are inherited then.
            .orElseGet(() -> untold("provider " + name + " is not among those passed", map.get()));
  }

  /** {@code aws}, {@code aws.east}, also in quotes as JSON has it. */
  private static Optional<String> name(Expression expression) {
    if (expression instanceof Expression.Variable variable) {
      return Optional.of(variable.name());
    }
    if (expression instanceof Expression.Member member) {
      return name(member.of()).map(of -> of + "." + member.name());
    }
    return text(expression);
  }

  private static Optional<String> text(Expression expression) {
    if (expression instanceof Expression.Template template && template.parts().size() == 1) {
      return text(template.parts().get(0));
    }
    return expression instanceof Expression.TextLiteral text
        ? Optional.of(text.value())
        : Optional.empty();
  }
}
