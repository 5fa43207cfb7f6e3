package dev.ringfence.flow;

import dev.ringfence.network.TransitAttachment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The network ACLs around attachments of transit gateways. What an interface sends to an attachment
 * in another subnet passes that subnet's inbound rules, and what an attachment sends to an
 * interface in another subnet passes its outbound rules; within one subnet neither is asked
 * (transit gateway guide, network ACLs). An attachment has one subnet in each availability zone,
 * and which of them a packet takes depends on the zone it comes from, so it passes certainly only
 * if all of them let it.
 */
final class AttachmentFilters {
  /**
   * What is known.
   *
   * @param beside the segment beside it, if it has one of its subnets
   */
  private record Key(String attachment, Optional<Segment> beside, Direction direction) {}

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
        new Key(attachment.id(), isBeside ? Optional.of(beside) : Optional.empty(), direction),
        key -> find(attachment, key));
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
    Area own = Area.NONE;
    for (String subnet : attachment.subnets().valueIfKnown().orElseThrow()) {
      Area within = key.beside().map(segment -> segment.subnet(subnet)).orElse(Area.NONE);
      own = own.union(within);
      topology.findSegment(subnet).map(place -> stage(place, key, within)).ifPresent(stages::add);
    }
    boolean isOpen = stages.stream().allMatch(stage -> stage.span().equals(Span.ALL));
    if (isOpen || stages.isEmpty()) {
      return List.of();
    }
    Stage any = AnyOf.of(attachment, stages);
    // What leaves a subnet that has the attachment leaves in that subnet's zone.
    return List.of(key.direction() == Direction.INGRESS ? except(any, own, key) : any);
  }

  private static Stage stage(Segment place, Key key, Area within) {
    return except(
        key.direction() == Direction.INGRESS ? place.entering() : place.leaving(), within, key);
  }

  private static Stage except(Stage stage, Area within, Key key) {
    if (within.isNone()) {
      return stage;
    }
    return Unless.of(
        stage, key.direction() == Direction.INGRESS ? within.asSources() : within.asDestinations());
  }
}
