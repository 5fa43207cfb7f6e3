package dev.ringfence.document;

import dev.ringfence.flow.Explanation;
import dev.ringfence.flow.StandIns;
import dev.ringfence.net.ServiceTerm;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether something passes and why, as it is printed; its shape is {@code explain.schema.json}.
 *
 * @param verdict {@code permitted}, {@code denied} or {@code inconclusive}
 * @param from as asked
 * @param to as asked
 * @param paths every way that was tried, the deciding ones first
 * @param reason what decided; where denied, also what would have to exist
 */
public record ExplainDocument(
    String verdict,
    String from,
    String to,
    String protocol,
    String ports,
    String sourcePorts,
    List<PathDocument> paths,
    String reason) {
  public ExplainDocument {
    paths = List.copyOf(paths);
  }

  public static ExplainDocument of(
      Explanation explanation, String from, String to, ServiceTerm asked, StandIns words) {
    return new ExplainDocument(
        explanation.passage().word(),
        from,
        to,
        asked.protocol(),
        asked.ports(),
        asked.sourcePorts(),
        Stream.concat(explanation.paths().stream(), explanation.stops().stream())
            .map(path -> PathDocument.of(path, words))
            // Pods have an address of either family, which their name does not tell apart.
            .distinct()
            .toList(),
        words.in(Reason.of(explanation)));
  }
}
