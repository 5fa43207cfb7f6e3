package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Fact;
import dev.ringfence.network.TransitGateway;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Transit gateways; a shared one once, as its owner sees it. */
final class TransitGateways {
  static final String GATEWAYS = "ec2:DescribeTransitGateways";
  static final String ARN_TYPE = "transit-gateway";
  private static final String DELETED = "deleted";
  private static final Set<String> SWITCH = Set.of("enable", "disable");

  private final Notes notes = new Notes();
  private final Collection<Item> items;
  private final Map<String, String> arnById = new HashMap<>();

  TransitGateways(Answers answers) {
    items = Shared.items(answers, GATEWAYS, "OwnerId", TransitGateways::arn);
    items.forEach(item -> arnById.put(item.json().id("TransitGatewayId"), arn(item)));
  }

  private static String arn(Item item) {
    return item.json()
        .optional("TransitGatewayArn")
        .orElseGet(() -> item.arn(ARN_TYPE, item.json().id("TransitGatewayId")));
  }

  /** Id of a gateway that something of the same region names; of its owner if that is known. */
  String arnOf(EvidenceSource asking, String id) {
    return arnById.getOrDefault(id, Arn.ec2(asking.region(), asking.account(), ARN_TYPE, id));
  }

  Mapped mapped() {
    List<TransitGateway> found =
        items.stream()
            .filter(item -> !item.json().id("State").equals(DELETED))
            .map(this::gateway)
            .toList();
    return Mapped.of(found, notes);
  }

  private TransitGateway gateway(Item item) {
    Json json = item.json();
    return new TransitGateway(
        Headers.of(item, arn(item), json.id("TransitGatewayId")),
        json.text("State"),
        isOn(item, "AutoAcceptSharedAttachments"),
        isOn(item, "DefaultRouteTableAssociation"),
        isOn(item, "DefaultRouteTablePropagation"),
        isOn(item, "SecurityGroupReferencingSupport"));
  }

  private Fact<Boolean> isOn(Item item, String option) {
    return notes
        .word(arn(item), item.json().member("Options"), option, SWITCH)
        .map("enable"::equals);
  }
}
