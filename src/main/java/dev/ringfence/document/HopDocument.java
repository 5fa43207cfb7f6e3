package dev.ringfence.document;

import dev.ringfence.document.FindingDocument.SourceDocument;
import dev.ringfence.flow.Hop;
import dev.ringfence.flow.StandIns;
import java.util.List;

/** One thing on a path that decides, as it is printed. */
public record HopDocument(
    String kind,
    String passage,
    String subject,
    String name,
    List<String> rules,
    String text,
    List<SourceDocument> sources) {
  public HopDocument {
    rules = List.copyOf(rules);
    sources = List.copyOf(sources);
  }

  static HopDocument of(Hop hop, StandIns words) {
    return new HopDocument(
        hop.kind().word(),
        hop.passage().word(),
        hop.subject(),
        hop.name(),
        hop.rules(),
        words.in(hop.text()),
        hop.sources().stream().map(SourceDocument::of).toList());
  }

  static List<HopDocument> of(List<Hop> hops, StandIns words) {
    return hops.stream().map(hop -> of(hop, words)).toList();
  }
}
