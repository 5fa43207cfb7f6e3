package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Gateway;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Direct Connect gateways, which belong to no region, and the virtual private and transit gateways
 * associated with them.
 */
final class DirectConnectGateways {
  static final String GATEWAYS = "directconnect:DescribeDirectConnectGateways";
  static final String ASSOCIATIONS = "directconnect:DescribeDirectConnectGatewayAssociations";
  private static final String ID = "directConnectGatewayId";
  private static final String DELETED = "deleted";
  private static final String DISASSOCIATED = "disassociated";

  private final Answers answers;
  private final Collection<Item> items;
  private final Map<String, String> arnById = new HashMap<>();
  private final Map<String, List<Json>> associations = new HashMap<>();
  private final Map<String, Fact<List<String>>> networksOfVpnGateway = new HashMap<>();

  DirectConnectGateways(Answers answers, Topology topology) {
    this.answers = answers;
    items = Shared.items(answers, GATEWAYS, "ownerAccount", DirectConnectGateways::arn);
    items.forEach(item -> arnById.put(item.json().id(ID), arn(item)));
    Map<String, Json> distinct = new LinkedHashMap<>();
    for (EvidenceSource source : answers.sources()) {
      for (Json json : answers.items(source, ASSOCIATIONS)) {
        distinct.putIfAbsent(json.optional("associationId").orElse(json.source().display()), json);
      }
      for (Json json : answers.items(source, VpnGateways.GATEWAYS)) {
        networksOfVpnGateway.put(
            json.id("VpnGatewayId"), VpnGateways.networks(topology, source, json));
      }
    }
    distinct.values().stream()
        .filter(json -> !json.id("associationState").equals(DISASSOCIATED))
        .forEach(
            json -> associations.computeIfAbsent(json.id(ID), id -> new ArrayList<>()).add(json));
  }

  private static String arn(Item item) {
    return Arn.global(
        "directconnect", item.source().region(), item.owner(), "dx-gateway/" + item.json().id(ID));
  }

  /** Id of a gateway, of its owner if that is known. */
  String arnOf(EvidenceSource asking, String id) {
    return arnById.getOrDefault(
        id, Arn.global("directconnect", asking.region(), asking.account(), "dx-gateway/" + id));
  }

  Mapped mapped() {
    return Mapped.of(
        items.stream()
            .filter(item -> !item.json().id("directConnectGatewayState").equals(DELETED))
            .map(this::gateway)
            .toList(),
        new Notes());
  }

  private Gateway gateway(Item item) {
    Json json = item.json();
    String id = json.id(ID);
    return new Gateway(
        Headers.untagged(
            item.source(),
            json,
            arn(item),
            id,
            json.optional("directConnectGatewayName").orElse(id)),
        Fact.known("direct-connect", json.sourceOf(ID)),
        associated(item.source(), id, json.sourceOf(ID))
            .flatMap(found -> networks(item.source(), found)));
  }

  /** The associations of a gateway; they are asked for gateway by gateway. */
  private Fact<List<Json>> associated(EvidenceSource asking, String id, SourceRef namedAt) {
    return answers.resting(
        asking,
        List.of(ASSOCIATIONS),
        () -> {
          List<Json> found = associations.getOrDefault(id, List.of());
          return found.isEmpty()
              ? Fact.unknown("no answer of " + ASSOCIATIONS + " has the gateway", namedAt)
              : Fact.known(found, found.stream().map(Json::source).toList());
        });
  }

  /** VPCs behind associated virtual private gateways; a transit gateway has attachments instead. */
  private Fact<List<String>> networks(EvidenceSource asking, List<Json> found) {
    return Fact.all(found.stream().map(each -> networks(asking, each)).toList())
        .map(lists -> lists.stream().flatMap(List::stream).distinct().sorted().toList());
  }

  private Fact<List<String>> networks(EvidenceSource asking, Json association) {
    Json gateway = association.member("associatedGateway");
    if (gateway.id("type").equals("transitGateway")) {
      return Fact.known(List.of(), gateway.sourceOf("type"));
    }
    Fact<List<String>> known = networksOfVpnGateway.get(gateway.id("id"));
    if (known != null) {
      return known;
    }
    EvidenceSource owner =
        new EvidenceSource(
            asking.provider(),
            gateway.optional("ownerAccount").orElse(asking.account()),
            gateway.optional("region").orElse(asking.region()));
    return answers.resting(
        owner,
        List.of(VpnGateways.GATEWAYS),
        () -> Fact.unknown("no answer has the associated gateway", gateway.source()));
  }

  /** Prefixes that the associated gateways may announce to the other end of a link. */
  Fact<Addresses> allowedPrefixes(EvidenceSource asking, String id, SourceRef namedAt) {
    return associated(asking, id, namedAt)
        .flatMap(
            found ->
                Fact.all(found.stream().map(DirectConnectGateways::prefixes).toList())
                    .map(Addresses::unionOf));
  }

  private static Fact<Addresses> prefixes(Json association) {
    String member = "allowedPrefixesToDirectConnectGateway";
    List<Fact<Addresses>> blocks =
        association.stream(member).map(each -> Blocks.block(each, "cidr")).toList();
    return blocks.isEmpty()
        ? Fact.unknown(
            "the association names no prefix: the network's own blocks are announced",
            association.sourceOf(member))
        : Blocks.union(blocks, association.source());
  }
}
