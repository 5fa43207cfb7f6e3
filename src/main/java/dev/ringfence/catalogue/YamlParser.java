package dev.ringfence.catalogue;

import dev.ringfence.yaml.Composer;
import dev.ringfence.yaml.Document.Problem;
import dev.ringfence.yaml.Documents;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Text becomes a tree with line numbers; YAML 1.2, one document, hostile input expected. */
final class YamlParser {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit((int) SourceFile.MOST_BYTES).build();

  private static final String SECOND = "a second document (---), one expected per file";

  private YamlParser() {}

  /** The file's one document; empty if there is none or it is not YAML, which is then a problem. */
  static Optional<Yaml> parse(SourceFile file, Problems problems) {
    int before = problems.count();
    Optional<Yaml> root = parseIfAny(file, problems);
    if (root.isEmpty() && problems.count() == before) {
      problems.add(
          file.path().toString(),
          1,
          "nothing but comments or blank lines found, a mapping expected");
    }
    return root;
  }

  /** The same for a file in which everything may be commented out. */
  static Optional<Yaml> parseIfAny(SourceFile file, Problems problems) {
    int before = problems.count();
    Optional<Yaml> root =
        file.text(problems).flatMap(text -> build(file.path().toString(), text, problems));
    return problems.count() == before ? root : Optional.empty();
  }

  private static Optional<Yaml> build(String file, String text, Problems problems) {
    Composer<Yaml> composer = new Composer<>(new YamlTree(file, problems));
    int documents = 0;
    try {
      for (Event event : new Parse(SETTINGS).parseString(text)) {
        documents += event.getEventId() == Event.ID.DocumentStart ? 1 : 0;
        Optional<Problem> problem =
            documents > 1
                ? Optional.of(new Problem(Composer.line(event), SECOND))
                : composer.accept(event);
        if (problem.isPresent()) {
          problems.add(file, problem.get().line(), problem.get().message());
          return Optional.empty();
        }
      }
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
      problems.add(file, mark == null ? 1 : mark.getLine() + 1, syntax(e, mark, text));
      return Optional.empty();
    } catch (ReaderException e) {
      problems.add(
          file,
          lineOf(text, e.getPosition()),
          "the character U+%04X, which YAML does not allow".formatted(e.getCodePoint()));
      return Optional.empty();
    } catch (YamlEngineException e) {
      problems.add(file, 1, "not YAML: " + e.getMessage());
      return Optional.empty();
    }
    return composer.root();
  }

  private static String syntax(MarkedYamlEngineException e, @Nullable Mark mark, String text) {
    if (mark != null && Documents.isTabIndented(text, mark.getLine())) {
      return "a tab in the indentation, spaces expected";
    }
    String context = e.getContext() == null ? "" : e.getContext().strip() + ": ";
    String where = mark == null ? "" : " (column " + (mark.getColumn() + 1) + ")";
    return "not YAML: " + context + e.getProblem() + where;
  }

  private static int lineOf(String text, int position) {
    int end = Math.min(position, text.length());
    return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
  }
}
