package dev.ringfence.catalogue;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The day a document was last reviewed: a line such as {@code Last reviewed: 2026-05-01}, in the
 * text, in its front matter or in a comment.
 */
final class ReviewDate {
  private static final Pattern LINE =
      Pattern.compile(
          "[\\s>#*_-]*(?:last[ _-]?)?(?:reviewed|review[ _-]?date|(?<=last[ _-])review)(?: on)?[*_]*"
              + "\\s*(?<colon>:?)[*_]*\\s*(?<day>.*)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern MARKS = Pattern.compile("^[\"'*_`]+|[\"'*_`.]+$");

  private ReviewDate() {}

  /** The day of the document; several that differ are a problem. */
  static Optional<LocalDate> of(
      SourceFile file, List<String> lines, Predicate<String> mayHold, Problems problems) {
    Optional<LocalDate> found = Optional.empty();
    for (int i = 0; i < lines.size(); i++) {
      int line = i + 1;
      Optional<LocalDate> day =
          mayHold.test(lines.get(i))
              ? in(lines.get(i), text -> problems.add(file.path().toString(), line, text))
              : Optional.empty();
      if (found.isPresent() && day.isPresent() && !found.equals(day)) {
        problems.add(
            file.path().toString(),
            line,
            "last reviewed on %s, and further up on %s".formatted(day.get(), found.get()));
      }
      found = found.or(() -> day);
    }
    return found;
  }

  private static Optional<LocalDate> in(String line, Consumer<String> problem) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String day = MARKS.matcher(matcher.group("day").strip()).replaceAll("");
    boolean isMeant = !matcher.group("colon").isEmpty() || DAY.matcher(day).matches();
    return isMeant ? day(day, problem) : Optional.empty();
  }

  static Optional<LocalDate> day(String text, Consumer<String> problem) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      problem.accept(
          "reviewed on \"%s\": a day of the calendar expected as yyyy-mm-dd, like 2026-11-30"
              .formatted(text));
      return Optional.empty();
    }
  }
}
