package dev.ringfence.terraform;

import dev.ringfence.hcl.Attribute;
import dev.ringfence.hcl.HclFile;
import dev.ringfence.hcl.JsonSyntax;
import dev.ringfence.hcl.Limits;
import dev.ringfence.hcl.NativeSyntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Projects written in tests, and values as texts. */
final class Projects {
  private Projects() {}

  static Evaluation evaluation(String main) {
    return evaluation(Map.of("main.tf", main), Map.of(), "");
  }

  static Evaluation evaluation(Map<String, String> files, String variables) {
    return evaluation(files, Map.of(), variables);
  }

  static Evaluation evaluation(
      Map<String, String> files, Map<String, String> installed, String variables) {
    Map<String, List<HclFile>> folders = new HashMap<>();
    files.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> {
              String path = entry.getKey();
              int slash = path.lastIndexOf('/');
              HclFile file =
                  path.endsWith(".json")
                      ? JsonSyntax.parse(
                          path, entry.getValue(), Project.JSON_BLOCKS, Limits.STANDARD)
                      : NativeSyntax.parse(path, entry.getValue(), Limits.STANDARD);
              folders
                  .computeIfAbsent(
                      slash < 0 ? "" : path.substring(0, slash), f -> new ArrayList<>())
                  .add(file);
            });
    List<Attribute> given =
        NativeSyntax.parse("terraform.tfvars", variables, Limits.STANDARD).body().attributes();
    return Evaluation.of(new Project("", folders, installed, given), 2_000_000);
  }

  /** The resource with an address. */
  static ResourceInstance at(Evaluation evaluation, String address) {
    return evaluation.resources().stream()
        .filter(resource -> resource.address().equals(address))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    address
                        + " is not among "
                        + evaluation.resources().stream().map(ResourceInstance::address).toList()));
  }

  static String value(Evaluation evaluation, String address, String attribute) {
    return shown(at(evaluation, address).body().attribute(attribute).orElseThrow().value());
  }

  /** An expression in a module with some locals and resources around it. */
  static String shown(String expression) {
    return value(evaluation("resource \"x\" \"x\" {\n v = " + expression + "\n}\n"), "x.x", "v");
  }

  static String shown(Value value) {
    if (value instanceof Value.Sensitive sensitive) {
      return "sensitive " + shown(sensitive.inner());
    } else if (value instanceof Value.Unknown unknown) {
      return (unknown.isFaulty() ? "fault: " : "unknown: ")
          + unknown.reference().map(Reference::display).orElse(unknown.reason());
    } else if (value instanceof Value.Sequence sequence) {
      String items =
          sequence.items().stream().map(Projects::shown).collect(Collectors.joining(","));
      return switch (sequence.order()) {
        case LIST -> "L[" + items + "]";
        case SET -> "S[" + items + "]";
        case TUPLE -> "[" + items + "]";
      };
    } else if (value instanceof Value.Mapping mapping) {
      return mapping.members().entrySet().stream()
          .map(entry -> entry.getKey() + "=" + shown(entry.getValue()))
          .collect(Collectors.joining(",", mapping.isMap() ? "M{" : "{", "}"));
    } else if (value instanceof Value.Entity entity) {
      return "entity " + entity.address();
    } else if (value instanceof Value.Null) {
      return "null";
    }
    String text = Conversions.text(value).orElseThrow();
    return value instanceof Value.Text ? "'" + text + "'" : text;
  }
}
