package dev.ringfence.terraform;

import dev.ringfence.hcl.JsonSyntax;
import dev.ringfence.hcl.JsonValue;
import dev.ringfence.hcl.JsonValue.JsonObject;
import dev.ringfence.hcl.Limits;
import dev.ringfence.hcl.SourceRange;
import dev.ringfence.hcl.SyntaxProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code terraform show -json} prints of a plan or a state (Terraform documentation, JSON
 * output format): the resources there will be, or are, with the values that are known of them.
 */
public final class ShownFile {
  private final Map<String, JsonValue> changes = new HashMap<>();
  private final List<ShownResource> shown = new ArrayList<>();
  private final List<Evaluation.UnreadModule> unread = new ArrayList<>();
  private final Optional<ShownConfiguration> configuration;

  /** A resource as it is shown. */
  record ShownResource(String module, JsonObject json) {
    String address() {
      return Shown.text(json, "address");
    }

    String type() {
      return Shown.text(json, "type");
    }

    boolean isData() {
      return Shown.text(json, "mode").equals("data");
    }
  }

  private ShownFile(JsonObject root) {
    configuration =
        Shown.object(root, "configuration")
            .flatMap(c -> Shown.object(c, "root_module"))
            .map(ShownConfiguration::new);
    for (JsonValue change : Shown.items(root, "resource_changes")) {
      Shown.member(change, "change").ifPresent(c -> changes.put(Shown.text(change, "address"), c));
    }
    // A plan has planned values, a state has values.
    Shown.object(root, "planned_values")
        .or(() -> Shown.object(root, "values"))
        .flatMap(values -> Shown.object(values, "root_module"))
        .ifPresent(module -> module("", module));
    refusal(root).ifPresent(reason -> unread("the plan", reason, root.range()));
  }

  /** Why resources may be missing. */
  private static Optional<String> refusal(JsonObject root) {
    if (Shown.isTrue(root, "errored")) {
      return Optional.of("it ended in an error");
    }
    boolean isPartial =
        Shown.member(root, "complete").isPresent() && !Shown.isTrue(root, "complete");
    return isPartial || !Shown.items(root, "deferred_changes").isEmpty()
        ? Optional.of("it is not complete")
        : Optional.empty();
  }

  private void unread(String what, String reason, SourceRange where) {
    EvaluatedBody nothing = new EvaluatedBody(Map.of(), List.of(), where);
    unread.add(new Evaluation.UnreadModule(what, reason, nothing, where));
  }

  /** What a file comes to; nothing but a problem where it is not JSON. */
  public static Evaluation of(String path, String text) {
    return JsonSyntax.value(path, text, Limits.STANDARD)
        .fold(
            whole ->
                whole.value() instanceof JsonObject root
                    ? new ShownFile(root).evaluation()
                    : refused(new SyntaxProblem(whole.value().range(), "expected an object")),
            refused -> refused(refused.problem()));
  }

  private static Evaluation refused(SyntaxProblem problem) {
    return new Evaluation(List.of(), List.of(problem), List.of(), List.of());
  }

  private void module(String address, JsonObject module) {
    for (JsonValue resource : Shown.items(module, "resources")) {
      if (resource instanceof JsonObject object) {
        shown.add(new ShownResource(address, object));
      }
    }
    for (JsonValue child : Shown.items(module, "child_modules")) {
      if (child instanceof JsonObject object) {
        module(Shown.text(object, "address"), object);
      }
    }
  }

  private Evaluation evaluation() {
    ShownIds ids = ShownIds.of(shown);
    ShownTwice twice = ShownTwice.of(shown);
    List<ResourceInstance> resources = new ArrayList<>();
    for (ShownResource resource : shown) {
      resources.add(
          new ResourceInstance(
              resource.address(),
              resource.isData(),
              resource.type(),
              Shown.text(resource.json(), "name"),
              resource.module(),
              Presence.certain(),
              new ProviderUse.Unconfigured(),
              body(resource, ids, twice),
              resource.json().range()));
    }
    return new Evaluation(resources, List.of(), unread, List.of());
  }

  private EvaluatedBody body(ShownResource resource, ShownIds ids, ShownTwice twice) {
    JsonObject nothing = new JsonObject(List.of(), resource.json().range());
    JsonObject values = Shown.object(resource.json(), "values").orElse(nothing);
    Optional<JsonValue> unknown =
        Optional.ofNullable(changes.get(resource.address()))
            .flatMap(change -> Shown.member(change, "after_unknown"));
    Optional<JsonValue> sensitive = Shown.member(resource.json(), "sensitive_values");
    ShownBody body =
        new ShownBody(
            ids,
            resource.address(),
            (owner, list, item) -> twice.isApart(resource.type(), owner, list, item));
    ShownBody.Configured configured =
        configuration.isEmpty()
            ? ShownBody.Configured.UNTOLD
            : configuration.get().of(resource, ids);
    return body.of(values, unknown, sensitive, configured);
  }
}
