package dev.ringfence.terraform;

import dev.ringfence.hcl.SourceRange;
import java.util.List;
import java.util.Optional;

/** What stands behind a dot or in brackets. */
final class Steps {
  private Steps() {}

  static Value member(Value marked, String name, SourceRange where) {
    Value of = Values.bare(marked);
    Value reached;
    if (of instanceof Value.Entity entity) {
      reached = entity.members().member(name, where);
    } else if (of instanceof Value.Unknown unknown) {
      reached = step(unknown, where, unknown.reference().map(reference -> reference.member(name)));
    } else if (of instanceof Value.Mapping mapping) {
      Value found = mapping.members().get(name);
      reached = found != null ? found : Values.fault("there is no '" + name + "'", where);
    } else {
      reached = Values.fault(Values.typeName(of) + " has no attributes", where);
    }
    return Values.marked(reached, marked instanceof Value.Sensitive);
  }

  static Value index(Value marked, Value markedKey, SourceRange where) {
    Value of = Values.bare(marked);
    Value key = Values.bare(markedKey);
    boolean isSensitive = marked instanceof Value.Sensitive || markedKey instanceof Value.Sensitive;
    Value reached = plainIndex(of, key, where);
    if (isSensitive && reached instanceof Value.Unknown unknown && unknown.isFaulty()) {
      // A refusal quotes the key.
      reached = Values.fault("there is nothing under a sensitive key", where);
    }
    return Values.marked(reached, isSensitive);
  }

  private static Value plainIndex(Value of, Value key, SourceRange where) {
    Optional<String> text = Conversions.text(key);
    if (of instanceof Value.Unknown unknown) {
      boolean isText = key instanceof Value.Text;
      return step(
          unknown,
          where,
          unknown.reference().flatMap(r -> text.map(k -> r.index(isText ? "\"" + k + "\"" : k))));
    }
    if (!key.isWhollyKnown()) {
      return Values.because(List.of(key), where);
    }
    if (of instanceof Value.Sequence sequence && sequence.order() != Value.Order.SET) {
      return Conversions.whole(key)
          .filter(index -> index >= 0 && index < sequence.items().size())
          .map(index -> sequence.items().get(index))
          .orElse(
              Values.fault("no element " + text.orElse("?") + " in " + length(sequence), where));
    }
    if (text.isPresent() && (of instanceof Value.Mapping || of instanceof Value.Entity)) {
      return member(of, text.get(), where);
    }
    return Values.fault(Values.typeName(of) + " has no elements to choose from", where);
  }

  private static String length(Value.Sequence sequence) {
    return sequence.items().size() + " of them";
  }

  /** Some element of what is not known, each of which is treated alike. */
  static Value.Unknown anyOf(Value.Unknown of, SourceRange where) {
    return step(of, where, of.reference().map(reference -> reference.index("*")));
  }

  private static Value.Unknown step(
      Value.Unknown of, SourceRange where, Optional<Reference> reference) {
    return new Value.Unknown(
        of.reference().isPresent() && reference.isPresent()
            ? "known only when applied: " + reference.get().display()
            : of.reason(),
        of.reference().isPresent() ? where : of.where(),
        reference,
        of.isFaulty());
  }
}
