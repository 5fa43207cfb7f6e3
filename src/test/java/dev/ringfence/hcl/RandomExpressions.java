package dev.ringfence.hcl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Expressions of every form, as the parser could have made them. */
final class RandomExpressions {
  private static final SourceRange NOWHERE = new SourceRange("", 1, 1, 1, 1);
  private static final String[] NAMES = {"var", "a", "each", "größe", "a-b", "_x", "for_each"};
  private static final String[] TEXTS = {
    "plain", "${", "%{", "\"q\"", "a\nb\t", "\\", "$", "%", "$$", "ünï 𝄞", "~}", "} {"
  };

  private final Random random;

  RandomExpressions(long seed) {
    random = new Random(seed);
  }

  Expression next(int depth) {
    int form = random.nextInt(depth <= 0 ? 5 : 18);
    return switch (form) {
      case 0 -> new Expression.NumberLiteral(BigDecimal.valueOf(random.nextInt(2000), 2), NOWHERE);
      case 1 -> new Expression.BooleanLiteral(random.nextBoolean(), NOWHERE);
      case 2 -> new Expression.NullLiteral(NOWHERE);
      case 3 -> new Expression.Template(List.of(), NOWHERE);
      case 4 -> variable();
      case 5 -> new Expression.Member(reference(depth - 1), name(), NOWHERE);
      case 6 -> new Expression.Index(reference(depth - 1), next(depth - 1), NOWHERE);
      case 7 -> splat(depth);
      case 8 -> new Expression.Call(name(), some(depth, 1), random.nextBoolean(), NOWHERE);
      case 9 -> new Expression.Unary(Operator.NOT, reference(depth - 1), NOWHERE);
      case 10, 11 -> binary(depth);
      case 12 ->
          new Expression.Parentheses(
              new Expression.Conditional(
                  next(depth - 1), next(depth - 1), next(depth - 1), NOWHERE),
              NOWHERE);
      case 13 -> new Expression.Parentheses(next(depth - 1), NOWHERE);
      case 14 -> new Expression.TupleConstructor(some(depth, 0), NOWHERE);
      case 15 -> object(depth);
      case 16 -> repetition(depth);
      default -> template(depth, 3);
    };
  }

  private String name() {
    return NAMES[random.nextInt(NAMES.length)];
  }

  private Expression variable() {
    return new Expression.Variable(name(), NOWHERE);
  }

  private Expression reference(int depth) {
    return depth <= 0 || random.nextBoolean()
        ? variable()
        : new Expression.Parentheses(next(depth), NOWHERE);
  }

  private List<Expression> some(int depth, int least) {
    List<Expression> items = new ArrayList<>();
    int count = least + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      items.add(next(depth - 1));
    }
    return items;
  }

  private Expression splat(int depth) {
    Expression each = new Expression.SplatElement(NOWHERE);
    for (int i = random.nextInt(3); i > 0; i--) {
      each = new Expression.Member(each, name(), NOWHERE);
    }
    return new Expression.Splat(reference(depth - 1), each, NOWHERE);
  }

  private Expression binary(int depth) {
    Operator operator = Operator.values()[random.nextInt(Operator.values().length - 2)];
    Expression left = operand(depth - 1, operator.strength());
    return new Expression.Binary(
        operator, left, operand(depth - 1, operator.strength() + 1), NOWHERE);
  }

  private Expression operand(int depth, int weakest) {
    Expression made = next(depth);
    boolean binds = !(made instanceof Expression.Binary b) || b.operator().strength() >= weakest;
    return binds ? made : new Expression.Parentheses(made, NOWHERE);
  }

  private Expression object(int depth) {
    List<Expression.Item> items = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Expression key =
          random.nextBoolean()
              ? new Expression.TextLiteral(name(), NOWHERE)
              : new Expression.Parentheses(next(depth - 1), NOWHERE);
      items.add(new Expression.Item(key, next(depth - 1)));
    }
    return new Expression.ObjectConstructor(items, NOWHERE);
  }

  private Expression repetition(int depth) {
    boolean isObject = random.nextBoolean();
    return new Expression.For(
        random.nextBoolean() ? Optional.of("k") : Optional.empty(),
        "v",
        next(depth - 1),
        isObject ? Optional.of(next(depth - 1)) : Optional.empty(),
        next(depth - 1),
        isObject && random.nextBoolean(),
        random.nextBoolean() ? Optional.of(next(depth - 1)) : Optional.empty(),
        NOWHERE);
  }

  private Expression.Template template(int depth, int most) {
    List<Expression> parts = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      parts.add(part(depth - 1, parts));
    }
    return new Expression.Template(parts, NOWHERE);
  }

  private Expression part(int depth, List<Expression> before) {
    boolean isAfterText =
        !before.isEmpty() && before.get(before.size() - 1) instanceof Expression.TextLiteral;
    if (random.nextBoolean() && !isAfterText) {
      return new Expression.TextLiteral(TEXTS[random.nextInt(TEXTS.length)], NOWHERE);
    }
    return switch (random.nextInt(4)) {
      case 0 ->
          new Expression.TemplateCondition(
              next(depth), template(depth, 2), template(depth, 2), NOWHERE);
      case 1 ->
          new Expression.TemplateRepetition(
              Optional.empty(), "v", next(depth), template(depth, 2), NOWHERE);
      default -> next(depth);
    };
  }
}
