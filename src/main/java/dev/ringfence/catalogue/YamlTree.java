package dev.ringfence.catalogue;

import dev.ringfence.yaml.Composer;
import dev.ringfence.yaml.Composer.Made;
import dev.ringfence.yaml.Document.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Makes the values of a file of settings; a mistake in one is told, and the rest still read. */
final class YamlTree implements Composer.Maker<Yaml> {
  private static final String MERGE = "<<";

  private final ScalarResolver resolver = new CoreSchema().getScalarResolver();
  private final String file;
  private final Problems problems;

  YamlTree(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  @Override
  public Made<Yaml> scalar(ScalarEvent event) {
    Optional<String> tag = event.getTag();
    if (tag.isPresent() && !tag.get().equals(Tag.STR.getValue())) {
      return Made.not(tagged(event, tag.get()));
    }
    Yaml.Type type = tag.isPresent() || !event.isPlain() ? Yaml.Type.TEXT : type(event);
    int line = Composer.line(event);
    boolean isBlock = event.isLiteral() || event.isFolded();
    int end = event.getEndMark().map(Mark::getLine).orElse(line - 1) + (isBlock ? 0 : 1);
    return Made.of(new Yaml.Scalar(line, event.getValue(), type, isBlock ? line + 1 : line, end));
  }

  private Yaml.Type type(ScalarEvent event) {
    Tag tag = resolver.resolve(event.getValue(), true);
    if (tag.equals(Tag.INT)) {
      return Yaml.Type.INTEGER;
    }
    if (tag.equals(Tag.FLOAT)) {
      return Yaml.Type.DECIMAL;
    }
    if (tag.equals(Tag.BOOL)) {
      return Yaml.Type.BOOLEAN;
    }
    return tag.equals(Tag.NULL) ? Yaml.Type.NOTHING : Yaml.Type.TEXT;
  }

  @Override
  public Optional<Problem> refused(CollectionStartEvent start) {
    return start.getTag().filter(tag -> !isPlainTag(tag)).map(tag -> tagged(start, tag));
  }

  private static boolean isPlainTag(String tag) {
    return tag.equals(Tag.MAP.getValue()) || tag.equals(Tag.SEQ.getValue());
  }

  @Override
  public Made<Yaml> sequence(CollectionStartEvent start, List<Yaml> items) {
    return Made.of(new Yaml.Sequence(Composer.line(start), items));
  }

  @Override
  public Made<Yaml> mapping(CollectionStartEvent start, List<Yaml> parts) {
    Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
    Map<String, Yaml.Entry> merged = new LinkedHashMap<>();
    for (int i = 0; i + 1 < parts.size(); i += 2) {
      Yaml key = parts.get(i);
      Yaml value = parts.get(i + 1);
      if (!(key instanceof Yaml.Scalar scalar)) {
        problems.add(file, key.line(), key.sort() + " found as a key, text expected");
      } else if (scalar.text().equals(MERGE)) {
        merge(scalar, value, merged);
      } else {
        put(scalar, value, entries);
      }
    }
    merged.forEach(entries::putIfAbsent);
    return Made.of(new Yaml.Mapping(Composer.line(start), entries));
  }

  private void put(Yaml.Scalar key, Yaml value, Map<String, Yaml.Entry> entries) {
    Yaml.Entry earlier = entries.putIfAbsent(key.text(), new Yaml.Entry(key.line(), value));
    if (earlier != null) {
      problems.add(
          file,
          key.line(),
          "key \"" + key.text() + "\" stands here again, first on line " + earlier.line());
    }
  }

  /** Keys of the mapping itself win over merged ones, earlier merged ones over later. */
  private void merge(Yaml.Scalar key, Yaml value, Map<String, Yaml.Entry> merged) {
    List<Yaml> sources = value instanceof Yaml.Sequence list ? list.items() : List.of(value);
    for (Yaml source : sources) {
      if (source instanceof Yaml.Mapping mapping) {
        mapping.entries().forEach(merged::putIfAbsent);
      } else {
        problems.add(file, key.line(), "<< takes a mapping or a list of them, not " + value.sort());
      }
    }
  }

  private static Problem tagged(Event event, String tag) {
    return new Problem(
        Composer.line(event), "the tag " + tag + ", plain YAML without tags expected");
  }
}
