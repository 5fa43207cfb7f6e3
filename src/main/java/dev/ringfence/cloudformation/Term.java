package dev.ringfence.cloudformation;

import dev.ringfence.hcl.SourceRange;
import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.Value;
import dev.ringfence.terraform.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a part of a template comes to, each part with its place. */
sealed interface Term {
  SourceRange where();

  /** A text, number or truth value, or one that is not known, whatever its type. */
  record Scalar(Value value, SourceRange where) implements Term {}

  /** A list; an item under a condition that cannot be told may be in it. */
  record Items(List<Item> items, SourceRange where) implements Term {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** An element of a list. */
  record Item(Term term, Presence presence) {}

  /** A mapping, in the order of the template. */
  record Members(Map<String, Term> members, SourceRange where) implements Term {}

  /** {@code AWS::NoValue}: as if it were not written. */
  record Absent(SourceRange where) implements Term {}

  /** One of these, by a condition that cannot be told. */
  record Either(List<Term> alternatives, String reason, SourceRange where) implements Term {
    Presence presence() {
      return new Presence.Possible(reason, where);
    }
  }

  static Term unknown(String reason, SourceRange where) {
    return new Scalar(Values.unknown(reason, where), where);
  }

  static Term text(String text, SourceRange where) {
    return new Scalar(Values.text(text), where);
  }

  /** The text of a scalar that is known, whether or not it may be shown. */
  default Optional<String> text() {
    Value value = this instanceof Scalar scalar ? Values.bare(scalar.value()) : Values.NULL;
    if (value instanceof Value.Text text) {
      return Optional.of(text.value());
    }
    return value instanceof Value.Bool bool
        ? Optional.of(String.valueOf(bool.value()))
        : Optional.empty();
  }

  /** The elements of a list; of what is none, itself. */
  default List<Item> items() {
    if (this instanceof Items list) {
      return list.items();
    } else if (this instanceof Absent) {
      return List.of();
    } else if (this instanceof Either either) {
      List<Item> items = new ArrayList<>();
      for (Term alternative : either.alternatives()) {
        alternative
            .items()
            .forEach(i -> items.add(new Item(i.term(), either.presence().and(i.presence()))));
      }
      return items;
    }
    return List.of(new Item(this, Presence.certain()));
  }

  /** Why nothing is known of it; empty for what has parts, or is known. */
  default Optional<String> untold() {
    return this instanceof Scalar scalar && Values.bare(scalar.value()) instanceof Value.Unknown u
        ? Optional.of(u.reason())
        : Optional.empty();
  }

  /** As one value; what may be in a list is an unknown element of it. */
  default Value value() {
    if (this instanceof Scalar scalar) {
      return scalar.value();
    } else if (this instanceof Items list) {
      return Values.tuple(list.items().stream().map(Term::element).toList());
    } else if (this instanceof Members members) {
      Map<String, Value> values = new LinkedHashMap<>();
      members.members().forEach((name, term) -> values.put(name, term.value()));
      return Values.object(values);
    }
    return this instanceof Either either
        ? Values.unknown(either.reason(), either.where())
        : Values.NULL;
  }

  private static Value element(Item item) {
    return item.presence() instanceof Presence.Possible possible
        ? Values.unknown(possible.reason(), item.term().where())
        : item.term().value();
  }
}
