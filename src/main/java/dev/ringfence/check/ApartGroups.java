package dev.ringfence.check;

import dev.ringfence.check.CrossingJudge.Forbidden;
import dev.ringfence.check.Outcome.Inconclusive;
import dev.ringfence.flow.Doubt;
import dev.ringfence.flow.Peer;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Endpoints that a tag puts into groups, such as environments, do not reach another group's. A zone
 * that has the name of a group belongs to it.
 */
record ApartGroups(Judged judged, String tag, List<String> names) {
  /**
   * Endpoints of one name.
   *
   * @param possible members and endpoints of which it is not known
   */
  private record Group(
      String name, List<Endpoint> members, List<Endpoint> possible, List<Doubt> doubts) {}

  List<Judgement> judgements() {
    List<Group> groups =
        names.stream().map(this::group).filter(group -> !group.possible().isEmpty()).toList();
    boolean isSplit = groups.stream().filter(group -> !group.members().isEmpty()).count() > 1;
    boolean isDoubtful = groups.stream().anyMatch(group -> !group.doubts().isEmpty());
    if (!isSplit) {
      return isDoubtful ? List.of(untold(groups)) : List.of();
    }
    List<Judgement> judgements = new ArrayList<>();
    for (Group from : groups) {
      groups.stream()
          .filter(to -> !to.name().equals(from.name()))
          .forEach(to -> judgements.add(judgement(from, to)));
    }
    return judgements;
  }

  /** Whether there are several groups at all turns on what is not known. */
  private Judgement untold(List<Group> groups) {
    FlowWords words = new FlowWords(judged.seal());
    return new Judgement(
        Subject.estate(),
        new Inconclusive(
            groups.stream()
                .flatMap(group -> group.doubts().stream())
                .distinct()
                .map(doubt -> words.doubt(doubt, ""))
                .toList()));
  }

  private Judgement judgement(Group from, Group to) {
    List<Doubt> doubts = new ArrayList<>(from.doubts());
    doubts.addAll(to.doubts());
    PeerCrossing crossing =
        new PeerCrossing(
            judged,
            peer(from.name(), from.members()),
            peer(from.name(), from.possible()),
            peer(to.name(), to.members()),
            peer(to.name(), to.possible()),
            Packets.all(),
            doubts.stream().distinct().toList());
    CrossingJudge judge = CrossingJudge.of(judged);
    return judge.judgement(
        Subject.of(new Boundary(from.name(), to.name())),
        crossing,
        Forbidden.of(Packets.all(), "and joins %s to %s".formatted(from.name(), to.name())));
  }

  private static Peer peer(String name, List<Endpoint> endpoints) {
    return PeerCrossing.peer(name, endpoints);
  }

  private Group group(String name) {
    Set<String> inZone =
        judged.flows().zones().stream().map(Zone::name).anyMatch(name::equals)
            ? judged.flows().endpoints(name).stream().map(Endpoint::id).collect(Collectors.toSet())
            : Set.of();
    List<Endpoint> members = new ArrayList<>();
    List<Endpoint> possible = new ArrayList<>();
    List<Doubt> doubts = new ArrayList<>();
    for (Endpoint endpoint : judged.flows().endpoints()) {
      Fact<String> value = endpoint.header().tags().value(tag);
      boolean isMember =
          inZone.contains(endpoint.id()) || value.valueIfKnown().filter(name::equals).isPresent();
      if (isMember) {
        members.add(endpoint);
      }
      if (isMember || !value.isKnown()) {
        possible.add(endpoint);
      }
      value.fold(
          known -> false,
          unknown ->
              doubts.add(
                  new Doubt(
                      "tag %s of %s is not known: %s"
                          .formatted(tag, endpoint.header().name(), unknown.reason()),
                      unknown.sources())));
    }
    return new Group(name, members, possible, doubts);
  }
}
