package dev.ringfence.report.pdf;

import dev.ringfence.report.VerdictWord;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What templates may call beyond Pebble's own: {@code t("key")} for a message, {@code verdicts()}
 * for the legend, {@code | n} for a number with its thousands apart.
 */
final class TemplateWords extends AbstractExtension {
  private final Properties messages;

  TemplateWords(Properties messages) {
    this.messages = messages;
  }

  @Override
  public Map<String, Function> getFunctions() {
    return Map.of("t", new Message(messages), "verdicts", new Verdicts());
  }

  @Override
  public Map<String, Filter> getFilters() {
    return Map.of("n", new Thousands());
  }

  private record Message(Properties messages) implements Function {
    @Override
    public List<String> getArgumentNames() {
      return List.of("key");
    }

    @Override
    public Object execute(
        Map<String, Object> arguments,
        PebbleTemplate self,
        EvaluationContext context,
        int lineNumber) {
      String key = String.valueOf(arguments.get("key"));
      String message = messages.getProperty(key);
      if (message == null) {
        throw new PebbleException(
            null, "no message '" + key + "' in messages.properties", lineNumber, self.getName());
      }
      return message;
    }
  }

  private record Verdicts() implements Function {
    @Override
    public List<String> getArgumentNames() {
      return List.of();
    }

    @Override
    public Object execute(
        Map<String, Object> arguments,
        PebbleTemplate self,
        EvaluationContext context,
        int lineNumber) {
      return VerdictWord.values();
    }
  }

  private record Thousands() implements Filter {
    @Override
    public List<String> getArgumentNames() {
      return List.of();
    }

    @Override
    public Object apply(
        @Nullable Object input,
        Map<String, Object> arguments,
        PebbleTemplate self,
        EvaluationContext context,
        int lineNumber) {
      if (input instanceof Number number) {
        return String.format(Locale.ROOT, "%,d", number.longValue());
      }
      throw new PebbleException(null, "not a number: " + input, lineNumber, self.getName());
    }
  }
}
