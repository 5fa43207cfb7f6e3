package dev.ringfence.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads questions and answers. After {@code estate} stand the lines of an estate, of which cases
 * are made that say how they differ from it; a question begins with {@code ?}, and its answer is
 * what follows, up to an empty line:
 *
 * <pre>
 * estate
 * vpc a cidrs=10.0.0.0/16
 *
 * case a rule that is not there
 * with traffic=tcp:22 -> traffic=tcp:23
 * and  route main to=0.0.0.0/0 via=nat-gateway/nat
 * ? explain tcp 10.0.1.5 50000 > 10.0.2.5 22
 * denied
 * </pre>
 *
 * Lines that begin with {@code #} are for readers only.
 */
final class WordsFile {
  /** One question about an estate. */
  record Question(String given, EstateText estate, String text, String answer) {
    String answered() {
      return Written.answer(FlowAnalysis.of(estate.network(), estate.zoning()), text);
    }

    @Override
    public String toString() {
      return given + ": " + text;
    }
  }

  private final List<Question> questions = new ArrayList<>();
  private EstateText estate = EstateText.of("");
  private EstateText changed = estate;
  private String given = "";

  static List<Question> read(Path file) {
    try {
      WordsFile reading = new WordsFile();
      for (String block : Files.readString(file).split("\n\n+")) {
        reading.block(block.lines().filter(line -> !line.startsWith("#")).toList());
      }
      return reading.questions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void block(List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    String first = lines.get(0);
    if (first.equals("estate")) {
      estate = EstateText.of(String.join("\n", lines.subList(1, lines.size())));
      changed = estate;
      given = "as it is";
    } else if (first.startsWith("?")) {
      question(first, lines.subList(1, lines.size()));
    } else {
      changed(lines);
    }
  }

  private void changed(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String[] words = lines.get(i).split("\\s+", 2);
      switch (words[0]) {
        case "case" -> {
          given = words[1];
          changed = estate;
        }
        case "with" -> {
          String[] sides = words[1].split("->", 2);
          changed = changed.with(sides[0].strip(), sides[1].strip());
        }
        case "and" -> changed = changed.and(words[1]);
        case "?" -> {
          question(lines.get(i), lines.subList(i + 1, lines.size()));
          return;
        }
        default -> throw new IllegalArgumentException("what is \"" + lines.get(i) + "\"?");
      }
    }
  }

  private void question(String question, List<String> answer) {
    questions.add(
        new Question(given, changed, question.substring(1).strip(), String.join("\n", answer)));
  }
}
