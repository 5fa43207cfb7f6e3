package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Fact;
import dev.ringfence.network.TransitAttachment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Attachments of transit gateways, joined to what the calls about VPCs and peerings add. */
final class TransitAttachments {
  static final String ATTACHMENTS = "ec2:DescribeTransitGatewayAttachments";
  static final String OF_VPCS = "ec2:DescribeTransitGatewayVpcAttachments";
  static final String OF_PEERINGS = "ec2:DescribeTransitGatewayPeeringAttachments";
  static final String ARN_TYPE = "transit-gateway-attachment";
  private static final String ID = "TransitGatewayAttachmentId";
  private static final String DELETED = "deleted";
  private static final String VPC = "vpc";
  private static final String DISASSOCIATED = "disassociated";

  /** TransitGatewayAttachmentResourceType. */
  private static final Set<String> TYPES =
      Set.of(
          VPC,
          "vpn",
          "vpn-concentrator",
          "direct-connect-gateway",
          "connect",
          "peering",
          "tgw-peering",
          "network-function",
          "client-vpn");

  private final Answers answers;
  private final Notes notes = new Notes();
  private final Map<String, Json> vpcAttachments = new HashMap<>();
  private final Map<String, Json> peeringAttachments = new HashMap<>();

  private TransitAttachments(Answers answers) {
    this.answers = answers;
    for (EvidenceSource source : answers.sources()) {
      answers.items(source, OF_VPCS).forEach(json -> vpcAttachments.put(json.id(ID), json));
      answers.items(source, OF_PEERINGS).forEach(json -> peeringAttachments.put(json.id(ID), json));
    }
  }

  static Mapped mapped(Answers answers) {
    TransitAttachments attachments = new TransitAttachments(answers);
    List<TransitAttachment> found =
        Shared.items(answers, ATTACHMENTS, "TransitGatewayOwnerId", TransitAttachments::arn)
            .stream()
            .filter(item -> !item.json().id("State").equals(DELETED))
            .map(attachments::attachment)
            .toList();
    return Mapped.of(found, attachments.notes);
  }

  private static String arn(Item item) {
    return item.arn(ARN_TYPE, item.json().id(ID));
  }

  private TransitAttachment attachment(Item item) {
    Json json = item.json();
    Fact<String> type = notes.word(arn(item), json, "ResourceType", TYPES);
    return new TransitAttachment(
        Headers.of(item, arn(item), json.id(ID)),
        item.arn(TransitGateways.ARN_TYPE, json.id("TransitGatewayId")),
        type.map(word -> word.equals("tgw-peering") ? "peering" : word),
        json.text("State"),
        type.flatMap(word -> attached(item, word)),
        json.text("ResourceOwnerId"),
        type.flatMap(word -> subnets(item, word)),
        routeTable(item));
  }

  private Fact<String> attached(Item item, String type) {
    return switch (type) {
      case "peering", "tgw-peering" -> peer(item);
      case "direct-connect-gateway" -> named(item, "dx-gateway");
      case "connect" -> named(item, ARN_TYPE);
      case "vpn" -> named(item, "vpn-connection");
      case "client-vpn" -> named(item, "client-vpn-endpoint");
      case "network-function" -> item.json().text("ResourceId");
      default -> named(item, type);
    };
  }

  private static Fact<String> named(Item item, String arnType) {
    Json json = item.json();
    String owner = json.optional("ResourceOwnerId").orElse(item.owner());
    String region = item.authority().region();
    return json.text("ResourceId")
        .map(
            id ->
                arnType.equals("dx-gateway")
                    ? Arn.global("directconnect", region, owner, arnType + "/" + id)
                    : Arn.ec2(region, owner, arnType, id));
  }

  /** The gateway on the other side, which may lie in another region. */
  private Fact<String> peer(Item item) {
    String id = item.json().id("ResourceId");
    Json peering = peeringAttachments.get(item.json().id(ID));
    if (peering == null) {
      return answers.resting(
          item.source(),
          List.of(OF_PEERINGS),
          () ->
              Fact.unknown(
                  "no answer of " + OF_PEERINGS + " has the attachment", item.json().source()));
    }
    return Stream.of("RequesterTgwInfo", "AccepterTgwInfo")
        .map(peering::member)
        .filter(side -> side.id("TransitGatewayId").equals(id))
        .findFirst()
        .map(
            side ->
                side.text("TransitGatewayId")
                    .map(
                        gateway ->
                            Arn.ec2(
                                side.id("Region"),
                                side.id("OwnerId"),
                                TransitGateways.ARN_TYPE,
                                gateway)))
        .orElseGet(() -> Fact.unknown("neither side of the peering is " + id, peering.source()));
  }

  private Fact<List<String>> subnets(Item item, String type) {
    if (!type.equals(VPC)) {
      return Fact.known(List.of(), item.json().sourceOf("ResourceType"));
    }
    Json found = vpcAttachments.get(item.json().id(ID));
    if (found == null) {
      return answers.resting(
          item.source(),
          List.of(OF_VPCS),
          () ->
              Fact.unknown(
                  "no answer of " + OF_VPCS + " has the attachment", item.json().source()));
    }
    String owner = found.optional("VpcOwnerId").orElse(item.owner());
    return found
        .texts("SubnetIds")
        .map(
            ids ->
                ids.stream()
                    .map(id -> Arn.ec2(item.authority().region(), owner, "subnet", id))
                    .toList());
  }

  /** Only the gateway's owner is told the association, so its absence means nothing to others. */
  private Fact<String> routeTable(Item item) {
    Json association = item.json().member("Association");
    if (association.has("TransitGatewayRouteTableId")) {
      return association.id("State").equals(DISASSOCIATED)
          ? Fact.known("", association.sourceOf("State"))
          : association
              .text("TransitGatewayRouteTableId")
              .map(id -> item.arn(TransitRouteTables.ARN_TYPE, id));
    }
    return item.isOwners()
        ? Fact.known("", item.json().sourceOf("Association"))
        : Fact.unknown(
            "only the gateway's owner, account " + item.owner() + ", is told the route table",
            item.json().source());
  }
}
