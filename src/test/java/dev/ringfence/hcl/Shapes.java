package dev.ringfence.hcl;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an expression is, without where it stands: equal trees have equal shapes. */
final class Shapes {
  private Shapes() {}

  static String of(Expression e) {
    String name = e.getClass().getSimpleName();
    if (e instanceof Expression.NumberLiteral n) {
      return n.value().stripTrailingZeros().toPlainString();
    } else if (e instanceof Expression.BooleanLiteral b) {
      return String.valueOf(b.value());
    } else if (e instanceof Expression.TextLiteral t) {
      return "'" + t.value().replace("\n", "\\n") + "'";
    } else if (e instanceof Expression.Variable v) {
      return v.name();
    } else if (e instanceof Expression.Member m) {
      return "(. " + of(m.of()) + " " + m.name() + ")";
    } else if (e instanceof Expression.Call c) {
      return "(" + c.name() + list(c.arguments()) + (c.expandsLast() ? " ...)" : ")");
    } else if (e instanceof Expression.Unary u) {
      return "(" + u.operator() + " " + of(u.operand()) + ")";
    } else if (e instanceof Expression.Binary b) {
      return "(" + b.operator() + " " + of(b.left()) + " " + of(b.right()) + ")";
    } else if (e instanceof Expression.For f) {
      return repetition(f);
    } else if (e instanceof Expression.TemplateRepetition r) {
      return "(%for " + r.keyName() + r.valueName() + list(r.children()) + ")";
    }
    return "(" + name + list(e.children()) + ")";
  }

  private static String repetition(Expression.For f) {
    return "(for %s %s %s %s %s %s %s)"
        .formatted(
            f.keyName().orElse("-"),
            f.valueName(),
            of(f.collection()),
            optional(f.key()),
            of(f.value()),
            f.groups(),
            optional(f.condition()));
  }

  private static String optional(Optional<Expression> e) {
    return e.map(Shapes::of).orElse("-");
  }

  private static String list(List<Expression> items) {
    return items.stream().map(i -> " " + of(i)).collect(Collectors.joining());
  }

  /** A body with all that is in it. */
  static String of(Body body) {
    return body.attributes().stream()
            .map(a -> a.name() + "=" + of(a.expression()) + ";")
            .collect(Collectors.joining())
        + body.blocks().stream()
            .map(b -> b.type() + b.labels() + "{" + of(b.body()) + "}")
            .collect(Collectors.joining());
  }
}
