package dev.ringfence.check;

import dev.ringfence.flow.BoundaryFlows;
import dev.ringfence.flow.BoundaryFlows.Way;
import dev.ringfence.flow.Doubt;
import dev.ringfence.flow.Explanation;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.flow.PermittedFlow;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Services;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.Endpoint;
import java.util.List;
import java.util.function.Function;

/**
 * A boundary as a whole, or some sorts of way over it.
 *
 * @param ways how the description of a way begins; empty for all ways
 * @param exceptWays likewise, those left out
 */
record ZoneCrossing(Judged judged, BoundaryFlows flows, List<String> ways, List<String> exceptWays)
    implements Crossing {
  /** Over all ways. */
  static ZoneCrossing of(Judged judged, Boundary boundary) {
    return of(judged, boundary, List.of(), List.of());
  }

  static ZoneCrossing of(
      Judged judged, Boundary boundary, List<String> ways, List<String> exceptWays) {
    return new ZoneCrossing(judged, judged.flows().between(boundary), ways, exceptWays);
  }

  /** Whether there is a way of the sorts that are judged, open or closed. */
  boolean hasWay() {
    return ways.isEmpty()
        || flows.ways().stream().anyMatch(way -> isMeant(way.via()))
        || !explanation(Services.all()).paths().isEmpty();
  }

  @Override
  public Packets certain() {
    return isWhole() ? flows.certain() : onWays(Way::certain);
  }

  @Override
  public Packets possible() {
    return isWhole() ? flows.possible() : onWays(Way::possible);
  }

  private Packets onWays(Function<Way, Packets> part) {
    return Packets.unionOf(
        flows.ways().stream().filter(way -> isMeant(way.via())).map(part).toList());
  }

  private boolean isWhole() {
    return ways.isEmpty() && exceptWays.isEmpty();
  }

  private boolean isMeant(String via) {
    return (ways.isEmpty() || ways.stream().anyMatch(via::startsWith))
        && exceptWays.stream().noneMatch(via::startsWith);
  }

  @Override
  public List<PermittedFlow> flows(Packets only) {
    return judged.flows().flows(flows.boundary(), only).stream()
        .filter(flow -> isMeant(flow.via()))
        .toList();
  }

  @Override
  public List<Doubt> doubts() {
    return flows.doubts();
  }

  @Override
  public List<Endpoint> senders() {
    return judged.flows().endpoints(flows.boundary().from());
  }

  @Override
  public List<Endpoint> receivers() {
    return judged.flows().endpoints(flows.boundary().to());
  }

  @Override
  public Explanation explanation(Services services) {
    FlowAnalysis analysis = judged.flows();
    Explanation all =
        analysis.explain(
            analysis.peer(flows.boundary().from()), analysis.peer(flows.boundary().to()), services);
    return new Explanation(
        all.passage(),
        all.paths().stream().filter(path -> isMeant(path.via())).toList(),
        all.reason(),
        all.stops());
  }
}
