package dev.ringfence.read.terraform;

import dev.ringfence.hcl.SourceRange;
import dev.ringfence.read.Translated;
import dev.ringfence.terraform.Value;
import dev.ringfence.terraform.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of an argument and where it is given; never null. */
record Cell(Value value, SourceRange where) {
  Value bare() {
    return Values.bare(value);
  }

  /** Text, number or truth value as text, if it is known and may be shown. */
  Optional<String> text() {
    if (value.isSensitive()) {
      return Optional.empty();
    }
    if (value instanceof Value.Text text) {
      return Optional.of(text.value());
    }
    if (value instanceof Value.Numeral number) {
      return Optional.of(number.value().toPlainString());
    }
    return value instanceof Value.Bool bool
        ? Optional.of(String.valueOf(bool.value()))
        : Optional.empty();
  }

  /** The items of a list, set or tuple; empty if the value is none or is not known. */
  Optional<List<Cell>> items() {
    if (!(bare() instanceof Value.Sequence sequence)) {
      return Optional.empty();
    }
    List<Cell> cells = new ArrayList<>();
    for (Value item : sequence.items()) {
      if (!(Values.bare(item) instanceof Value.Null)) {
        cells.add(new Cell(item, where));
      }
    }
    return Optional.of(cells);
  }

  /** Why it is not known. */
  String reason() {
    if (value.isSensitive()) {
      return "the value is sensitive";
    }
    return bare() instanceof Value.Unknown unknown
        ? unknown.reason()
        : "a value of an unexpected type";
  }

  /** As an answer has it: as it is, or as an object that says why it is not known. */
  Object asText() {
    return text().<Object>map(text -> text).orElseGet(this::unknown);
  }

  Object asNumber() {
    return text()
        .filter(text -> text.matches("-?[0-9]{1,9}"))
        .<Object>map(BigDecimal::new)
        .orElseGet(this::unknown);
  }

  Object asBool() {
    return text()
        .filter(text -> text.equals("true") || text.equals("false"))
        .<Object>map(Boolean::valueOf)
        .orElseGet(this::unknown);
  }

  Map<String, Object> unknown() {
    return Map.of(Translated.UNKNOWN, reason() + " (" + source() + ")");
  }

  private String source() {
    return bare() instanceof Value.Unknown unknown ? unknown.where().display() : where.display();
  }
}
