package dev.ringfence.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns of a table of documented flows. */
enum FlowColumn {
  SOURCE("Source", List.of("source")),
  DESTINATION("Destination", List.of("destination")),
  PORT("Port", List.of("port", "ports", "destinationport", "destinationports")),
  PROTOCOL("Protocol", List.of("protocol", "protocols")),
  PURPOSE("Purpose", List.of("purpose")),
  REVIEWED("Reviewed", List.of("reviewed", "reviewdate", "lastreviewed", "lastreview"));

  /** Those that every table has. */
  static final List<FlowColumn> NEEDED = List.of(SOURCE, DESTINATION, PORT, PROTOCOL, PURPOSE);

  private static final Map<String, FlowColumn> BY_HEADING =
      Arrays.stream(values())
          .flatMap(column -> column.headings.stream().map(heading -> Map.entry(heading, column)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final String title;
  private final List<String> headings;

  FlowColumn(String title, List<String> headings) {
    this.title = title;
    this.headings = headings;
  }

  /** As people write it. */
  String title() {
    return title;
  }

  /** The column of this heading in any case; spaces, brackets and dashes do not count. */
  static Optional<FlowColumn> headed(String heading) {
    return Optional.ofNullable(
        BY_HEADING.get(heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")));
  }

  static List<String> titles() {
    return Arrays.stream(values()).map(FlowColumn::title).toList();
  }
}
