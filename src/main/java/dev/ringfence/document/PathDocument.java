package dev.ringfence.document;

import dev.ringfence.flow.FlowPath;
import dev.ringfence.flow.StandIns;
import java.util.List;

/**
 * One packet on one way, as it is printed.
 *
 * @param from id of the sending endpoint, or name of a zone beyond the estate
 * @param to id of the receiving endpoint, or name of a zone beyond the estate
 */
public record PathDocument(
    String from,
    String to,
    String via,
    String passage,
    PacketDocument packet,
    List<HopDocument> request,
    List<HopDocument> answer) {
  public PathDocument {
    request = List.copyOf(request);
    answer = List.copyOf(answer);
  }

  static PathDocument of(FlowPath path, StandIns words) {
    return new PathDocument(
        path.from(),
        path.to(),
        path.via(),
        path.passage().word(),
        PacketDocument.of(path.packet(), words),
        HopDocument.of(path.request(), words),
        HopDocument.of(path.answer(), words));
  }
}
