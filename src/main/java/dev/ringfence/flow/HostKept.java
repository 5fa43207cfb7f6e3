package dev.ringfence.flow;

import java.util.List;

/**
 * What the firewall of a host lets pass, whatever stands before the host.
 *
 * @param doubts why that is not certain
 */
record HostKept(Span receiving, Span sending, List<Doubt> doubts) {
  /** Of a host whose firewall is not in the evidence: what networks permit is asked about. */
  static final HostKept NOTHING = new HostKept(Span.ALL, Span.ALL, List.of());

  HostKept {
    doubts = List.copyOf(doubts);
  }

  Span of(Direction direction) {
    return switch (direction) {
      case INGRESS -> receiving;
      case EGRESS -> sending;
    };
  }
}
