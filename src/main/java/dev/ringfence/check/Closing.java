package dev.ringfence.check;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.flow.Explanation;
import dev.ringfence.net.Services;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Subnet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stops everything that must not pass. */
record Closing(NetworkModel network, FlowWords words) {
  private static final int MOST = 20;

  /**
   * The hops that deny, else where the routes stand that lead nowhere; never empty.
   *
   * @param forbidden services that must not pass
   */
  List<Observation> of(Crossing crossing, Services forbidden) {
    if (forbidden.isEmpty()) {
      return List.of(Observation.of("everything may pass", words.seal().manifest()));
    }
    Explanation explanation = crossing.explanation(telling(crossing, forbidden));
    List<Observation> closing = words.closed(explanation.paths(), MOST);
    if (!closing.isEmpty()) {
      return closing;
    }
    String reason = explanation.reason();
    List<SourceRef> routes = routes(crossing);
    return List.of(
        new Observation(
            reason.isEmpty() ? "nothing of it passes" : "nothing passes: " + reason,
            routes.isEmpty() ? List.of(words.seal().manifest()) : routes));
  }

  /** Those that a filter of the last endpoint on the way admits tell best what else stops them. */
  private Services telling(Crossing crossing, Services forbidden) {
    boolean isInwards = !crossing.receivers().isEmpty();
    List<Endpoint> last = isInwards ? crossing.receivers() : crossing.senders();
    Set<String> filters =
        last.stream()
            .flatMap(endpoint -> endpoint.filters().valueIfKnown().orElse(List.of()).stream())
            .collect(Collectors.toSet());
    Services admitted =
        Services.unionOf(
            network
                .of(Permit.class)
                .filter(permit -> permit.direction().equals(isInwards ? "ingress" : "egress"))
                .filter(permit -> filters.contains(permit.filter()))
                .flatMap(permit -> permit.traffic().valueIfKnown().stream())
                .map(traffic -> traffic.services().intersect(forbidden))
                .toList());
    return admitted.isEmpty() ? forbidden : admitted;
  }

  private List<SourceRef> routes(Crossing crossing) {
    Set<String> subnets =
        Stream.concat(crossing.senders().stream(), crossing.receivers().stream())
            .map(Endpoint::subnet)
            .collect(Collectors.toSet());
    return network
        .of(Subnet.class)
        .filter(subnet -> subnets.contains(subnet.id()))
        .flatMap(subnet -> subnet.routes().sources().stream())
        .distinct()
        .toList();
  }
}
