package dev.ringfence.audit;

import dev.ringfence.check.Observation;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A flow that an observation states, read back from its sentence: what a reader is told is what is
 * tested.
 *
 * @param packets every one of them is said to pass
 * @param way the rest of the sentence, which begins with the way
 * @param rule cited first: the one to delete
 */
record ObservedFlow(Packets packets, String way, SourceRef rule) {
  private static final Pattern SENTENCE =
      Pattern.compile(
          "(?<services>.+) from (?<from>.+) to (?<to>.+?) passes on the way (?<way>.+)");
  private static final Pattern PORTED =
      Pattern.compile("(?<protocol>\\w+) (?<to>[\\d,-]+)( \\(source ports (?<from>[\\d,-]+)\\))?");

  static ObservedFlow of(Observation observation) {
    Matcher sentence = SENTENCE.matcher(observation.text().lines().findFirst().orElseThrow());
    if (!sentence.matches()) {
      throw new AssertionError("states no flow: " + observation.text());
    }
    return new ObservedFlow(
        Packets.of(
            addresses(sentence.group("from")),
            addresses(sentence.group("to")),
            services(sentence.group("services"))),
        sentence.group("way"),
        observation.sources().get(0));
  }

  boolean isOn(String via) {
    return way.startsWith(via + " ");
  }

  private static Addresses addresses(String text) {
    String[] parts = text.split(" except ");
    Addresses blocks = Addresses.of(parts[0].split(","));
    return parts.length == 1 ? blocks : blocks.minus(Addresses.of(parts[1].split(",")));
  }

  private static Services services(String text) {
    return Services.unionOf(Stream.of(text.split(" and ")).map(ObservedFlow::term).toList());
  }

  private static Services term(String text) {
    if (text.equals("all protocols")) {
      return Services.all();
    }
    Matcher ported = PORTED.matcher(text);
    if (!ported.matches()) {
      throw new AssertionError("no services: " + text);
    }
    Ports sources = ported.group("from") == null ? Ports.all() : ports(ported.group("from"));
    return Services.of(
        Protocol.parse(ported.group("protocol")), sources, ports(ported.group("to")));
  }

  private static Ports ports(String text) {
    List<Ports> ranges = new ArrayList<>();
    for (String range : text.split(",")) {
      String[] ends = range.split("-");
      ranges.add(Ports.range(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])));
    }
    return Ports.unionOf(ranges);
  }
}
