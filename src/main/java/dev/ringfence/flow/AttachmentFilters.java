package dev.ringfence.flow;

import dev.ringfence.network.TransitAttachment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The network ACLs around attachments of transit gateways. Traffic between an interface and an
 * attachment in another subnet passes that subnet's network ACL (transit gateway guide, network
 * ACLs). Which zone's subnet it is depends on where the interface is, so it passes certainly only
 * if all of them let it.
 */
final class AttachmentFilters {
  private record Key(String attachment, boolean isBeside, Direction direction) {}

  private final Topology topology;
  private final Map<Key, List<Stage>> known = new HashMap<>();

  AttachmentFilters(Topology topology) {
    this.topology = topology;
  }

  /** What they let in from a segment beside them. */
  List<Stage> ingress(TransitAttachment attachment, Segment beside) {
    return stages(attachment, beside, Direction.INGRESS);
  }

  /** What they let out to a segment beside them. */
  List<Stage> egress(TransitAttachment attachment, Segment beside) {
    return stages(attachment, beside, Direction.EGRESS);
  }

  private List<Stage> stages(TransitAttachment attachment, Segment beside, Direction direction) {
    boolean isBeside =
        attachment.subnets().valueIfKnown().orElse(List.of()).stream().anyMatch(beside::hasSubnet);
    return known.computeIfAbsent(
        new Key(attachment.id(), isBeside, direction), key -> find(attachment, key));
  }

  private List<Stage> find(TransitAttachment attachment, Key key) {
    if (attachment.subnets().valueIfKnown().isEmpty()) {
      return List.of(
          FixedStage.unknown(
              Hop.Kind.TRANSIT,
              attachment.id(),
              attachment.header().name(),
              "in which subnets " + attachment.header().name() + " lies is not known",
              List.of(attachment.header().source())));
    }
    List<Stage> stages = new ArrayList<>();
    for (String subnet : attachment.subnets().valueIfKnown().orElseThrow()) {
      topology
          .findSegment(subnet)
          .map(place -> key.direction() == Direction.INGRESS ? place.entering() : place.leaving())
          .ifPresent(stages::add);
    }
    boolean isOpen = stages.stream().allMatch(stage -> stage.span().equals(Span.ALL));
    return isOpen || stages.isEmpty() ? List.of() : List.of(AnyOf.of(stages, key.isBeside()));
  }
}
