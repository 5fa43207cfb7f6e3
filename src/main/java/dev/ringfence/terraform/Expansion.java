package dev.ringfence.terraform;

import dev.ringfence.hcl.Attribute;
import dev.ringfence.hcl.Body;
import dev.ringfence.hcl.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often a block counts.
 *
 * @param form what a reference to the block as a whole comes to
 * @param copies each with its key; exactly one where the form is single or untold
 */
record Expansion(Form form, List<Copy> copies, Presence presence) {
  private static final int MOST = 10_000;

  enum Form {
    SINGLE,
    COUNTED,
    KEYED,
    UNTOLD
  }

  /**
   * One of them.
   *
   * @param suffix of its address, {@code [0]}, {@code ["a"]}, {@code [?]} or empty
   * @param key text of its index or key
   * @param names what count or each stand for in it
   */
  record Copy(String suffix, String key, Map<String, Value> names) {
    Scope in(Scope scope) {
      Scope inside = scope;
      for (Map.Entry<String, Value> name : names.entrySet()) {
        inside = inside.with(name.getKey(), name.getValue());
      }
      return inside;
    }
  }

  static Expansion of(Body body, Scope scope, Evaluator evaluator) {
    Optional<Attribute> count = body.attribute("count");
    Optional<Attribute> forEach = body.attribute("for_each");
    if (count.isPresent()) {
      return counted(count.get(), evaluator.value(count.get().expression(), scope));
    }
    return forEach
        .map(each -> keyed(each, evaluator.value(each.expression(), scope)))
        .orElse(
            new Expansion(Form.SINGLE, List.of(new Copy("", "", Map.of())), Presence.certain()));
  }

  private static Expansion counted(Attribute attribute, Value marked) {
    Value count = Values.bare(marked);
    SourceRange where = attribute.range();
    if (!count.isWhollyKnown()) {
      return untold(
          "count", "index", reason("count", Values.because(List.of(count), where)), where);
    }
    Optional<Integer> number = Conversions.whole(count).filter(n -> n >= 0 && n <= MOST);
    if (number.isEmpty()) {
      String reason = "count is no whole number from 0 to " + MOST;
      return untold("count", "index", reason, where);
    }
    List<Copy> copies = new ArrayList<>();
    for (int i = 0; i < number.get(); i++) {
      Value names = Values.object(Map.of("index", Values.number(i)));
      copies.add(new Copy("[" + i + "]", String.valueOf(i), Map.of("count", names)));
    }
    return new Expansion(Form.COUNTED, copies, Presence.certain());
  }

  private static Expansion keyed(Attribute attribute, Value marked) {
    Value each = Values.bare(marked);
    SourceRange where = attribute.range();
    if (marked instanceof Value.Sensitive) {
      // Its keys would be in addresses; Terraform refuses it as well.
      return untold("each", "key", "for_each is sensitive", where);
    }
    boolean isTuple =
        each instanceof Value.Sequence sequence && sequence.order() != Value.Order.SET;
    Optional<List<Repetitions.Element>> elements =
        isTuple ? Optional.empty() : Repetitions.elements(each);
    if (elements.isEmpty() || elements.get().size() > MOST) {
      String reason =
          each.isWhollyKnown()
              ? "for_each is neither a map nor a set of at most " + MOST
              : reason("for_each", Values.because(List.of(each), where));
      return untold("each", "key", reason, where);
    }
    List<Copy> copies = new ArrayList<>();
    for (Repetitions.Element element : elements.get()) {
      Optional<String> key = Conversions.text(Values.bare(element.key()));
      if (key.isEmpty()) {
        String reason = reason("for_each", Values.because(List.of(element.key()), where));
        return untold("each", "key", reason, where);
      }
      Value names = Values.object(Map.of("key", Values.text(key.get()), "value", element.value()));
      copies.add(new Copy("[\"" + key.get() + "\"]", key.get(), Map.of("each", names)));
    }
    return new Expansion(Form.KEYED, copies, Presence.certain());
  }

  private static String reason(String what, Value.Unknown unknown) {
    return what + " is not known: " + unknown.reason();
  }

  private static Expansion untold(String name, String member, String reason, SourceRange where) {
    Value.Unknown unknown = Values.unknown(reason, where);
    Value names = Values.object(Map.of(member, unknown, "value", unknown));
    return new Expansion(
        Form.UNTOLD,
        List.of(new Copy("[?]", "?", Map.of(name, names))),
        new Presence.Possible(reason, where));
  }

  /** What a reference to the whole block is, made of what each copy is. */
  Value whole(java.util.function.Function<Copy, Value> each, Value untold) {
    return switch (form) {
      case SINGLE -> each.apply(copies.get(0));
      case UNTOLD -> untold;
      case COUNTED -> Values.tuple(copies.stream().map(each).toList());
      case KEYED -> {
        Map<String, Value> members = new java.util.TreeMap<>();
        copies.forEach(copy -> members.put(copy.key(), each.apply(copy)));
        yield Values.object(members);
      }
    };
  }
}
