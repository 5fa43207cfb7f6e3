package dev.ringfence.assertion;

import dev.ringfence.hcl.SourceRange;
import dev.ringfence.terraform.EvaluatedBody;
import dev.ringfence.terraform.EvaluatedBody.EvaluatedAttribute;
import dev.ringfence.terraform.EvaluatedBody.EvaluatedBlock;
import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.Value;
import dev.ringfence.terraform.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that lead through nested blocks, objects and maps to a value: {@code rule.action.arn},
 * {@code annotations["a.b/c"]}. Where there are several blocks or elements it leads to all of them.
 */
public record AttributePath(List<String> steps) {
  private static final Pattern STEP =
      Pattern.compile("\\G(?:\\.?([^.\\[\\]\"\\s]+)|\\[\"([^\"]+)\"\\]|\\[([0-9]+|\\*)\\])");

  public AttributePath {
    steps = List.copyOf(steps);
  }

  /** Empty if the text is no path. */
  public static Optional<AttributePath> of(String text) {
    List<String> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(text);
    int end = 0;
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        Optional.ofNullable(matcher.group(group)).ifPresent(steps::add);
      }
      end = matcher.end();
    }
    return steps.isEmpty() || end != text.length() || text.startsWith(".")
        ? Optional.empty()
        : Optional.of(new AttributePath(steps));
  }

  /** Everything it leads to, at least one. */
  List<Found> in(EvaluatedBody body, SourceRange where) {
    return in(body, where, Presence.certain(), 0);
  }

  private List<Found> in(EvaluatedBody body, SourceRange where, Presence presence, int step) {
    String name = steps.get(step);
    List<Found> found = new ArrayList<>();
    for (EvaluatedBlock block : body.blocks(name).toList()) {
      Presence nested = presence.and(block.presence());
      found.addAll(
          step + 1 == steps.size()
              ? List.of(new Found.Nested(block.body(), block.header(), nested))
              : in(block.body(), block.header(), nested, blocksStep(block, step + 1)));
    }
    Optional<EvaluatedAttribute> attribute = body.attribute(name);
    if (attribute.isPresent()) {
      EvaluatedAttribute a = attribute.get();
      found.addAll(below(a.value(), a.value().isSensitive(), a.range(), presence, step + 1));
    }
    return found.isEmpty() ? List.of(new Found.Absent(where, presence)) : found;
  }

  /** A number behind the name of a block chooses one of several blocks, which all are judged. */
  private int blocksStep(EvaluatedBlock block, int step) {
    boolean isIndex = steps.get(step).matches("[0-9]+|\\*") && step + 1 < steps.size();
    return isIndex && block.body().attribute(steps.get(step)).isEmpty() ? step + 1 : step;
  }

  /** What lies behind the first names in each entry of a body, each an attribute of its own. */
  List<Found> inEntries(EvaluatedBody body, SourceRange where) {
    List<Found> found = new ArrayList<>();
    body.attributes()
        .forEach(
            (name, a) ->
                found.addAll(
                    below(a.value(), a.value().isSensitive(), a.range(), Presence.certain(), 0)));
    return found.isEmpty() ? List.of(new Found.Absent(where, Presence.certain())) : found;
  }

  private List<Found> below(
      Value marked, boolean isSensitive, SourceRange where, Presence presence, int step) {
    Value value = Values.bare(marked);
    boolean isHidden = isSensitive || marked.isSensitive();
    if (value instanceof Value.Null) {
      return List.of(new Found.Absent(where, presence));
    }
    if (step == steps.size() || value instanceof Value.Unknown) {
      return List.of(new Found.Stated(value, isHidden, where, presence));
    }
    if (value instanceof Value.Sequence sequence) {
      return elements(sequence, isHidden, where, presence, step);
    }
    Optional<Value> member = member(value, steps.get(step), where);
    return member.isPresent()
        ? below(member.get(), isHidden, where, presence, step + 1)
        : List.of(new Found.Absent(where, presence));
  }

  private static Optional<Value> member(Value value, String name, SourceRange where) {
    if (value instanceof Value.Entity entity) {
      return Optional.of(entity.members().member(name, where));
    }
    return value instanceof Value.Mapping mapping
        ? Optional.ofNullable(mapping.members().get(name))
        : Optional.empty();
  }

  private List<Found> elements(
      Value.Sequence sequence, boolean isHidden, SourceRange where, Presence presence, int step) {
    boolean isIndex = steps.get(step).matches("[0-9]{1,6}|\\*");
    boolean isOne = isIndex && !steps.get(step).equals("*");
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      if (!isOne || Integer.parseInt(steps.get(step)) == i) {
        int next = isIndex ? step + 1 : step;
        found.addAll(below(sequence.items().get(i), isHidden, where, presence, next));
      }
    }
    return found.isEmpty() ? List.of(new Found.Absent(where, presence)) : found;
  }
}
