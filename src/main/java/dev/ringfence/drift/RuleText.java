package dev.ringfence.drift;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Permit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a rule says, in words that do not depend on ids that only one plane has. */
public final class RuleText {
  private final Map<String, String> names;

  private RuleText(Map<String, String> names) {
    this.names = Map.copyOf(names);
  }

  public static RuleText of(NetworkModel network) {
    return new RuleText(
        network
            .of(Filter.class)
            .collect(Collectors.toMap(Filter::id, filter -> filter.header().name(), (a, b) -> a)));
  }

  /** {@code tcp 443 from 10.0.0.0/8}; empty where part of it is not known. */
  public Optional<String> of(Permit permit) {
    return services(permit)
        .flatMap(
            services ->
                peer(permit)
                    .map(
                        peer ->
                            services
                                + (permit.direction().equals("ingress") ? " from " : " to ")
                                + peer));
  }

  Optional<String> services(Permit permit) {
    return permit.traffic().map(Packets::services).map(Object::toString).valueIfKnown();
  }

  Optional<String> peer(Permit permit) {
    Fact<String> peer =
        permit
            .peerKind()
            .flatMap(
                kind ->
                    kind.equals("group")
                        ? permit.peerGroup().map(this::named)
                        : permit.peer().map(Addresses::described));
    return peer.valueIfKnown();
  }

  private String named(String group) {
    return "group " + Optional.ofNullable(names.get(group)).orElse(group);
  }
}
