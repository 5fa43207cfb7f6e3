package dev.ringfence.catalogue;

import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Protocols;
import dev.ringfence.net.Services;
import dev.ringfence.network.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Protocols and ports as owners write them, in policies and in tables. */
final class ServiceText {
  private static final Set<String> ANY = Set.of("any", "all", "*");
  private static final Set<String> NO_PORTS = Set.of("", "-", "any", "all", "*");
  private static final List<String> WORDS = List.of("tcp", "udp", "icmp", "icmpv6", "any");

  /** People write {@code TCP/UDP}, {@code tcp, udp} and {@code TCP and UDP}. */
  private static final Pattern BETWEEN_PROTOCOLS = Pattern.compile("\\s*(?:[/,;+&]|\\band\\b)\\s*");

  private static final Pattern BETWEEN_PORTS = Pattern.compile("\\s*[,;/]\\s*|\\s+and\\s+|\\s+");

  /** Two numbers; tables have the longer dashes of typesetting too. */
  private static final Pattern RANGE =
      Pattern.compile("([0-9]{1,9})(?:\\s*[-–—]\\s*([0-9]{1,9}))?");

  private static final int LARGEST_PORT = 65_535;

  private ServiceText() {}

  /**
   * Reads {@code TCP/UDP} and {@code 443, 8000-8080}.
   *
   * @param ports {@code any}, {@code all}, {@code *}, {@code -} or nothing for all of them
   * @param problem told everything that is wrong; the result is empty then
   */
  static Optional<Services> parse(String protocols, String ports, Consumer<String> problem) {
    Optional<Protocols> spoken = protocols(protocols, problem);
    if (NO_PORTS.contains(plain(ports))) {
      return spoken.map(Services::of);
    }
    Optional<Ports> numbers = ports(ports, problem);
    if (spoken.isEmpty() || numbers.isEmpty()) {
      return Optional.empty();
    }
    List<Protocol> without =
        ANY.contains(plain(protocols))
            ? List.of()
            : spoken.get().list().stream().filter(protocol -> !protocol.hasPorts()).toList();
    if (!without.isEmpty()) {
      problem.accept(
          "protocol " + without.get(0) + " has no ports, and " + ports.strip() + " is given");
      return Optional.empty();
    }
    return Optional.of(Services.of(spoken.get()).toPorts(numbers.get()));
  }

  /**
   * Reads {@code tcp 8080} or {@code tcp 443,8000-8080}, {@code icmp} or {@code any}.
   *
   * @param problem as above
   */
  static Optional<Services> parse(String text, Consumer<String> problem) {
    String[] parts = text.strip().split("\\s+", 2);
    return parse(parts[0], parts.length > 1 ? parts[1] : "", problem);
  }

  private static Optional<Protocols> protocols(String text, Consumer<String> problem) {
    if (ANY.contains(plain(text))) {
      return Optional.of(Protocols.all());
    }
    Protocols all = Protocols.none();
    boolean isGood = true;
    for (String word : BETWEEN_PROTOCOLS.split(text.strip(), -1)) {
      try {
        all = all.union(Protocols.of(Protocol.parse(word.strip())));
      } catch (IllegalArgumentException e) {
        isGood = false;
        problem.accept(
            "unknown protocol \"%s\"%s or a number 0-255"
                .formatted(word, Nearest.hint(word, WORDS)));
      }
    }
    return isGood ? Optional.of(all) : Optional.empty();
  }

  private static Optional<Ports> ports(String text, Consumer<String> problem) {
    List<Ports> ranges = new ArrayList<>();
    // A range may be written with spaces around its dash.
    String joined = text.strip().replaceAll("\\s*([-–—])\\s*", "$1");
    List<String> parts = List.of(BETWEEN_PORTS.split(joined, -1));
    parts.forEach(part -> range(part, problem).ifPresent(ranges::add));
    return ranges.size() == parts.size() ? Optional.of(Ports.unionOf(ranges)) : Optional.empty();
  }

  private static Optional<Ports> range(String text, Consumer<String> problem) {
    Matcher matcher = RANGE.matcher(text);
    if (!matcher.matches()) {
      problem.accept(
          "port \"%s\": a number, a range such as 8000-8080 or \"any\" expected".formatted(text));
      return Optional.empty();
    }
    int first = Integer.parseInt(matcher.group(1));
    int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
    if (Math.max(first, last) > LARGEST_PORT) {
      problem.accept("port %s: ports are 0-%d".formatted(text, LARGEST_PORT));
      return Optional.empty();
    }
    if (first > last) {
      problem.accept("port range %s is reversed: %d-%d expected".formatted(text, last, first));
      return Optional.empty();
    }
    return Optional.of(Ports.range(first, last));
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
