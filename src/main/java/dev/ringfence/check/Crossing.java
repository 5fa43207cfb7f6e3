package dev.ringfence.check;

import dev.ringfence.flow.Doubt;
import dev.ringfence.flow.Explanation;
import dev.ringfence.flow.PermittedFlow;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Services;
import dev.ringfence.network.Endpoint;
import java.util.List;

/** What passes from one side to another, seen as a check wants to see it. */
interface Crossing {
  /** Passes whatever the unknown parts do. */
  Packets certain();

  /** Passes for some of what the unknown parts may do. */
  Packets possible();

  /** The minimal list of those of the given packets that pass, what is certain first. */
  List<PermittedFlow> flows(Packets only);

  /** Why the two differ. */
  List<Doubt> doubts();

  /** Endpoints that may send; none where the sender is beyond the estate. */
  List<Endpoint> senders();

  /** Endpoints that may receive; none where the receiver is beyond the estate. */
  List<Endpoint> receivers();

  /** Why nothing with these services passes. */
  Explanation explanation(Services services);
}
