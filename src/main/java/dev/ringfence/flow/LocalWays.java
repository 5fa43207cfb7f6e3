package dev.ringfence.flow;

import dev.ringfence.net.Packets;
import java.util.List;

/** Within a subnet, where nothing but the interfaces' filters decides, and within a network. */
final class LocalWays implements Ways.Finder {
  private static final Routing.Target LOCAL = new Routing.Target("local", "local");

  @Override
  public void between(Segment from, Segment to, List<Way> ways) {
    if (!from.virtualNetwork().equals(to.virtualNetwork())) {
      return;
    }
    Way.Builder local =
        Way.via("local", from, to)
            .references(References.RESOLVED)
            .request(from.leaving(), RouteStage.of(from.name(), from.routing(), LOCAL))
            .request(to.entering())
            .answer(to.leaving(), RouteStage.of(to.name(), to.routing(), LOCAL))
            .answer(from.entering());
    if (from.equals(to)) {
      Span within = from.withinSubnets();
      ways.add(Way.via("subnet", from, to).references(References.RESOLVED).scope(within).build());
      local.scope(
          new Span(Packets.all().minus(within.possible()), Packets.all().minus(within.certain())));
    }
    ways.add(local.build());
  }
}
