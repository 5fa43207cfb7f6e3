package dev.ringfence.flow;

import dev.ringfence.net.Packet;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Services;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Zone;
import dev.ringfence.network.Zoning;
import java.util.List;

/** The exact analysis of one network: which packets pass between which zones, and why. */
public interface FlowAnalysis {
  /** Analyses a network; the work is done when it is first asked for. */
  static FlowAnalysis of(NetworkModel network, Zoning zoning) {
    return new SymbolicAnalysis(network, zoning.within(network));
  }

  /** Configured or inferred zones in their order, then the fixed ones that occur. */
  List<Zone> zones();

  boolean zonesAreInferred();

  /**
   * Why it cannot be told whether a zone beyond the estate is there at all: every way to or from it
   * rests on something that is not known. Empty if it is there, and for zones with endpoints.
   */
  List<Doubt> existence(String zone);

  /** Every endpoint in the order of ids. */
  List<Endpoint> endpoints();

  /** Endpoints of a zone, those that may be in it included. */
  List<Endpoint> endpoints(String zone);

  List<ZoneIssue> zoneIssues();

  /** Every ordered pair of zones but those between two zones beyond the estate. */
  List<Boundary> boundaries();

  BoundaryFlows between(Boundary boundary);

  /** The minimal list of what passes, what is certain first, each with a witness. */
  List<PermittedFlow> flows(Boundary boundary);

  /** The minimal list of the given packets on a boundary, as above. */
  List<PermittedFlow> flows(Boundary boundary, Packets only);

  List<MediatedFlow> mediated(Boundary boundary);

  /**
   * What passes from one place to another.
   *
   * @param from zone, id or name of a resource, address or address block
   * @param to likewise
   */
  BoundaryFlows between(Peer from, Peer to);

  List<PermittedFlow> flows(Peer from, Peer to);

  /**
   * What a text names: a zone, an endpoint or what endpoints serve (by id, local id or name), a
   * network or subnet, an address or block. An address that no endpoint has is beyond the estate.
   *
   * @throws UnknownPeerException naming near names
   */
  Peer peer(String text);

  /** Whether packets from one peer to another pass with some of the given services. */
  Explanation explain(Peer from, Peer to, Services services);

  /** One packet; its addresses say who sends and who receives. */
  Explanation explain(Packet packet);

  /** Names for the addresses that stand for pods. */
  default StandIns standIns() {
    return StandIns.NONE;
  }

  /** What a compromise of the given peer reaches, in any number of hops, nearest first. */
  List<Reach> reach(Peer from, int mostHops);
}
