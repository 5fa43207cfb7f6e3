package dev.ringfence.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads files of any number of documents. Each is read by itself, so that a mistake in one leaves
 * the others as they are: a line that begins with three dashes ends a document whatever it is in
 * (YAML 1.2, 9.1.4).
 */
public final class Documents {
  private static final Pattern MARKER = Pattern.compile("(?m)^(?:---|\\.\\.\\.)(?=\\s|$)");
  private static final Pattern LINE = Pattern.compile("\\r\\n?|\\n");
  private static final int MOST_DOCUMENTS = 20_000;

  private Documents() {}

  /** The documents of a text in their order; those without content are left out. */
  public static List<Document> of(String text) {
    return of(text, Tags.NONE);
  }

  /** The same where tags mean something. */
  public static List<Document> of(String text, Tags tags) {
    String plain = text.startsWith("\uFEFF") ? " " + text.substring(1) : text;
    List<Document> documents = new ArrayList<>();
    Matcher marker = MARKER.matcher(plain);
    int from = 0;
    int line = 1;
    while (marker.find()) {
      add(plain, from, marker.start(), line, tags, documents);
      line += lines(plain, from, marker.start());
      // What an end of documents is followed by is one of its own, without the marker.
      from = marker.group().equals("...") ? marker.end() : marker.start();
      if (documents.size() >= MOST_DOCUMENTS) {
        documents.add(refused(line, "more than " + MOST_DOCUMENTS + " documents"));
        return List.copyOf(documents);
      }
    }
    add(plain, from, plain.length(), line, tags, documents);
    return List.copyOf(documents);
  }

  private static int lines(String text, int from, int to) {
    Matcher breaks = LINE.matcher(text).region(from, to);
    int count = 0;
    while (breaks.find()) {
      count++;
    }
    return count;
  }

  private static Document refused(int line, String message) {
    return new Document(line, Optional.empty(), Optional.of(new Document.Problem(line, message)));
  }

  private static void add(
      String text, int from, int to, int line, Tags tags, List<Document> documents) {
    String part = text.substring(from, to);
    if (part.lines().allMatch(Documents::isEmpty)) {
      return;
    }
    Document document = document(part, from, line, tags);
    if (document.root().isPresent() || document.problem().isPresent()) {
      documents.add(document);
    }
  }

  /** Blank, a comment or a directive, which says how to read what is read alike anyway. */
  private static boolean isEmpty(String line) {
    return line.isBlank() || line.startsWith("%") || line.stripLeading().startsWith("#");
  }

  private static Document document(String part, int offset, int line, Tags tags) {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(part.length() + 1).build();
    Composer<Node> composer = new Composer<>(new Tree(part, offset, line, tags));
    try {
      for (Event event : new Parse(settings).parseString(part)) {
        Optional<Document.Problem> problem = composer.accept(event);
        if (problem.isPresent()) {
          return refused(line + problem.get().line() - 1, problem.get().message());
        }
      }
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
      int at = mark == null ? 0 : mark.getLine();
      String message = isTabIndented(part, at) ? "a tab in the indentation" : said(e);
      return refused(line + at, message);
    } catch (ReaderException e) {
      int at = lines(part, 0, part.offsetByCodePoints(0, Math.min(e.getPosition(), count(part))));
      return refused(
          line + at, "the character U+%04X, which YAML does not allow".formatted(e.getCodePoint()));
    } catch (YamlEngineException e) {
      return refused(line, "not YAML");
    }
    return new Document(line, composer.root(), Optional.empty());
  }

  private static int count(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The parser's words without what it quotes, since that may be a secret. */
  private static String said(MarkedYamlEngineException e) {
    String problem = e.getProblem() == null ? "" : e.getProblem();
    return "not YAML: " + problem.replaceAll("\\s+", " ").strip();
  }

  /**
   * Whether a tab stands in the indentation of a line, which YAML does not allow.
   *
   * @param line from 0
   */
  public static boolean isTabIndented(String text, int line) {
    return text.lines()
        .skip(line)
        .findFirst()
        .map(found -> found.substring(0, found.length() - found.stripLeading().length()))
        .filter(indentation -> indentation.indexOf('\t') >= 0)
        .isPresent();
  }
}
