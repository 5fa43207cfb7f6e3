package dev.ringfence.flow;

import dev.ringfence.net.Packet;
import dev.ringfence.network.Subnet;
import dev.ringfence.network.TransitAttachment;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** What network ACLs of an attachment's subnets say to one packet. */
final class OracleAttachments {
  private final OracleNetwork network;

  OracleAttachments(OracleNetwork network) {
    this.network = network;
  }

  /**
   * Lists of the attachment's subnets on what an interface sends to it: those of the attachment in
   * the interface's own subnet are not asked, and which other one is depends on the zone.
   */
  Verdict in(Packet packet, TransitAttachment entry, Subnet from) {
    return lists(
        entry,
        from,
        subnet -> network.filters().list(subnet, "ingress", packet),
        subnets -> subnets.contains(from.id()));
  }

  /** The same on what it sends to an interface. */
  Verdict out(Packet packet, TransitAttachment exit, Subnet to) {
    return lists(
        exit, to, subnet -> network.filters().list(subnet, "egress", packet), subnets -> false);
  }

  private Verdict lists(
      TransitAttachment attachment,
      Subnet beside,
      Function<Subnet, Verdict> list,
      Predicate<List<String>> isExempt) {
    return attachment
        .subnets()
        .fold(
            known -> {
              if (known.value().isEmpty() || isExempt.test(known.value())) {
                return Verdict.YES;
              }
              List<Verdict> each =
                  known.value().stream()
                      .map(
                          id ->
                              id.equals(beside.id()) ? Verdict.YES : list.apply(network.subnet(id)))
                      .distinct()
                      .toList();
              return each.size() == 1 ? each.get(0) : Verdict.MAYBE;
            },
            unknown -> Verdict.MAYBE);
  }
}
