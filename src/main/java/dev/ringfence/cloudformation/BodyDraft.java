package dev.ringfence.cloudformation;

import dev.ringfence.hcl.SourceRange;
import dev.ringfence.terraform.EvaluatedBody;
import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.Value;
import dev.ringfence.terraform.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The body of a resource while it is told in Terraform's words. */
final class BodyDraft {
  private final Map<String, EvaluatedBody.EvaluatedAttribute> attributes = new LinkedHashMap<>();
  private final List<EvaluatedBody.EvaluatedBlock> blocks = new ArrayList<>();
  private final SourceRange where;

  BodyDraft(SourceRange where) {
    this.where = where;
  }

  SourceRange where() {
    return where;
  }

  BodyDraft put(String name, Value value, SourceRange from) {
    attributes.put(name, new EvaluatedBody.EvaluatedAttribute(value, from));
    return this;
  }

  BodyDraft put(String name, Term term) {
    return put(name, term.value(), term.where());
  }

  /** One of the values of a list that several properties make together. */
  void append(String name, Term term) {
    List<Value> items = new ArrayList<>();
    attribute(name)
        .map(EvaluatedBody.EvaluatedAttribute::value)
        .filter(Value.Sequence.class::isInstance)
        .ifPresent(value -> items.addAll(((Value.Sequence) value).items()));
    items.add(term.value());
    put(name, Values.tuple(items), term.where());
  }

  void remove(String name) {
    attributes.remove(name);
    blocks.removeIf(block -> block.type().equals(name));
  }

  Optional<EvaluatedBody.EvaluatedAttribute> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  boolean has(String name) {
    return attributes.containsKey(name)
        || blocks.stream().anyMatch(block -> block.type().equals(name));
  }

  /** Whether there is a block of a type, or more than one can tell. */
  boolean hasCertain(String name) {
    return attributes.containsKey(name)
        || blocks.stream()
            .filter(block -> block.type().equals(name))
            .anyMatch(block -> block.presence() instanceof Presence.Certain);
  }

  void block(String type, BodyDraft body, Presence presence) {
    blocks.add(new EvaluatedBody.EvaluatedBlock(type, body.body(), body.where, presence));
  }

  EvaluatedBody body() {
    return new EvaluatedBody(attributes, blocks, where);
  }
}
