package dev.ringfence.assessment;

import java.util.List;

/**
 * One packet on its way and its answer back, see {@link dev.ringfence.flow.FlowPath}.
 *
 * @param packet the request, as {@code tcp 22 from 10.0.0.1 port 49152 to 10.0.1.5}
 * @param from id of the sending endpoint, or name of a zone beyond the estate
 * @param fromName of what sends, for people; empty where it has none
 * @param to likewise for the receiver
 * @param toName likewise
 */
public record PathRecord(
    String packet,
    String from,
    String fromName,
    String to,
    String toName,
    String via,
    List<HopRecord> request,
    List<HopRecord> answer) {
  public PathRecord {
    request = List.copyOf(request);
    answer = List.copyOf(answer);
  }
}
