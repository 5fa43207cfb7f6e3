package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import java.util.List;
import java.util.Locale;

/**
 * One thing on a path that decides about a packet.
 *
 * @param subject id of the filter, table, gateway or network that decides
 * @param name of it, for people
 * @param rules every rule that decides; for an allow list each of them alone suffices. Empty where
 *     the absence of a rule decides
 * @param text what was decided and why, in one sentence
 * @param sources where the rules stand, else where the list of rules stands
 */
public record Hop(
    Kind kind,
    Passage passage,
    String subject,
    String name,
    List<String> rules,
    String text,
    List<SourceRef> sources) {
  public Hop {
    rules = List.copyOf(rules);
    sources = List.copyOf(sources);
  }

  /** What sort of thing decides. */
  public enum Kind {
    /** A stateful filter of the sender: what may leave. */
    EGRESS_FILTER,
    /** A stateful filter of the receiver: what may enter. */
    INGRESS_FILTER,
    /** The sending host's own firewall. */
    HOST_EGRESS,
    /** The receiving host's own firewall. */
    HOST_INGRESS,
    /** A stateless list of the subnet that is left. */
    ORDERED_EGRESS,
    /** A stateless list of the subnet that is entered. */
    ORDERED_INGRESS,
    ROUTE,
    /** An internet, egress-only, NAT or VPN gateway, or a firewall that routes lead to. */
    GATEWAY,
    PEERING,
    /** A transit gateway, its tables and attachments. */
    TRANSIT,
    /** A listener and its targets. */
    BALANCER,
    /** Whether an endpoint has an address that the other side can reach. */
    ADDRESS,
    /** A guard of the account: block public access. */
    GUARD,
    /** Something that is not modelled, such as an appliance. */
    UNMODELLED;

    /** As JSON and tables write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
