package dev.ringfence.expression.cel;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.expression.Decision;
import dev.ringfence.expression.Reading;
import dev.ringfence.expression.Truth;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** A planned predicate over one record. */
record CompiledExpression(Node predicate, RecordTypes types) {

  Decision decide(Record subject) {
    Node.Frame frame = new Node.Frame(null, new View(types, subject, ""));
    Run run = Run.first();
    Object value = predicate.value(frame, run);
    if (value instanceof Unknown unknown) {
      return new Decision(Truth.UNKNOWN, obstacles(unknown.causes()));
    }
    BitSet needed =
        new Explanation(seen -> value.equals(predicate.value(frame, Run.seeingOnly(seen))))
            .among(run.readings().size());
    List<Slot> cited = needed.stream().mapToObj(run.readings()::get).toList();
    return new Decision(
        Boolean.TRUE.equals(value) ? Truth.TRUE : Truth.FALSE, readings(withoutContainers(cited)));
  }

  private static List<Reading> obstacles(Set<Cause> causes) {
    List<Reading> obstacles =
        new ArrayList<>(
            readings(
                causes.stream()
                    .filter(Slot.class::isInstance)
                    .map(Slot.class::cast)
                    .sorted(Comparator.comparingInt(Slot::number))
                    .toList()));
    causes.stream()
        .filter(Fault.class::isInstance)
        .map(Fault.class::cast)
        .sorted(Comparator.comparing(Fault::position).thenComparing(Fault::text))
        .map(CompiledExpression::reading)
        .distinct()
        .forEach(obstacles::add);
    return obstacles;
  }

  private static Reading reading(Fault fault) {
    return new Reading("expression at " + fault.position(), fault.text(), false, List.of());
  }

  private static List<Reading> readings(List<Slot> slots) {
    return slots.stream()
        .map(
            slot ->
                new Reading(
                    slot.path(), text(slot.fact()), slot.fact().isKnown(), slot.fact().sources()))
        .toList();
  }

  private static <T> String text(Fact<T> fact) {
    return fact.fold(known -> ValueText.of(known.value()), Fact.Unknown::reason);
  }

  /** A list goes without saying where a fact inside it is cited. */
  private static List<Slot> withoutContainers(List<Slot> slots) {
    return slots.stream()
        .filter(
            slot ->
                !(slot.value() instanceof Sequence)
                    || slots.stream().noneMatch(other -> isInside(other, slot)))
        .toList();
  }

  /** By path, and by place in the evidence: a list of references does not hold their targets. */
  private static boolean isInside(Slot slot, Slot container) {
    if (!slot.path().startsWith(container.path() + "[")
        || slot.fact().sources().isEmpty()
        || container.fact().sources().isEmpty()) {
      return false;
    }
    SourceRef inner = slot.fact().sources().get(0);
    SourceRef outer = container.fact().sources().get(0);
    return inner.digest().equals(outer.digest())
        && inner.path().equals(outer.path())
        && inner.pointer().isPresent()
        && outer.pointer().isPresent()
        && inner.pointer().get().startsWith(outer.pointer().get() + "/");
  }
}
