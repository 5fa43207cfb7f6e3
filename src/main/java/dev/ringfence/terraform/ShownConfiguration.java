package dev.ringfence.terraform;

import dev.ringfence.hcl.JsonValue;
import dev.ringfence.hcl.JsonValue.JsonObject;
import dev.ringfence.hcl.JsonValue.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The configuration that a plan carries with it: which arguments are given, and what they refer to.
 * What they come to is not in it.
 */
final class ShownConfiguration {
  private static final Pattern RESOURCE =
      Pattern.compile("([a-z][a-z0-9_]*\\.[A-Za-z0-9_-]+(?:\\[[^\\]]+])?)\\.([a-z0-9_]+)");

  private static final Pattern MODULE = Pattern.compile("module\\.([A-Za-z0-9_-]+)");

  private final JsonObject root;

  /**
   * @param root the root module's configuration
   */
  ShownConfiguration(JsonObject root) {
    this.root = root;
  }

  /** What is configured of a resource; of one whose configuration is not found, anything may be. */
  ShownBody.Configured of(ShownFile.ShownResource resource, ShownIds ids) {
    Optional<JsonObject> expressions =
        module(resource.module())
            .flatMap(module -> declared(module, resource))
            .flatMap(declared -> Shown.object(declared, "expressions"));
    if (expressions.isEmpty()) {
      return ShownBody.Configured.UNTOLD;
    }
    String prefix = resource.module().isEmpty() ? "" : resource.module() + ".";
    return new ShownBody.Configured() {
      @Override
      public boolean names(String argument) {
        return Shown.member(expressions.get(), argument).isPresent();
      }

      @Override
      public Optional<Reference> reference(String argument) {
        // A list may hold more than what it refers to; the JSON does not say.
        return argument.endsWith("_id") || argument.endsWith("_arn")
            ? Shown.member(expressions.get(), argument).flatMap(e -> only(e, prefix, ids))
            : Optional.empty();
      }
    };
  }

  private Optional<JsonObject> module(String address) {
    Optional<JsonObject> module = Optional.of(root);
    Matcher name = MODULE.matcher(address);
    while (name.find()) {
      String called = name.group(1);
      module =
          module
              .flatMap(m -> Shown.object(m, "module_calls"))
              .flatMap(calls -> Shown.object(calls, called))
              .flatMap(call -> Shown.object(call, "module"));
    }
    return module;
  }

  private static Optional<JsonObject> declared(
      JsonObject module, ShownFile.ShownResource resource) {
    return Shown.items(module, "resources").stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .filter(each -> Shown.text(each, "type").equals(resource.type()))
        .filter(each -> Shown.text(each, "name").equals(Shown.text(resource.json(), "name")))
        .filter(each -> Shown.text(each, "mode").equals("data") == resource.isData())
        .findFirst();
  }

  /** The one attribute an argument refers to; nothing where there are others. */
  private static Optional<Reference> only(JsonValue expression, String prefix, ShownIds ids) {
    List<String> references = new ArrayList<>();
    for (JsonValue item : Shown.items(expression, "references")) {
      if (item instanceof JsonText text) {
        references.add(text.value());
      }
    }
    if (references.isEmpty()) {
      return Optional.empty();
    }
    String first = references.get(0);
    Matcher resource = RESOURCE.matcher(first);
    if (!resource.matches() || !references.stream().allMatch(first::startsWith)) {
      return Optional.empty();
    }
    String address = prefix + resource.group(1);
    return ids.isShown(address)
        ? Optional.of(new Reference(address, resource.group(2), true))
        : Optional.empty();
  }
}
