package dev.ringfence.report;

import java.util.List;

/**
 * One line of what a boundary lets through.
 *
 * @param number {@code B-003.1}: the boundary's, and its place there; holds for one report
 * @param certainty symbol and word
 * @param services exact, in words
 * @param protocols one for each part, as are the following two
 * @param ports destination ports or ICMP types
 * @param policy how it stands to what is allowed, in words
 * @param policyStyle name of the style that colours it
 * @param documented how it stands to the table, in words
 * @param documentedStyle likewise
 */
public record FlowRow(
    String number,
    String certainty,
    String certaintyStyle,
    String services,
    List<String> protocols,
    List<String> ports,
    List<String> sourcePorts,
    String sources,
    String destinations,
    String via,
    String policy,
    String policyStyle,
    String documented,
    String documentedStyle,
    PathRow witness) {
  public FlowRow {
    protocols = List.copyOf(protocols);
    ports = List.copyOf(ports);
    sourcePorts = List.copyOf(sourcePorts);
  }
}
