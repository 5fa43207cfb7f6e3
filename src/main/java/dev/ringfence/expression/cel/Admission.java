package dev.ringfence.expression.cel;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Permit;
import java.util.HashMap;
import java.util.Map;

/** What one permit lets pass by addresses: nothing if it names a group. */
final class Admission {
  private final View permit;
  private final boolean isIngress;
  private final Map<Seen, Bounds<Traffic>> bySeen = new HashMap<>();

  /** Which of the two facts it rests on a run sees. */
  private record Seen(boolean isTraffic, boolean isPeer) {}

  Admission(View view, Permit permit) {
    this.permit = view;
    this.isIngress = permit.direction().equals("ingress");
  }

  Bounds<Traffic> by(Run run) {
    Object traffic = permit.read("traffic", run);
    Object peer = permit.read("peer", run);
    Seen seen = new Seen(traffic != Unknown.MASKED, peer != Unknown.MASKED);
    return bySeen.computeIfAbsent(seen, key -> of(traffic, peer));
  }

  private Bounds<Traffic> of(Object traffic, Object peer) {
    Bounds<Addresses> addresses = Terms.ADDRESSES.bounds(peer);
    return Terms.PACKETS
        .bounds(traffic)
        .withAny(addresses, isIngress ? Traffic::from : Traffic::to);
  }
}
