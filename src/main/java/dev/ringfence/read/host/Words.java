package dev.ringfence.read.host;

import java.util.List;
import java.util.stream.Collectors;

/** Parts of a rule in words, where the evidence has none that people would read. */
final class Words {
  private Words() {}

  static String of(List<Stmt> parts) {
    return parts.stream().map(Words::of).filter(text -> !text.isEmpty()).collect(joining());
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joining() {
    return Collectors.joining(" ");
  }

  private static String of(Stmt part) {
    if (part instanceof Stmt.Match match) {
      String operator = match.operator().equals("==") ? "" : match.operator() + " ";
      return String.join(" . ", match.fields()).replace("meta ", "")
          + " "
          + operator
          + of(match.value());
    } else if (part instanceof Stmt.Verdict verdict) {
      return (verdict.verdict() + " " + verdict.target()).strip();
    } else if (part instanceof Stmt.Choice choice) {
      return String.join(" . ", choice.fields())
          + " vmap "
          + (choice.named().isEmpty() ? cases(choice) : "@" + choice.named());
    } else if (part instanceof Stmt.Limit) {
      return "limit";
    } else if (part instanceof Stmt.Translation) {
      return "nat";
    }
    return part instanceof Stmt.Unknown unknown ? unknown.text() : "";
  }

  private static String cases(Stmt.Choice choice) {
    return choice.cases().stream()
        .map(one -> of(one.value()) + " : " + of(one.verdict()))
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private static String of(Value value) {
    if (value instanceof Value.One one) {
      return one.text();
    } else if (value instanceof Value.Between range) {
      return range.first() + "-" + range.last();
    } else if (value instanceof Value.AnyOf any) {
      return any.values().stream().map(Words::of).collect(Collectors.joining(", ", "{ ", " }"));
    } else if (value instanceof Value.Together all) {
      return all.values().stream().map(Words::of).collect(Collectors.joining(" . "));
    } else if (value instanceof Value.Flags flags) {
      return String.join(",", flags.set()) + " / " + String.join(",", flags.mask());
    }
    return "@" + ((Value.Named) value).name();
  }
}
