package dev.ringfence.expression.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.ringfence.expression.Truth;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.ResourceHeader;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Where everything is known, our evaluation is CEL's. */
class RuntimeAgreementTest {
  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("filter", MapType.create(SimpleType.STRING, SimpleType.DYN))
          .build();
  private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder().build();

  private static Object runtimeAnswer(String text, Filter filter)
      throws CelValidationException, CelEvaluationException {
    return RUNTIME
        .createProgram(COMPILER.compile(text).getAst())
        .eval(Map.of("filter", plain(filter)));
  }

  private static Object plain(Object value) {
    if (value instanceof Fact.Known<?> known) {
      return plain(known.value());
    }
    if (value instanceof List<?> list) {
      return list.stream().map(RuntimeAgreementTest::plain).toList();
    }
    return value instanceof Record resource ? fields(resource) : value;
  }

  private static Map<String, Object> fields(Record resource) {
    Map<String, Object> fields = new HashMap<>();
    try {
      for (RecordComponent component : resource.getClass().getRecordComponents()) {
        Object value = component.getAccessor().invoke(resource);
        if (value instanceof ResourceHeader header) {
          Map<String, Object> tags = new HashMap<>();
          header.tags().byKey().forEach((key, tag) -> tags.put(key, plain(tag)));
          fields.put("tags", tags);
        } else {
          fields.put(component.getName(), plain(value));
        }
      }
      return fields;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot read " + resource.getClass(), e);
    }
  }

  @Test
  void given_known_facts_then_the_answer_is_that_of_the_cel_runtime_seed_4()
      throws CelValidationException, CelEvaluationException {
    SplittableRandom random = new SplittableRandom(4);
    RandomExpressions expressions = new RandomExpressions(random, true);
    RandomFilters filters = new RandomFilters(random);
    int holding = 0;
    for (int i = 0; i < 400; i++) {
      String text = expressions.next();
      Filter filter = filters.next();

      Truth ours = Decisions.truth(text, filter);

      Object theirs = runtimeAnswer(text, filter);
      assertThat(ours).as(text).isEqualTo(Boolean.TRUE.equals(theirs) ? Truth.TRUE : Truth.FALSE);
      holding += Boolean.TRUE.equals(theirs) ? 1 : 0;
    }
    assertThat(holding).isBetween(100, 300);
  }

  @Test
  void given_texts_at_the_edges_then_the_answer_is_that_of_the_cel_runtime()
      throws CelValidationException, CelEvaluationException {
    Filter filter = Facts.filter();
    for (String text :
        List.of(
            "'a' < 'B'",
            "'\\U0001F600' > '\\uFFFD'",
            "'ab' <= 'a'",
            "size('\\U0001F600') == 1",
            "'aXb'.matches('[A-Z]')",
            "'aXb'.matches('^[A-Z]$')",
            "''.matches('')",
            "'abc'.contains('')",
            "-5 - 3 < -7",
            "-(3) == -3",
            "[1, 2] + [3] == [1, 2, 3]",
            "[].all(x, false) && ![].exists(x, true)",
            "[1, 1].exists_one(x, x == 1)",
            "[1, 2, 3].map(x, x > 1, x + 1) == [3, 4]",
            "[[1], []].exists(l, size(l) == 0)",
            "[1, 2].exists(x, [3, 4].all(y, x < y && y - x < 3))",
            "[1, 2].exists(x, [2, 3].exists(x, x == 1))",
            "true ? false : true",
            "false ? false : true || false",
            "!true || false == false",
            "1 in [] || 2 in [1, 2]")) {
      Truth ours = Decisions.truth(text, filter);

      assertThat(ours)
          .as(text)
          .hasToString(runtimeAnswer(text, filter).toString().toUpperCase(java.util.Locale.ROOT));
    }
  }
}
