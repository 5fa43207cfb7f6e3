package dev.ringfence.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A value that is no longer given makes nothing more definite than it was. */
class MaskingLawTest {
  private static final String[] KINDS = {"bool", "number", "string", "list(string)"};

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void given_fewer_values_what_is_known_is_what_was_known(long seed) {
    Random random = new Random(seed);
    StringBuilder main = new StringBuilder();
    List<String> given = new ArrayList<>();
    for (int i = 0; i < KINDS.length * 2; i++) {
      main.append("variable \"v%d\" {\n type = %s\n}\n".formatted(i, KINDS[i % 4]));
      given.add("v%d = %s\n".formatted(i, literal(i % 4, random)));
    }
    main.append("resource \"x\" \"x\" {\n");
    for (int i = 0; i < 40; i++) {
      main.append(" a%d = %s\n".formatted(i, expression(i % 4, 5, random)));
    }
    main.append("}\n");
    String some = String.join("", given.stream().filter(v -> random.nextBoolean()).toList());

    Evaluation whole = Projects.evaluation(Map.of("a.tf", main.toString()), String.join("", given));
    Evaluation masked = Projects.evaluation(Map.of("a.tf", main.toString()), some);

    for (int i = 0; i < 40; i++) {
      Value before = value(whole, i);
      Value after = value(masked, i);
      assertThat(isNoMoreDefinite(after, before))
          .as(
              "%s%n%s%n%s%nbefore %s%nafter %s",
              argument(main, i), given, some, Projects.shown(before), Projects.shown(after))
          .isTrue();
    }
  }

  private static String argument(StringBuilder main, int i) {
    int start = main.indexOf(" a" + i + " =");
    return main.substring(start, main.indexOf("\n", start));
  }

  private static Value value(Evaluation evaluation, int i) {
    return Projects.at(evaluation, "x.x").body().attribute("a" + i).orElseThrow().value();
  }

  private static boolean isNoMoreDefinite(Value after, Value before) {
    if (after instanceof Value.Unknown) {
      return true;
    }
    if (after instanceof Value.Sequence a && before instanceof Value.Sequence b) {
      // List or tuple may depend on the other side of a conditional; nothing decides by it.
      boolean isSame = a.items().size() == b.items().size();
      for (int i = 0; isSame && i < a.items().size(); i++) {
        isSame = isNoMoreDefinite(a.items().get(i), b.items().get(i));
      }
      return isSame;
    }
    return after.equals(before);
  }

  private static String literal(int kind, Random random) {
    return switch (kind) {
      case 0 -> String.valueOf(random.nextBoolean());
      case 1 -> String.valueOf(random.nextInt(4));
      case 2 -> "\"" + "abc".charAt(random.nextInt(3)) + "\"";
      default -> random.nextInt(4) == 0 ? "[]" : "[\"a\", " + literal(2, random) + "]";
    };
  }

  private static String expression(int kind, int depth, Random random) {
    if (depth == 0 || random.nextInt(6) == 0) {
      return random.nextInt(3) == 0
          ? literal(kind, random)
          : "var.v" + (kind + 4 * random.nextInt(2));
    }
    String[] forms =
        switch (kind) {
          case 0 ->
              new String[] {
                "(B && B)",
                "(B || B)",
                "!B",
                "(N < N)",
                "(T == T)",
                "contains(L, T)",
                "can(L[N])",
                "(B ? B : B)",
                "anytrue([B, B])",
                "alltrue([for x in L : x == T])",
                "(L != L)"
              };
          case 1 ->
              new String[] {"(N + N)", "(N * N)", "length(L)", "(B ? N : N)", "max(N, N)", "(-N)"};
          case 2 ->
              new String[] {
                "\"${T}-${T}\"",
                "(B ? T : T)",
                "try(L[N], T)",
                "join(T, L)",
                "element(L, N)",
                "coalesce(T, T)",
                "lookup({a = T}, T, T)",
                "\"%{if B}x%{else}${T}%{endif}\"",
                "format(\"%s%d\", T, N)",
                "try(one(L), T)"
              };
          default ->
              new String[] {
                "[T, T]", "concat(L, L)", "[for x in L : T]", "[for x in L : x if B]", "sort(L)",
                "flatten([L, [T]])", "compact(L)", "distinct(L)", "(B ? L : L)", "L[*]",
                "tolist(toset(L))", "try(slice(L, 0, N), L)",
                    "values({for x in L : x => T...})[*][0]"
              };
        };
    String form = forms[random.nextInt(forms.length)];
    StringBuilder made = new StringBuilder();
    for (char c : form.toCharArray()) {
      int inner = "BNTL".indexOf(c);
      made.append(inner < 0 ? String.valueOf(c) : expression(inner, depth - 1, random));
    }
    return made.toString();
  }
}
