package dev.ringfence.audit;

import dev.ringfence.catalogue.SourceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which months a configuration has exports of. */
public final class ExportMonths {
  private static final String PERIOD = "{period}";
  private static final String MONTH = "([0-9]{4}-[0-9]{2})";

  private final List<SourceSettings> sources;

  public ExportMonths(List<SourceSettings> sources) {
    this.sources = List.copyOf(sources);
  }

  /**
   * The newest month of which every source has its folder.
   *
   * @param thisMonth the answer if no source keeps its months apart
   */
  public Optional<YearMonth> newest(YearMonth thisMonth) {
    if (sources.stream().noneMatch(ExportMonths::isMonthly)) {
      return Optional.of(thisMonth);
    }
    return sources.stream()
        .filter(ExportMonths::isMonthly)
        .flatMap(source -> months(source).stream())
        .distinct()
        .sorted(Comparator.reverseOrder())
        .filter(month -> sources.stream().allMatch(one -> Files.isDirectory(one.folder(month))))
        .findFirst();
  }

  private static boolean isMonthly(SourceSettings source) {
    return source.export().contains(PERIOD);
  }

  /** What stands for the month in names beside the first folder that has it in its name. */
  private static List<YearMonth> months(SourceSettings source) {
    String before = source.export().substring(0, source.export().indexOf(PERIOD));
    int slash = before.lastIndexOf('/') + 1;
    Path parent = source.base().resolve(before.substring(0, slash));
    String segment = source.export().substring(slash).split("/", 2)[0];
    Pattern name = Pattern.compile(Pattern.quote(segment).replace(PERIOD, "\\E" + MONTH + "\\Q"));
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> names = Files.list(parent)) {
      return names
          .map(path -> name.matcher(path.getFileName().toString()))
          .filter(Matcher::matches)
          .flatMap(match -> month(match.group(1)).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<YearMonth> month(String text) {
    try {
      return Optional.of(YearMonth.parse(text));
    } catch (DateTimeException e) {
      // A folder such as 2026-13 is none of a month.
      return Optional.empty();
    }
  }
}
