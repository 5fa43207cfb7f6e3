package dev.ringfence.report;

import dev.ringfence.assessment.AddressRecord;
import dev.ringfence.assessment.FlowRecord;
import dev.ringfence.assessment.HopRecord;
import dev.ringfence.assessment.MediatedRecord;
import dev.ringfence.assessment.PathRecord;
import dev.ringfence.assessment.ServiceRecord;
import dev.ringfence.assessment.Standing;
import dev.ringfence.flow.Certainty;
import dev.ringfence.flow.Hop;
import dev.ringfence.flow.Passage;
import dev.ringfence.report.BoundaryPage.MediatedRow;
import dev.ringfence.report.PathRow.HopRow;
import java.util.ArrayList;
import java.util.List;

/** Words permitted flows and the paths that show them. */
final class FlowWording {
  private static final String PLAIN = "plain";

  private final EvidenceWording evidence;

  FlowWording(EvidenceWording evidence) {
    this.evidence = evidence;
  }

  FlowRow flow(FlowRecord flow, String number) {
    return new FlowRow(
        number,
        certainty(flow.certainty()),
        certaintyStyle(flow.certainty()),
        flow.services(),
        flow.parts().items().stream().map(ServiceRecord::protocol).toList(),
        flow.parts().items().stream().map(ServiceRecord::ports).toList(),
        flow.parts().items().stream().map(ServiceRecord::sourcePorts).toList(),
        addresses(flow.sources()),
        addresses(flow.destinations()),
        flow.via(),
        policy(flow.policy()),
        style(flow.policy(), VerdictWord.VIOLATED),
        documented(flow.documented()),
        style(flow.documented(), VerdictWord.EXCEPTED),
        path(flow.witness(), number));
  }

  /** Commas get a space, so that a long list can be broken into lines. */
  private static String addresses(AddressRecord addresses) {
    return addresses.text().replace(",", ", ");
  }

  MediatedRow mediated(MediatedRecord flow, String number) {
    return new MediatedRow(
        number,
        flow.mediator(),
        flow.name(),
        Text.of("takes %s, connects on to %s", flow.listener(), flow.target()),
        certainty(flow.certainty()),
        certaintyStyle(flow.certainty()),
        path(flow.first(), number + "a"),
        path(flow.second(), number + "b"));
  }

  private PathRow path(PathRecord path, String number) {
    List<HopRow> hops = new ArrayList<>();
    path.request().forEach(hop -> hops.add(hop(hop, hops.size() + 1, "request")));
    path.answer().forEach(hop -> hops.add(hop(hop, hops.size() + 1, "answer")));
    return new PathRow(
        number,
        path.packet(),
        peer(path.from(), path.fromName()),
        peer(path.to(), path.toName()),
        peer(Text.lastPart(path.from()), path.fromName())
            + " → "
            + peer(Text.lastPart(path.to()), path.toName()),
        path.via(),
        hops);
  }

  private static String peer(String id, String name) {
    return name.isEmpty() || name.equals(id) ? id : name + " (" + id + ")";
  }

  private HopRow hop(HopRecord hop, int number, String direction) {
    return new HopRow(
        number,
        direction,
        kind(hop.kind()),
        passage(hop.passage()),
        passageStyle(hop.passage()),
        hop.subject(),
        hop.name().equals(hop.subject()) ? "" : hop.name(),
        hop.rules().items(),
        Text.left(hop.rules(), "rule that admits it too", "rules that admit it too"),
        hop.text(),
        hop.sources().items().stream().map(evidence::source).toList(),
        Text.left(hop.sources(), "place", "places"));
  }

  static String certainty(Certainty certainty) {
    return switch (certainty) {
      case CERTAIN -> "● certain";
      case POSSIBLE -> "○ possible";
    };
  }

  private static String certaintyStyle(Certainty certainty) {
    return switch (certainty) {
      case CERTAIN -> PLAIN;
      case POSSIBLE -> VerdictWord.NOT_CHECKED.style();
    };
  }

  private static String policy(Standing standing) {
    return switch (standing) {
      case COVERED -> "✓ allowed";
      case UNDECIDED -> "? allowed or not, cannot be told";
      case BEYOND -> "✕ not allowed";
      case UNSTATED -> "– no policy";
    };
  }

  private static String documented(Standing standing) {
    return switch (standing) {
      case COVERED -> "✓ documented";
      case UNDECIDED -> "? documented or not, cannot be told";
      case BEYOND -> "▲ undocumented";
      case UNSTATED -> "– no table";
    };
  }

  private static String style(Standing standing, VerdictWord beyond) {
    return switch (standing) {
      case COVERED -> VerdictWord.CONFORMING.style();
      case UNDECIDED -> VerdictWord.NOT_CHECKED.style();
      case BEYOND -> beyond.style();
      case UNSTATED -> VerdictWord.NOT_APPLICABLE.style();
    };
  }

  private static String passage(Passage passage) {
    return switch (passage) {
      case PERMITTED -> "permits";
      case DENIED -> "✕ denies";
      case INCONCLUSIVE -> "? not known";
    };
  }

  private static String passageStyle(Passage passage) {
    return switch (passage) {
      case PERMITTED -> PLAIN;
      case DENIED -> VerdictWord.VIOLATED.style();
      case INCONCLUSIVE -> VerdictWord.NOT_CHECKED.style();
    };
  }

  private static String kind(Hop.Kind kind) {
    return switch (kind) {
      case EGRESS_FILTER -> "security group of the sender";
      case INGRESS_FILTER -> "security group of the receiver";
      case HOST_EGRESS -> "firewall of the sending host";
      case HOST_INGRESS -> "firewall of the receiving host";
      case ORDERED_EGRESS -> "network ACL on leaving";
      case ORDERED_INGRESS -> "network ACL on entering";
      case ROUTE -> "route";
      case GATEWAY -> "gateway";
      case PEERING -> "peering";
      case TRANSIT -> "transit gateway";
      case BALANCER -> "load balancer";
      case ADDRESS -> "address";
      case GUARD -> "guard of the account";
      case UNMODELLED -> "not modelled";
    };
  }
}
