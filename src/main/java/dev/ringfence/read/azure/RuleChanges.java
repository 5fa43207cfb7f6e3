package dev.ringfence.read.azure;

import dev.ringfence.network.Fact;
import dev.ringfence.network.Permit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rules of network security groups that somebody wrote. Each is taken by itself: which others stood
 * before it then is not in the log. A rule that denies opens nothing when it is made, but where it
 * was away and came back, what it denies may have passed.
 */
final class RuleChanges {
  private static final String RULES = "securityRules";
  private static final Parts.Sort SORT =
      new Parts.Sort("microsoft.network/networksecuritygroups", RULES, Calls.GROUPS);

  private final SecurityGroups groups;
  private final RulePermits permits;
  private final Parts parts;

  /**
   * Rules that the log has.
   *
   * @param permits what it does not understand is unknown of the log, not of the network
   */
  RuleChanges(Estate estate, ActivityLog log, SecurityGroups groups, RulePermits permits) {
    this.groups = groups;
    this.permits = permits;
    parts = new Parts(estate, SORT, log);
  }

  Parts parts() {
    return parts;
  }

  /** What an operation made; empty where it cannot be told. */
  Optional<List<Opening>> openings(LoggedOperation operation) {
    return parts
        .written(operation)
        .flatMap(
            rules -> {
              List<Optional<List<Opening>>> all =
                  rules.stream().map(rule -> openings(operation, rule)).toList();
              return all.stream().allMatch(Optional::isPresent)
                  ? Optional.of(all.stream().flatMap(one -> one.orElseThrow().stream()).toList())
                  : Optional.empty();
            });
  }

  private Optional<List<Opening>> openings(LoggedOperation operation, Arm rule) {
    Fact<List<Permit>> made = Fact.all(permits(operation, rule)).map(RuleChanges::flat);
    return made.valueIfKnown()
        .map(all -> all.stream().map(permit -> opening(operation, rule, permit)).toList());
  }

  private static <T> List<T> flat(List<List<T>> lists) {
    return lists.stream().flatMap(List::stream).toList();
  }

  private List<SecurityGroups.Placed> placed(LoggedOperation operation) {
    String group = parts.owner(operation);
    List<SecurityGroups.Placed> known = groups.placed(group);
    String reason = "the evidence has no such group";
    return known.isEmpty()
        ? List.of(
            new SecurityGroups.Placed(
                group,
                Bounds.unknown(reason),
                Fact.unknown(reason, operation.where()),
                Fact.unknown(reason, operation.where())))
        : known;
  }

  private List<Fact<List<Permit>>> permits(LoggedOperation operation, Arm rule) {
    Item group = Parts.whole(operation, parts.owner(operation), RULES, List.of(rule));
    return placed(operation).stream()
        .map(place -> permits.of(group, place.filter(), place.tag(), List.of(), place.around()))
        .flatMap(both -> Stream.of(both.ingress(), both.egress()))
        .toList();
  }

  private Opening opening(LoggedOperation operation, Arm rule, Permit permit) {
    Predicate<Arm> isSame = other -> isSame(rule, other);
    return new Opening(
        operation,
        permit.id(),
        permit.header().name(),
        parts.owner(operation),
        Opening.PERMIT,
        parts.isThere(operation, rule.id(), isSame),
        parts.takenBack(operation, rule.id(), isSame),
        tiers(operation, permit),
        Fact.known(permit, operation.where()),
        Opening.none(operation));
  }

  private Fact<List<String>> tiers(LoggedOperation operation, Permit permit) {
    return placed(operation).stream()
        .filter(place -> place.filter().equals(permit.filter()))
        .findFirst()
        .map(SecurityGroups.Placed::tiers)
        .orElseThrow();
  }

  /** Whether two rules say the same, whatever their names and numbers. */
  private static boolean isSame(Arm one, Arm other) {
    return content(one).equals(content(other));
  }

  private static List<String> content(Arm json) {
    SecurityRule rule = new SecurityRule(json);
    String direction = rule.direction().valueIfKnown().orElse("?");
    return List.of(
        rule.access().valueIfKnown().orElse("?"),
        RulePermits.content(direction, rule).toLowerCase(java.util.Locale.ROOT));
  }

  /** What may have passed while a rule that denies was away, until it was made again. */
  List<Opening> away(LoggedOperation deletion) {
    return parts
        .touching(deletion, deletion.resource())
        .filter(parts::isWrite)
        .min(ActivityLog.ORDER)
        .flatMap(
            again ->
                parts.written(again).stream()
                    .flatMap(List::stream)
                    .filter(rule -> rule.id().equals(deletion.resource()))
                    .findFirst()
                    .map(rule -> away(deletion, again, rule)))
        .orElse(List.of());
  }

  /**
   * What may have passed while a write left out, or made narrower, rules that deny and that a later
   * write has. Whether they were there before is not always in the log, so nothing is certain.
   */
  List<Opening> leftOut(LoggedOperation write) {
    Optional<List<Arm>> written = parts.written(write);
    if (written.isEmpty()) {
      return List.of();
    }
    Set<String> seen = new HashSet<>();
    List<Opening> openings = new ArrayList<>();
    for (LoggedOperation again : parts.laterWrites(write)) {
      for (Arm rule : parts.written(again).orElse(List.of())) {
        if (parts.isAbout(write, rule.id())
            && seen.add(rule.id())
            && written.get().stream().noneMatch(one -> isSame(one, rule))) {
          openings.addAll(away(write, again, rule));
        }
      }
    }
    return List.copyOf(openings);
  }

  private List<Opening> away(LoggedOperation deletion, LoggedOperation again, Arm rule) {
    boolean denies =
        new SecurityRule(rule).access().valueIfKnown().filter("deny"::equals).isPresent();
    if (!denies) {
      return List.of();
    }
    Arm inverse = deletion.event().quoting(((ObjectNode) flatten(rule)).put("access", "Allow"));
    return Fact.all(permits(deletion, inverse))
        .map(RuleChanges::flat)
        .valueIfKnown()
        .orElse(List.of())
        .stream()
        .map(permit -> away(deletion, again, permit))
        .toList();
  }

  /** The rule with what it says on itself, as the CLI prints it. */
  private static ObjectNode flatten(Arm rule) {
    ObjectNode flat = Parts.object();
    flat.setAll((ObjectNode) rule.node());
    if (flat.remove("properties") instanceof ObjectNode properties) {
      flat.setAll(properties);
    }
    return flat;
  }

  private Opening away(LoggedOperation deletion, LoggedOperation again, Permit denied) {
    String name = denied.header().name();
    Permit permit =
        new Permit(
            denied.header(),
            denied.filter(),
            denied.direction(),
            denied.ruleId(),
            denied.protocol(),
            denied.ports(),
            denied.traffic(),
            denied.peerKind(),
            Fact.unknown(
                "what other rules let pass while " + name + " was away is not in the log",
                deletion.where()),
            denied.peerGroup(),
            denied.description(),
            denied.networkAddresses());
    return new Opening(
        deletion,
        permit.id() + "#away",
        name + " taken away",
        parts.owner(deletion),
        Opening.PERMIT,
        parts.isGone(deletion),
        Optional.of(again),
        tiers(deletion, permit),
        Fact.known(permit, deletion.where()),
        Opening.none(deletion));
  }
}
