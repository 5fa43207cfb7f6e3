package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far VPC block public access closes a VPC: the account's mode for the region, weakened by the
 * exclusions of the VPC and of its subnets. A network is as closed as its most open subnet.
 */
final class PublicAccessBlocks {
  private static final String OPTIONS = "ec2:DescribeVpcBlockPublicAccessOptions";
  private static final String EXCLUSIONS = "ec2:DescribeVpcBlockPublicAccessExclusions";
  private static final String OFF = "off";
  private static final Set<String> MODES = Set.of(OFF, "block-bidirectional", "block-ingress");

  /** States of an exclusion that has no effect (EC2 API, VpcBlockPublicAccessExclusion). */
  private static final Set<String> GONE =
      Set.of("create-failed", "delete-complete", "disable-complete");

  private final Estate estate;
  private final Map<EvidenceSource, List<Json>> exclusions = new HashMap<>();

  PublicAccessBlocks(Estate estate) {
    this.estate = estate;
  }

  Fact<String> mode(Item vpc) {
    EvidenceSource owner = vpc.authority();
    return estate
        .answers()
        .resting(
            owner,
            List.of(OPTIONS, EXCLUSIONS),
            () ->
                estate.answers().documentsOf(owner, OPTIONS).stream()
                    .map(document -> document.member("VpcBlockPublicAccessOptions"))
                    .findFirst()
                    .map(options -> mode(options).flatMap(mode -> excluded(vpc, mode)))
                    .orElseGet(() -> Fact.unknown("no options are given")));
  }

  private static Fact<String> mode(Json options) {
    if (options.id("State").equals("update-in-progress")) {
      return Fact.unknown("block public access is being changed", options.sourceOf("State"));
    }
    return options
        .text("InternetGatewayBlockMode")
        .flatMap(
            mode ->
                MODES.contains(mode)
                    ? Fact.known(mode, List.of())
                    : Fact.unknown(
                        "the mode is " + mode, options.sourceOf("InternetGatewayBlockMode")));
  }

  private Fact<String> excluded(Item vpc, String mode) {
    if (mode.equals(OFF)) {
      return Fact.known(mode, List.of());
    }
    Fact<String> weakest = Fact.known(mode, List.of());
    for (Json exclusion : inForce(vpc.authority())) {
      Fact<Boolean> concerns = concerns(vpc, exclusion);
      Fact<String> before = weakest;
      weakest =
          concerns.flatMap(
              isConcerned -> isConcerned ? before.flatMap(m -> weakened(m, exclusion)) : before);
    }
    return weakest;
  }

  private List<Json> inForce(EvidenceSource source) {
    return exclusions.computeIfAbsent(
        source,
        asked ->
            estate.answers().items(asked, EXCLUSIONS).stream()
                .filter(exclusion -> !GONE.contains(exclusion.id("State")))
                .toList());
  }

  private Fact<Boolean> concerns(Item vpc, Json exclusion) {
    String excluded = exclusion.id("ResourceArn");
    String id = excluded.substring(excluded.lastIndexOf('/') + 1);
    String vpcId = vpc.json().id("VpcId");
    if (!excluded.contains(":subnet/")) {
      return Fact.known(id.equals(vpcId), List.of());
    }
    return estate
        .subnets()
        .get(vpc.authority(), id)
        .map(subnet -> subnet.json().id("VpcId").equals(vpcId));
  }

  private static Fact<String> weakened(String mode, Json exclusion) {
    SourceRef where = exclusion.sourceOf("InternetGatewayExclusionMode");
    return switch (exclusion.id("InternetGatewayExclusionMode")) {
      case "allow-bidirectional" -> Fact.known(OFF, where);
      case "allow-egress" -> Fact.known(mode.equals(OFF) ? OFF : "block-ingress", where);
      default -> Fact.unknown("an exclusion has a mode that is not documented", where);
    };
  }
}
