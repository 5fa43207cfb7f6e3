package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Permit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Events about rules of security groups: authorised, revoked, modified (EC2 API). */
final class RuleEvents implements EventKind {
  private static final Set<String> AUTHORISING =
      Set.of("AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress");
  private static final Set<String> REVOKING =
      Set.of("RevokeSecurityGroupIngress", "RevokeSecurityGroupEgress");
  private static final String MODIFYING = "ModifySecurityGroupRules";
  private static final Pattern RULE_ID = Pattern.compile("sgr-[0-9a-f]+");
  private static final Map<String, String> PEERS =
      Map.of(
          "CidrIpv4", "IpRanges/CidrIp",
          "CidrIpv6", "Ipv6Ranges/CidrIpv6",
          "PrefixListId", "PrefixListIds/PrefixListId",
          "ReferencedGroupId", "UserIdGroupPairs/GroupId");

  private final Answers answers;
  private final Estate estate;
  private final Permits permits;
  private final Snapshot snapshot;
  private final Map<String, Boolean> isEgress = new HashMap<>();

  RuleEvents(Estate estate, PrefixLists prefixLists, Snapshot snapshot, List<LoggedEvent> events) {
    this.estate = estate;
    this.answers = estate.answers();
    this.snapshot = snapshot;
    SecurityGroupRules rules = new SecurityGroupRules(answers);
    // What an event says and is not understood is unknown there; nothing of the network is.
    permits = new Permits(estate, prefixLists, rules, new Notes());
    answers.sources().stream()
        .flatMap(source -> answers.items(source, SecurityGroupRules.CALL).stream())
        .forEach(this::learn);
    events.forEach(event -> event.response().stream("SecurityGroupRuleSet").forEach(this::learn));
  }

  /** An event that modifies a rule tells its id and not its direction. */
  private void learn(Json rule) {
    rule.bool("IsEgress")
        .valueIfKnown()
        .ifPresent(egress -> isEgress.put(rule.id("SecurityGroupRuleId"), egress));
  }

  @Override
  public String made() {
    return Opening.PERMIT;
  }

  @Override
  public boolean opens(String eventName) {
    return AUTHORISING.contains(eventName) || eventName.equals(MODIFYING);
  }

  @Override
  public List<Opening> openings(LoggedEvent event) {
    return event.name().equals(MODIFYING) ? modified(event) : authorised(event);
  }

  @Override
  public Set<String> closes(LoggedEvent event) {
    Set<String> keys = new HashSet<>();
    if (event.name().equals(MODIFYING)) {
      updates(event).forEach(update -> keys.add(update.id("SecurityGroupRuleId")));
    }
    if (REVOKING.contains(event.name())) {
      Stream.concat(requested(event), revoked(event)).forEach(permit -> keys.add(permit.id()));
      RULE_ID
          .matcher(event.request().node().toString() + event.response().node())
          .results()
          .forEach(id -> keys.add(id.group()));
    }
    return keys;
  }

  private static String direction(LoggedEvent event) {
    return event.name().endsWith("Egress") ? SecurityGroup.EGRESS : SecurityGroup.INGRESS;
  }

  /** The answer tells each rule with its id; older events have the request only. */
  private List<Opening> authorised(LoggedEvent event) {
    List<Json> made = event.response().list("SecurityGroupRuleSet");
    if (made.isEmpty()) {
      return requested(event).map(permit -> opening(event, permit, "")).toList();
    }
    return made.stream()
        .flatMap(
            rule ->
                permits(event, direction(event), permission(rule))
                    .map(permit -> opening(event, permit, rule.id("SecurityGroupRuleId"))))
        .toList();
  }

  private static List<Json> updates(LoggedEvent event) {
    return LoggedEvent.listed(
        event.request().member("ModifySecurityGroupRulesRequest"), "SecurityGroupRule");
  }

  /** Nothing of it is read where one rule is not known: the others do not say what that one is. */
  private List<Opening> modified(LoggedEvent event) {
    List<Json> updates = updates(event);
    if (!updates.stream().allMatch(one -> isEgress.containsKey(one.id("SecurityGroupRuleId")))) {
      return List.of();
    }
    return updates.stream()
        .flatMap(
            update -> {
              String id = update.id("SecurityGroupRuleId");
              String direction =
                  Boolean.TRUE.equals(isEgress.get(id))
                      ? SecurityGroup.EGRESS
                      : SecurityGroup.INGRESS;
              return permits(event, direction, permission(update.member("SecurityGroupRule")))
                  .map(permit -> opening(event, permit, id));
            })
        .toList();
  }

  private Stream<Permit> requested(LoggedEvent event) {
    return event.request().stream("IpPermissions")
        .flatMap(permission -> permits(event, direction(event), named(permission.node())));
  }

  private Stream<Permit> revoked(LoggedEvent event) {
    return event.response().stream("RevokedSecurityGroupRuleSet")
        .flatMap(rule -> permits(event, direction(event), permission(rule)));
  }

  /** CloudTrail calls the pairs of groups {@code groups}. */
  private static ObjectNode named(JsonNode permission) {
    ObjectNode named = LoggedEvent.object();
    permission
        .properties()
        .forEach(
            member ->
                named.set(
                    member.getKey().equals("Groups") ? "UserIdGroupPairs" : member.getKey(),
                    member.getValue()));
    return named;
  }

  /** EC2 API, SecurityGroupRule and SecurityGroupRuleRequest: a permission for one peer. */
  private static ObjectNode permission(Json rule) {
    ObjectNode permission = LoggedEvent.object();
    for (String member : List.of("IpProtocol", "FromPort", "ToPort")) {
      if (rule.has(member)) {
        permission.set(member, rule.member(member).node());
      }
    }
    PEERS.forEach(
        (member, list) -> {
          if (rule.has(member)) {
            String[] place = list.split("/");
            ArrayNode peers = permission.putArray(place[0]);
            peers.addObject().set(place[1], rule.member(member).node());
          }
        });
    return permission;
  }

  private String groupId(LoggedEvent event) {
    return Stream.of(
            event.request().id("GroupId"),
            event.request().member("ModifySecurityGroupRulesRequest").id("GroupId"))
        .filter(id -> !id.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** As the group would have it, had it nothing but this permission. */
  private Stream<Permit> permits(LoggedEvent event, String direction, ObjectNode permission) {
    String id = groupId(event);
    EvidenceSource source = event.source();
    Optional<Item> known = estate.groups().find(source, id);
    ObjectNode group = LoggedEvent.object();
    group.put("GroupId", id);
    group.put("GroupName", known.map(item -> item.json().id("GroupName")).orElse(id));
    known.ifPresent(item -> group.put("VpcId", item.json().id("VpcId")));
    group.putArray(SecurityGroup.permissions(direction)).add(permission);
    Item item =
        new Item(
            event.shaped(group),
            source,
            known.map(Item::owner).orElse(source.account()),
            known.map(Item::authority).orElse(source));
    return permits.of(new SecurityGroup(item), direction).valueIfKnown().orElse(List.of()).stream();
  }

  private Opening opening(LoggedEvent event, Permit permit, String ruleId) {
    Set<String> keys = new LinkedHashSet<>(List.of(permit.id()));
    if (!ruleId.isEmpty()) {
      keys.add(ruleId);
    }
    Fact<List<String>> tiers =
        snapshot
            .one(Filter.class, permit.filter())
            .map(Filter::tiers)
            .orElse(Fact.unknown("the evidence has no such group", event.where()));
    return new Opening(
        event,
        permit.id(),
        permit.header().name(),
        permit.filter(),
        Opening.PERMIT,
        keys,
        snapshot.has(event, Estate.GROUPS, snapshot.one(Permit.class, permit.id()).isPresent()),
        tiers,
        Fact.known(permit, event.where()),
        Opening.none(event),
        Opening.none(event));
  }
}
