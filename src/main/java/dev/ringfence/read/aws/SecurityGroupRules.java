package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Fact;
import dev.ringfence.read.aws.IpPermission.Peer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ids of security group rules, found by what the rules say (EC2 API, SecurityGroupRule). */
final class SecurityGroupRules {
  static final String CALL = "ec2:DescribeSecurityGroupRules";
  private static final List<String> PEERS = List.of("CidrIpv4", "CidrIpv6", "PrefixListId");

  private final Answers answers;
  private final Map<String, Json> byContent = new HashMap<>();

  SecurityGroupRules(Answers answers) {
    this.answers = answers;
    for (EvidenceSource source : answers.sources()) {
      answers.items(source, CALL).forEach(rule -> byContent.putIfAbsent(content(rule), rule));
    }
  }

  /**
   * The rule's id; unknown if the call is not answered or no rule says the same.
   *
   * @param services protocol and ports as {@link IpPermission#content()} writes them
   */
  Fact<String> idOf(Item group, String direction, String services, Peer peer) {
    String content = key(group.json().id("GroupId"), direction, services, peer.text());
    return answers.resting(
        group.source(),
        List.of(CALL),
        () ->
            Optional.ofNullable(byContent.get(content))
                .map(rule -> rule.text("SecurityGroupRuleId"))
                .orElseGet(
                    () -> Fact.unknown("no security group rule says the same", peer.deciding())));
  }

  private static String content(Json rule) {
    String direction =
        rule.bool("IsEgress").valueIfKnown().orElse(false)
            ? SecurityGroup.EGRESS
            : SecurityGroup.INGRESS;
    String peer =
        PEERS.stream()
            .filter(rule::has)
            .findFirst()
            .map(rule::id)
            .orElseGet(() -> rule.member("ReferencedGroupInfo").id("GroupId"));
    return key(rule.id("GroupId"), direction, new IpPermission(rule).content(), peer);
  }

  private static String key(String group, String direction, String content, String peer) {
    return group + " " + direction + " " + content + " " + peer;
  }
}
