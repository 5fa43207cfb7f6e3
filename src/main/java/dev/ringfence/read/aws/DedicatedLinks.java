package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.DedicatedLink;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ResourceHeader;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Virtual interfaces of Direct Connect; a hosted one once, as its owner sees it. */
final class DedicatedLinks {
  static final String INTERFACES = "directconnect:DescribeVirtualInterfaces";
  private static final String ID = "virtualInterfaceId";
  private static final String DELETED = "deleted";
  private static final Set<String> TYPES = Set.of("private", "public", "transit");

  private final DirectConnectGateways gateways;
  private final Notes notes = new Notes();

  private DedicatedLinks(DirectConnectGateways gateways) {
    this.gateways = gateways;
  }

  static Mapped mapped(Answers answers, DirectConnectGateways gateways) {
    DedicatedLinks links = new DedicatedLinks(gateways);
    List<DedicatedLink> found =
        Shared.items(answers, INTERFACES, "ownerAccount", DedicatedLinks::arn).stream()
            .filter(item -> !item.json().id("virtualInterfaceState").equals(DELETED))
            .map(links::link)
            .toList();
    return Mapped.of(found, links.notes);
  }

  private static String region(Item item) {
    return item.json().optional("region").orElse(item.source().region());
  }

  private static String arn(Item item) {
    return Arn.of("directconnect", region(item), item.owner(), "dxvif/" + item.json().id(ID));
  }

  private DedicatedLink link(Item item) {
    Json json = item.json();
    ResourceHeader header =
        Headers.of(
            item.source(),
            json,
            arn(item),
            json.id(ID),
            Headers.tags(json, "tags", "key", "value"),
            json.optional("virtualInterfaceName").orElse(json.id(ID)));
    Fact<String> type = notes.word(arn(item), json, "virtualInterfaceType", TYPES);
    return new DedicatedLink(
        header,
        type,
        json.text("virtualInterfaceState"),
        json.text("connectionId").map(id -> connection(item, id)),
        gateway(item),
        type.flatMap(word -> routed(item, word)));
  }

  /** A link aggregation group stands where a connection would. */
  private static String connection(Item item, String id) {
    String type = id.startsWith("dxlag-") ? "dxlag/" : "dxcon/";
    return Arn.of("directconnect", region(item), item.owner(), type + id);
  }

  private static Optional<String> directConnectGateway(Json json) {
    return json.optional("directConnectGatewayId").filter(id -> !id.isEmpty());
  }

  private Fact<String> gateway(Item item) {
    Json json = item.json();
    if (directConnectGateway(json).isPresent()) {
      return json.text("directConnectGatewayId").map(id -> gateways.arnOf(item.source(), id));
    }
    return json.textOrNone("virtualGatewayId")
        .map(id -> id.isEmpty() ? "" : Arn.ec2(region(item), item.owner(), "vpn-gateway", id));
  }

  private Fact<Addresses> routed(Item item, String type) {
    Json json = item.json();
    if (type.equals("public")) {
      return Blocks.union(
          json.stream("routeFilterPrefixes").map(each -> Blocks.block(each, "cidr")).toList(),
          json.sourceOf("routeFilterPrefixes"));
    }
    EvidenceSource source = item.source();
    return directConnectGateway(json)
        .map(id -> gateways.allowedPrefixes(source, id, json.sourceOf("directConnectGatewayId")))
        .orElseGet(
            () ->
                Fact.unknown(
                    "prefixes are exchanged with the gateway by BGP, which is not among the evidence",
                    json.sourceOf("virtualGatewayId")));
  }
}
