package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Services;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes what the analysis says, word by word, so that tests can read it: ids without what all of
 * them begin with, sources as the numbers of the estate's lines, "it" for the packet that is asked
 * for, and nothing of the open lists that an estate has where no line gives one.
 */
final class Written {
  private final FlowAnalysis analysis;
  private final List<String> lines = new ArrayList<>();

  private Written(FlowAnalysis analysis) {
    this.analysis = analysis;
  }

  /**
   * What is said to a question:
   *
   * <pre>
   * explain tcp 10.0.1.5 50000 > 10.0.2.5 22
   * from web to db tcp:22
   * flows public > data
   * reach web 2
   * </pre>
   */
  static String answer(FlowAnalysis analysis, String question) {
    Written written = new Written(analysis);
    String[] words = question.split("\\s+", 2);
    switch (words[0]) {
      case "explain" -> written.explanation(analysis.explain(Texts.packet(words[1])));
      case "from" -> written.asked(words[1].split("\\s+"));
      case "flows" -> written.flows(words[1].split(" > "));
      case "reach" -> written.reach(words[1].split("\\s+"));
      default -> throw new IllegalArgumentException("what is \"" + question + "\"?");
    }
    return String.join("\n", written.lines).replaceAll("arn:aws:ec2:[a-z0-9-]*:\\d*:", "");
  }

  private void asked(String[] words) {
    Services services = words.length > 3 ? Texts.services(words[3]) : Services.all();
    explanation(analysis.explain(analysis.peer(words[0]), analysis.peer(words[2]), services));
  }

  private void explanation(Explanation explanation) {
    lines.add(explanation.passage().word() + reason(explanation.reason()));
    explanation.paths().forEach(path -> path("", path));
    explanation.stops().ifPresent(path -> path("stopped ", path));
  }

  private static String reason(String reason) {
    return reason.isEmpty() ? "" : ": " + reason;
  }

  private void path(String kind, FlowPath path) {
    lines.add(kind + path.from() + " to " + path.to() + " by " + path.via() + ": " + path.packet());
    hops(" > ", path.request(), path);
    hops(" < ", path.answer(), path);
  }

  private void hops(String arrow, List<Hop> hops, FlowPath path) {
    hops.stream()
        .filter(hop -> !hop.name().startsWith("open-") || hop.passage() != Passage.PERMITTED)
        .forEach(hop -> lines.add(arrow + hop(hop, path.packet().toString())));
  }

  private static String hop(Hop hop, String packet) {
    String rules = hop.rules().isEmpty() ? "" : " by " + String.join(", ", hop.rules());
    String name = hop.subject().endsWith("/" + hop.name()) ? "" : " (" + hop.name() + ")";
    return "%s %s %s%s%s: %s %s"
        .formatted(
            hop.kind().word(),
            hop.passage().word(),
            hop.subject(),
            name,
            rules,
            hop.text().replace(packet, "it"),
            lines(hop.sources()));
  }

  private static String lines(List<SourceRef> sources) {
    return sources.stream()
        .map(source -> source.line().map(String::valueOf).orElse("?"))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private void flows(String[] zones) {
    Boundary boundary = new Boundary(zones[0], zones[1]);
    for (PermittedFlow flow : analysis.flows(boundary)) {
      lines.add(
          "%s by %s: %s".formatted(flow.certainty().name().toLowerCase(), flow.via(), flow.box()));
      lines.add("  as " + flow.witness().packet());
    }
    for (MediatedFlow flow : analysis.mediated(boundary)) {
      lines.add(
          "%s over %s: %s, then %s"
              .formatted(
                  flow.certainty().name().toLowerCase(),
                  flow.name(),
                  flow.listener(),
                  flow.target()));
      path("  first ", flow.first());
      path("  then ", flow.second());
    }
    BoundaryFlows between = analysis.between(boundary);
    between.ways().forEach(way -> lines.add("way " + way.via() + sizes(way)));
    between
        .doubts()
        .forEach(doubt -> lines.add("doubt: " + doubt.reason() + " " + lines(doubt.sources())));
    Zone.FIXED.stream()
        .map(Zone::name)
        .filter(List.of(zones)::contains)
        .flatMap(zone -> analysis.existence(zone).stream())
        .forEach(doubt -> lines.add("there? " + doubt.reason() + " " + lines(doubt.sources())));
    if (lines.isEmpty()) {
      lines.add("nothing");
    }
  }

  private static String sizes(BoundaryFlows.Way way) {
    Packets rest = way.possible().minus(way.certain());
    return (way.certain().isEmpty() ? "" : ", certain") + (rest.isEmpty() ? "" : ", possible");
  }

  private void reach(String[] words) {
    for (Reach reach : analysis.reach(analysis.peer(words[0]), Integer.parseInt(words[1]))) {
      lines.add(
          "%d %s from %s, %s: %s"
              .formatted(
                  reach.hops(),
                  reach.endpoint().header().name(),
                  reach.through(),
                  reach.certainty().name().toLowerCase(),
                  reach.services()));
    }
    if (lines.isEmpty()) {
      lines.add("nothing");
    }
  }
}
