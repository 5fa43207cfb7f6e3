package dev.ringfence.flow;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Packet;
import dev.ringfence.network.Route;
import dev.ringfence.network.TransitAttachment;
import java.util.List;
import java.util.Optional;

/** From one attachment of transit gateways to another. */
final class TransitStage implements Stage {
  private final TransitGraph graph;
  private final TransitAttachment entry;
  private final TransitAttachment exit;
  private final Span span;

  TransitStage(TransitGraph graph, TransitAttachment entry, TransitAttachment exit) {
    this.graph = graph;
    this.entry = entry;
    this.exit = exit;
    this.span = graph.forwarded(entry, exit).asDestinations();
  }

  @Override
  public Span span() {
    return span;
  }

  @Override
  public List<Doubt> doubts() {
    return span.isExact() ? List.of() : graph.doubts();
  }

  @Override
  public Hop hop(Packet packet) {
    Passage passage = span.of(packet);
    Optional<Route> route = graph.deciding(entry, packet.destination());
    String gateway = entry.transitGateway();
    String name = gateway.substring(gateway.lastIndexOf('/') + 1);
    String text =
        switch (passage) {
          case PERMITTED -> "transit gateway " + name + " forwards to " + exit.header().name();
          case DENIED -> "transit gateway " + name + " does not forward to " + exit.header().name();
          case INCONCLUSIVE ->
              "whether transit gateway "
                  + name
                  + " forwards to "
                  + exit.header().name()
                  + " is not known"
                  + doubts().stream().findFirst().map(first -> ": " + first.reason()).orElse("");
        };
    List<SourceRef> sources =
        List.of(route.map(found -> found.header().source()).orElse(entry.header().source()));
    return new Hop(
        Hop.Kind.TRANSIT,
        passage,
        entry.transitGateway(),
        name,
        route.map(found -> List.of(found.id())).orElse(List.of()),
        text,
        sources);
  }
}
