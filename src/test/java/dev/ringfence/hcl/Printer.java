package dev.ringfence.hcl;

import java.util.List;
import java.util.stream.Collectors;

/** Writes an expression as HCL. */
final class Printer {
  private Printer() {}

  static String print(Expression e) {
    if (e instanceof Expression.NumberLiteral n) {
      return n.value().toPlainString();
    } else if (e instanceof Expression.BooleanLiteral b) {
      return String.valueOf(b.value());
    } else if (e instanceof Expression.NullLiteral) {
      return "null";
    } else if (e instanceof Expression.Variable v) {
      return v.name();
    } else if (e instanceof Expression.TextLiteral t) {
      return t.value();
    } else if (e instanceof Expression.Template t) {
      return "\"" + parts(t) + "\"";
    } else if (e instanceof Expression.Call c) {
      return c.name() + "(" + list(c.arguments()) + (c.expandsLast() ? "...)" : ")");
    }
    return e instanceof Expression.Unary
            || e instanceof Expression.Binary
            || e instanceof Expression.Conditional
            || e instanceof Expression.Parentheses
        ? operation(e)
        : structure(e);
  }

  private static String operation(Expression e) {
    if (e instanceof Expression.Unary u) {
      return u.operator().symbol() + print(u.operand());
    } else if (e instanceof Expression.Binary b) {
      return print(b.left()) + " " + b.operator().symbol() + " " + print(b.right());
    } else if (e instanceof Expression.Conditional c) {
      return print(c.condition()) + " ? " + print(c.whenTrue()) + " : " + print(c.whenFalse());
    }
    return "(\n" + print(((Expression.Parentheses) e).inner()) + " // why\n)";
  }

  private static String structure(Expression e) {
    if (e instanceof Expression.Member m) {
      return print(m.of()) + "." + m.name();
    } else if (e instanceof Expression.Index i) {
      return print(i.of()) + "[" + print(i.key()) + "]";
    } else if (e instanceof Expression.Splat s) {
      return print(s.of()) + "[*]" + print(s.each());
    } else if (e instanceof Expression.SplatElement) {
      return "";
    } else if (e instanceof Expression.TupleConstructor t) {
      return "[\n" + list(t.items()) + "]";
    } else if (e instanceof Expression.ObjectConstructor o) {
      return o.items().stream()
          .map(i -> print(i.key()) + " = " + print(i.value()))
          .collect(Collectors.joining("\n", "{ ", " }"));
    }
    return repetition((Expression.For) e);
  }

  private static String repetition(Expression.For f) {
    String names = f.keyName().map(k -> k + ", ").orElse("") + f.valueName();
    String head = "for " + names + " in " + print(f.collection()) + " : ";
    String value = f.key().map(k -> print(k) + " => ").orElse("") + print(f.value());
    String tail = (f.groups() ? "..." : "") + f.condition().map(c -> " if " + print(c)).orElse("");
    return f.key().isPresent() ? "{" + head + value + tail + "}" : "[" + head + value + tail + "]";
  }

  private static String list(List<Expression> items) {
    return items.stream().map(Printer::print).collect(Collectors.joining(", "));
  }

  private static String parts(Expression.Template template) {
    return template.parts().stream().map(Printer::part).collect(Collectors.joining());
  }

  private static String part(Expression e) {
    if (e instanceof Expression.TextLiteral t) {
      return escaped(t.value());
    } else if (e instanceof Expression.TemplateCondition c) {
      String otherwise = c.whenFalse().parts().isEmpty() ? "" : "%{else}" + parts(c.whenFalse());
      return "%{if " + print(c.condition()) + "}" + parts(c.whenTrue()) + otherwise + "%{endif}";
    } else if (e instanceof Expression.TemplateRepetition r) {
      String head = "%{for " + r.valueName() + " in " + print(r.collection()) + "}";
      return head + parts(r.body()) + "%{endfor}";
    }
    return "${" + print(e) + "}";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\t", "\\t")
        .replace("$", "\\u0024")
        .replace("%", "\\u0025");
  }
}
