package dev.ringfence.read.aws;

import dev.ringfence.network.Fact;
import dev.ringfence.network.OrderedFilter;
import dev.ringfence.network.OrderedRule;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Events about entries of network ACLs: created, replaced, deleted (EC2 API). */
final class EntryEvents implements EventKind {
  private final Snapshot snapshot;

  EntryEvents(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  @Override
  public String made() {
    return Opening.ORDERED_RULE;
  }

  @Override
  public boolean opens(String eventName) {
    return Set.of("CreateNetworkAclEntry", "ReplaceNetworkAclEntry").contains(eventName);
  }

  @Override
  public List<Opening> openings(LoggedEvent event) {
    return opening(event).stream().toList();
  }

  @Override
  public Set<String> closes(LoggedEvent event) {
    return switch (event.name()) {
      case "DeleteNetworkAclEntry", "ReplaceNetworkAclEntry" -> Set.of(key(event));
      default -> Set.of();
    };
  }

  private static String arn(LoggedEvent event) {
    return Arn.ec2(
        event.source().region(),
        event.source().account(),
        "network-acl",
        event.request().id("NetworkAclId"));
  }

  private static String direction(LoggedEvent event) {
    return event.request().bool("Egress").valueIfKnown().orElse(false)
        ? SecurityGroup.EGRESS
        : SecurityGroup.INGRESS;
  }

  /** Numbers are unique in a direction, so that they are enough to delete an entry. */
  private static String key(LoggedEvent event) {
    return arn(event) + "#" + direction(event) + ":" + event.request().id("RuleNumber");
  }

  /** CloudTrail calls the protocol {@code aclProtocol}. */
  private static NetworkAclEntry entry(LoggedEvent event) {
    ObjectNode entry = LoggedEvent.object();
    event
        .request()
        .node()
        .properties()
        .forEach(
            member ->
                entry.set(
                    member.getKey().equals("AclProtocol") ? "Protocol" : member.getKey(),
                    member.getValue()));
    entry.remove("NetworkAclId");
    return new NetworkAclEntry(event.shaped(entry));
  }

  private Optional<Opening> opening(LoggedEvent event) {
    if (!event.request().has("NetworkAclId") || !event.request().has("RuleNumber")) {
      return Optional.empty();
    }
    NetworkAclEntry entry = entry(event);
    OrderedRule rule = rule(event, entry);
    Fact<List<String>> tiers =
        snapshot
            .one(OrderedFilter.class, arn(event))
            .map(OrderedFilter::tiers)
            .orElse(Fact.unknown("the evidence has no such network ACL", event.where()));
    return Optional.of(
        new Opening(
            event,
            rule.id(),
            rule.header().name(),
            arn(event),
            Opening.ORDERED_RULE,
            Set.of(key(event)),
            snapshot.has(event, Estate.ACLS, isThere(event, rule)),
            tiers,
            Opening.none(event),
            Fact.known(rule, event.where()),
            Opening.none(event)));
  }

  private boolean isThere(LoggedEvent event, OrderedRule made) {
    return snapshot
        .one(OrderedFilter.class, arn(event))
        .flatMap(filter -> filter.rules().valueIfKnown())
        .orElse(List.of())
        .stream()
        .anyMatch(
            rule ->
                rule.direction().equals(made.direction())
                    && rule.number().valueIfKnown().equals(made.number().valueIfKnown())
                    && rule.isAllow().valueIfKnown().equals(made.isAllow().valueIfKnown())
                    && rule.packets().valueIfKnown().equals(made.packets().valueIfKnown()));
  }

  private static OrderedRule rule(LoggedEvent event, NetworkAclEntry entry) {
    Json json = entry.json();
    String block = json.optional("CidrBlock").orElse(json.id("Ipv6CidrBlock"));
    Json ports = json.member("PortRange");
    String content =
        String.join(
            ":",
            json.id("RuleAction"),
            json.id("Protocol"),
            ports.id("From") + "-" + ports.id("To"),
            block);
    ResourceHeader header =
        new ResourceHeader(
            key(event) + ":" + content,
            key(event).substring(key(event).lastIndexOf('/') + 1) + ":" + content,
            event.request().id("NetworkAclId") + " " + direction(event) + " " + content,
            event.source(),
            Headers.plane(event.source()),
            Tags.none(event.where()),
            event.where());
    return new OrderedRule(
        header,
        arn(event),
        direction(event),
        entry.number(),
        entry.isAllow(),
        entry.packets(),
        Fact.unknown("which entries stood before it then is not known", event.where()));
  }
}
