package dev.ringfence.hcl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A file as the reference parser writes it: blocks as lists under their labels, literals, lists and
 * objects as JSON, everything else as the text it was written as, in {@code ${}}. So it is compared
 * too where each expression begins and ends.
 */
@NullMarked
final class ReferenceForm {
  private final List<String> lines;

  private ReferenceForm(String text) {
    lines = List.of(text.split("\n", -1));
  }

  static Map<String, @Nullable Object> of(Body body, String text) {
    return new ReferenceForm(text).body(body);
  }

  private Map<String, @Nullable Object> body(Body body) {
    Map<String, @Nullable Object> form = new TreeMap<>();
    body.attributes().forEach(a -> form.put(a.name(), value(a.expression())));
    body.blocks().forEach(block -> add(block, form));
    return form;
  }

  @SuppressWarnings("unchecked") // Only what is put here is got: maps by label, a list at the end.
  private void add(Block block, Map<String, @Nullable Object> form) {
    List<String> path = new ArrayList<>(List.of(block.type()));
    path.addAll(block.labels());
    Map<String, @Nullable Object> at = form;
    for (String name : path.subList(0, path.size() - 1)) {
      at = (Map<String, @Nullable Object>) at.computeIfAbsent(name, n -> new TreeMap<>());
    }
    String last = path.get(path.size() - 1);
    ((List<Object>) at.computeIfAbsent(last, n -> new ArrayList<>())).add(body(block.body()));
  }

  private @Nullable Object value(Expression e) {
    if (e instanceof Expression.NumberLiteral number) {
      return number.value();
    } else if (e instanceof Expression.BooleanLiteral bool) {
      return bool.value();
    } else if (e instanceof Expression.NullLiteral) {
      return null;
    } else if (e instanceof Expression.Unary unary
        && unary.operand() instanceof Expression.NumberLiteral number) {
      return number.value().negate();
    } else if (e instanceof Expression.Unary unary
        && unary.operand() instanceof Expression.BooleanLiteral bool) {
      return !bool.value();
    } else if (e instanceof Expression.Template template) {
      boolean isWrap = template.parts().size() == 1 && !isText(template.parts().get(0));
      return isWrap ? value(template.parts().get(0)) : text(template);
    } else if (e instanceof Expression.TupleConstructor tuple) {
      List<@Nullable Object> items = new ArrayList<>();
      tuple.items().forEach(item -> items.add(value(item)));
      return items;
    } else if (e instanceof Expression.ObjectConstructor object) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      object.items().forEach(item -> members.put(key(item.key()), value(item.value())));
      return members;
    }
    return e instanceof Expression.TemplateCondition || e instanceof Expression.TemplateRepetition
        ? part(e)
        : wrapped(e);
  }

  private static boolean isText(Expression e) {
    return e instanceof Expression.TextLiteral;
  }

  private String key(Expression key) {
    return key instanceof Expression.Variable || key instanceof Expression.Member
        ? source(key.range())
        : part(key);
  }

  private String text(Expression.Template template) {
    StringBuilder text = new StringBuilder();
    template.parts().forEach(part -> text.append(part(part)));
    return text.toString();
  }

  /** A part of a text. */
  private String part(Expression e) {
    if (e instanceof Expression.TextLiteral literal) {
      return literal.value();
    } else if (e instanceof Expression.NumberLiteral number) {
      return number.value().stripTrailingZeros().toPlainString();
    } else if (e instanceof Expression.BooleanLiteral bool) {
      return String.valueOf(bool.value());
    } else if (e instanceof Expression.NullLiteral) {
      return "null";
    } else if (e instanceof Expression.Template template) {
      return text(template);
    } else if (e instanceof Expression.TemplateCondition c) {
      return condition(c.condition(), text(c.whenTrue()), text(c.whenFalse()));
    } else if (e instanceof Expression.Conditional c) {
      return condition(c.condition(), part(c.whenTrue()), part(c.whenFalse()));
    } else if (e instanceof Expression.TemplateRepetition r) {
      String names = r.keyName().map(key -> key + ", ").orElse("") + r.valueName();
      String head = "%{for " + names + " in " + source(r.collection().range()) + "}";
      return head + text(r.body()) + "%{endfor}";
    }
    return wrapped(e);
  }

  private String condition(Expression condition, String whenTrue, String whenFalse) {
    String otherwise = whenFalse.isEmpty() ? "" : "%{else}" + whenFalse;
    return "%{if " + source(condition.range()) + "}" + whenTrue + otherwise + "%{endif}";
  }

  private String wrapped(Expression e) {
    return "${" + source(e.range()) + "}";
  }

  private String source(SourceRange range) {
    if (range.line() == range.endLine()) {
      return line(range.line()).substring(range.column() - 1, range.endColumn() - 1);
    }
    StringBuilder text = new StringBuilder(line(range.line()).substring(range.column() - 1));
    for (int i = range.line() + 1; i < range.endLine(); i++) {
      text.append('\n').append(line(i));
    }
    return text.append('\n').append(line(range.endLine()), 0, range.endColumn() - 1).toString();
  }

  private String line(int number) {
    return lines.get(number - 1);
  }
}
