package dev.ringfence.terraform;

import dev.ringfence.hcl.JsonValue;
import dev.ringfence.hcl.JsonValue.JsonArray;
import dev.ringfence.hcl.JsonValue.JsonBoolean;
import dev.ringfence.hcl.JsonValue.JsonMember;
import dev.ringfence.hcl.JsonValue.JsonNumber;
import dev.ringfence.hcl.JsonValue.JsonObject;
import dev.ringfence.hcl.JsonValue.JsonText;
import dev.ringfence.hcl.SourceRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values of one resource that is shown. */
final class ShownBody {
  /**
   * Lists that are written as blocks. The configuration in a plan has no dynamic blocks, so that
   * one it does not name may be given (Terraform, {@code internal/command/jsonconfig}).
   */
  private static final Set<String> AS_BLOCKS = Set.of("ingress", "egress", "route");

  private final ShownIds ids;
  private final String address;
  private final Skipped skipped;

  /** Which elements of a list are resources of their own. */
  @FunctionalInterface
  interface Skipped {
    boolean isApart(JsonObject owner, String list, JsonValue item);
  }

  /** What a configuration says of arguments whose values are not known. */
  interface Configured {
    /** There is no configuration beside the values. */
    Configured UNTOLD =
        new Configured() {
          @Override
          public boolean names(String argument) {
            return true;
          }

          @Override
          public Optional<Reference> reference(String argument) {
            return Optional.empty();
          }
        };

    /** Whether an argument is given; one that is not has its default, whatever that will be. */
    boolean names(String argument);

    /** The one resource whose attribute an argument is. */
    Optional<Reference> reference(String argument);
  }

  ShownBody(ShownIds ids, String address, Skipped skipped) {
    this.ids = ids;
    this.address = address;
    this.skipped = skipped;
  }

  /**
   * A resource's arguments.
   *
   * @param unknown has {@code true} where a value is not known
   * @param sensitive has {@code true} where a value must not be shown
   */
  EvaluatedBody of(
      JsonObject values,
      Optional<JsonValue> unknown,
      Optional<JsonValue> sensitive,
      Configured configured) {
    Map<String, EvaluatedBody.EvaluatedAttribute> attributes = new LinkedHashMap<>();
    List<EvaluatedBody.EvaluatedBlock> blocks = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (JsonMember member : values.members()) {
      told.add(member.name());
      Optional<JsonValue> hidden = of(sensitive, member.name());
      if (isBlocks(member.value()) && hidden.filter(Shown::isTrue).isEmpty()) {
        blocks(values, member, of(unknown, member.name()), hidden, blocks);
      } else if (!isEmptyText(member.value())) {
        Value value = value(member.name(), member.value(), of(unknown, member.name()), hidden);
        attributes.put(member.name(), new EvaluatedBody.EvaluatedAttribute(value, member.range()));
      }
    }
    unknown
        .filter(JsonObject.class::isInstance)
        .map(object -> ((JsonObject) object).members())
        .orElse(List.of())
        .stream()
        .filter(member -> !told.contains(member.name()) && Shown.isTrue(member.value()))
        .filter(member -> AS_BLOCKS.contains(member.name()) || configured.names(member.name()))
        .forEach(
            member ->
                attributes.put(
                    member.name(),
                    new EvaluatedBody.EvaluatedAttribute(
                        applied(member, configured), member.range())));
    // With the provider's default ones.
    Optional.ofNullable(attributes.get("tags_all"))
        .filter(all -> all.value() instanceof Value.Mapping)
        .ifPresent(all -> attributes.put("tags", all));
    return new EvaluatedBody(attributes, blocks, values.range());
  }

  private Value applied(JsonMember member, Configured configured) {
    String reason = "known only when applied: " + address + "." + member.name();
    return configured
        .reference(member.name())
        .map(reference -> Values.unknown(reason, member.range(), reference))
        .orElse(Values.unknown(reason, member.range()));
  }

  private static Optional<JsonValue> of(Optional<JsonValue> tree, String name) {
    return tree.flatMap(
        value -> Shown.isTrue(value) ? Optional.of(value) : Shown.member(value, name));
  }

  private static Optional<JsonValue> of(Optional<JsonValue> tree, int index) {
    return tree.flatMap(
        value ->
            value instanceof JsonArray array
                ? array.items().stream().skip(index).findFirst()
                : Optional.of(value).filter(Shown::isTrue));
  }

  /** A provider keeps {@code ""} where nothing is given. */
  private static boolean isEmptyText(JsonValue value) {
    return value instanceof JsonText text && text.value().isEmpty();
  }

  private static boolean isBlocks(JsonValue value) {
    return value instanceof JsonArray array
        && !array.items().isEmpty()
        && array.items().stream().allMatch(JsonObject.class::isInstance);
  }

  private void blocks(
      JsonObject owner,
      JsonMember member,
      Optional<JsonValue> unknown,
      Optional<JsonValue> sensitive,
      List<EvaluatedBody.EvaluatedBlock> blocks) {
    int index = 0;
    for (JsonValue item : ((JsonArray) member.value()).items()) {
      EvaluatedBody body =
          of((JsonObject) item, of(unknown, index), of(sensitive, index), Configured.UNTOLD);
      if (!skipped.isApart(owner, member.name(), item)) {
        blocks.add(
            new EvaluatedBody.EvaluatedBlock(
                member.name(), body, item.range(), Presence.certain()));
      }
      index++;
    }
  }

  private Value value(
      String name, JsonValue json, Optional<JsonValue> unknown, Optional<JsonValue> sensitive) {
    if (unknown.filter(Shown::isTrue).isPresent()) {
      return Values.unknown("known only when applied: " + address + "." + name, json.range());
    }
    Value value = known(name, json, unknown, sensitive);
    return Values.marked(value, sensitive.filter(Shown::isTrue).isPresent());
  }

  private Value known(
      String name, JsonValue json, Optional<JsonValue> unknown, Optional<JsonValue> sensitive) {
    if (json instanceof JsonObject object) {
      Map<String, Value> members = new LinkedHashMap<>();
      object
          .members()
          .forEach(
              m ->
                  members.put(
                      m.name(),
                      value(name, m.value(), of(unknown, m.name()), of(sensitive, m.name()))));
      return Values.object(members);
    } else if (json instanceof JsonArray array) {
      List<Value> items = new ArrayList<>();
      for (JsonValue item : array.items()) {
        int index = items.size();
        items.add(value(name, item, of(unknown, index), of(sensitive, index)));
      }
      return Values.tuple(items);
    }
    return scalar(name, json);
  }

  private Value scalar(String name, JsonValue json) {
    SourceRange where = json.range();
    Optional<Reference> owner =
        ids.owner(json).filter(o -> !name.equals("id") && !name.equals("arn"));
    if (owner.isPresent()) {
      return Values.unknown("the id of " + owner.get().display(), where, owner.get());
    } else if (json instanceof JsonText text) {
      return Values.text(text.value());
    } else if (json instanceof JsonNumber number) {
      return new Value.Numeral(number.value());
    }
    return json instanceof JsonBoolean bool ? Values.bool(bool.value()) : Values.NULL;
  }
}
