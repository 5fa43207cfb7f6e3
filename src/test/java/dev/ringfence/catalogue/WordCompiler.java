package dev.ringfence.catalogue;

import dev.ringfence.control.Parameters;
import dev.ringfence.expression.Decision;
import dev.ringfence.expression.EndpointExpression;
import dev.ringfence.expression.Expression;
import dev.ringfence.expression.ExpressionCompiler;
import dev.ringfence.expression.InvalidExpressionException;
import dev.ringfence.expression.Reading;
import dev.ringfence.expression.Truth;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Kind;
import dev.ringfence.network.ZoneAssignment.Place;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/**
 * Knows one language of its own: a predicate is any text without the word {@code misspelt}, a
 * selector compares one tag, or the role as if it were one, with one text.
 */
@NullMarked
final class WordCompiler implements ExpressionCompiler {
  private static final Pattern SELECTOR =
      Pattern.compile("endpoint\\.(?:tags\\[\"(\\w+)\"]|role) == \"([\\w-]+)\"");

  @Override
  public Expression compile(String text, Kind kind, Parameters parameters) {
    refuse(text, kind.word());
    return subject -> new Decision(Truth.TRUE, List.of());
  }

  @Override
  public EndpointExpression compileSelector(String text) {
    refuse(text, "endpoint");
    Matcher matcher = SELECTOR.matcher(text);
    if (!matcher.matches()) {
      throw new InvalidExpressionException(1, "no selector: " + text);
    }
    String key = matcher.group(1) == null ? "role" : matcher.group(1);
    String value = matcher.group(2);
    return new TagEquals(key, value);
  }

  private record TagEquals(String key, String value) implements EndpointExpression {
    @Override
    public Decision decide(Endpoint endpoint) {
      return WordCompiler.decide(key, value, endpoint.header().tags().value(key));
    }

    @Override
    public Decision decide(Place subnet) {
      return WordCompiler.decide(key, value, subnet.header().tags().value(key));
    }
  }

  private static Decision decide(String key, String value, Fact<String> tag) {
    String path = "tags[\"" + key + "\"]";
    return tag.fold(
        known ->
            new Decision(
                known.value().equals(value) ? Truth.TRUE : Truth.FALSE,
                List.of(new Reading(path, known.value(), true, known.sources()))),
        unknown ->
            new Decision(
                Truth.UNKNOWN,
                List.of(new Reading(path, unknown.reason(), false, unknown.sources()))));
  }

  private static void refuse(String text, String variable) {
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].contains("misspelt")) {
        throw new InvalidExpressionException(i + 1, "undefined field 'misspelt' of " + variable);
      }
    }
  }
}
