package dev.ringfence.flow;

import java.util.List;

/** Within a network, from one subnet to another. */
final class LocalWays implements Ways.Finder {
  private static final Routing.Target LOCAL = new Routing.Target("local", "local");

  @Override
  public void crossings(Segment from, Segment to, List<Crossing> crossings) {
    if (from.virtualNetwork().equals(to.virtualNetwork())) {
      crossings.add(Crossing.modelled("local", References.RESOLVED, List.of(from.routeTo(LOCAL))));
    }
  }
}
