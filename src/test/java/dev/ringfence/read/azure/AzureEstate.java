package dev.ringfence.read.azure;

import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.flow.Explanation;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.TierZoning;
import dev.ringfence.network.ZoneAssignment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A subscription in the shapes that Azure gives: members and values are those of the REST API
 * reference (Microsoft.Network 2024-05-01: virtualNetworks, networkSecurityGroups,
 * networkInterfaces, routeTables, publicIPAddresses, loadBalancers), written flat as the Azure CLI
 * prints them, or under {@code properties} as the service itself answers.
 */
final class AzureEstate {
  static final CallTable CALLS = CallTable.parse(resource("/calls/azure.tsv"));
  static final String SUBSCRIPTION = "0a1b2c3d-1111-4222-8333-444455556666";
  static final EvidenceSource SOURCE = new EvidenceSource("azure", SUBSCRIPTION, "");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Members that stand beside {@code properties} in answers of the service. */
  private static final Set<String> OUTSIDE =
      Set.of("id", "name", "type", "etag", "location", "tags", "sku", "zones");

  private final Map<String, Map<String, ObjectNode>> byCall = new LinkedHashMap<>();
  private final Set<String> missing = new TreeSet<>();
  private final Map<String, ArrayNode> adminRules = new HashMap<>();
  private final Map<Request, JsonNode> inEffect = new LinkedHashMap<>();
  private final List<CollectionGap> inEffectGaps = new ArrayList<>();
  private final List<String> tagFiles = new ArrayList<>();
  private boolean isRest;
  private Instant answeredAt = Instant.parse("2026-11-30T04:00:00Z");

  static AzureEstate flat() {
    return new AzureEstate();
  }

  /** The same estate as the service answers. */
  AzureEstate rest() {
    isRest = true;
    return this;
  }

  static String id(String type, String name) {
    return "/subscriptions/%s/resourceGroups/rg/providers/Microsoft.Network/%s/%s"
        .formatted(SUBSCRIPTION, type, name);
  }

  static String subnetId(String network, String subnet) {
    return id("virtualNetworks", network) + "/subnets/" + subnet;
  }

  static String configuration(String networkInterface) {
    return id("networkInterfaces", networkInterface) + "/ipConfigurations/ipconfig1";
  }

  private static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  private ObjectNode item(String call, String type, String name) {
    return byCall
        .computeIfAbsent(call, key -> new LinkedHashMap<>())
        .computeIfAbsent(
            name,
            key -> {
              ObjectNode item = JSON.createObjectNode();
              item.put("id", id(type, name)).put("name", name).put("location", "westeurope");
              return item;
            });
  }

  /** Sets members of an item, {@code {'a': 1}}. */
  AzureEstate with(String call, String type, String name, String members) {
    item(call, type, name).setAll((ObjectNode) json(members));
    return this;
  }

  AzureEstate network(String name, String... blocks) {
    ObjectNode network = item(Calls.NETWORKS, "virtualNetworks", name);
    ArrayNode prefixes = network.putObject("addressSpace").putArray("addressPrefixes");
    for (String block : blocks) {
      prefixes.add(block);
    }
    network.putArray("subnets");
    network.putArray("virtualNetworkPeerings");
    adminRules.put(name, JSON.createArrayNode());
    return this;
  }

  /**
   * A private subnet.
   *
   * @param members further ones, or {@code {}}
   */
  AzureEstate subnet(String network, String name, String block, String members) {
    ArrayNode all = (ArrayNode) item(Calls.NETWORKS, "virtualNetworks", network).get("subnets");
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).path("name").asString("").equals(name)) {
        all.remove(i);
      }
    }
    ObjectNode subnet = all.addObject();
    subnet.put("id", subnetId(network, name)).put("name", name).put("addressPrefix", block);
    subnet.put("defaultOutboundAccess", false);
    subnet.put("privateEndpointNetworkPolicies", "Disabled");
    subnet.setAll((ObjectNode) json(members));
    return this;
  }

  AzureEstate peering(String network, String remote, String block, String members) {
    ObjectNode peering =
        ((ArrayNode) item(Calls.NETWORKS, "virtualNetworks", network).get("virtualNetworkPeerings"))
            .addObject();
    peering.put("id", id("virtualNetworks", network) + "/virtualNetworkPeerings/to-" + remote);
    peering.put("name", "to-" + remote).put("peeringState", "Connected");
    peering.put("allowVirtualNetworkAccess", true).put("allowForwardedTraffic", false);
    peering.put("useRemoteGateways", false);
    peering.putObject("remoteVirtualNetwork").put("id", id("virtualNetworks", remote));
    peering.putObject("remoteAddressSpace").putArray("addressPrefixes").add(block);
    peering.setAll((ObjectNode) json(members));
    return this;
  }

  /** A reference, as a member's value. */
  static String reference(String type, String name) {
    return "{'id': '" + id(type, name) + "'}";
  }

  static String group(String name) {
    return "{'networkSecurityGroup': " + reference("networkSecurityGroups", name) + "}";
  }

  /**
   * An interface of a server.
   *
   * @param members of its one configuration
   */
  AzureEstate server(
      String name, String network, String subnet, String address, String group, String members) {
    ObjectNode item = item(Calls.INTERFACES, "networkInterfaces", name);
    ObjectNode configuration = item.putArray("ipConfigurations").addObject();
    configuration.put("id", configuration(name)).put("name", "ipconfig1");
    configuration.put("privateIPAddress", address);
    configuration.putObject("subnet").put("id", subnetId(network, subnet));
    configuration.setAll((ObjectNode) json(members));
    item.put("macAddress", "00-0D-3A-00-00-01");
    item.putObject("virtualMachine")
        .put(
            "id",
            "/subscriptions/%s/resourceGroups/rg/providers/".formatted(SUBSCRIPTION)
                + "Microsoft.Compute/virtualMachines/vm-"
                + name);
    if (!group.isEmpty()) {
      item.putObject("networkSecurityGroup").put("id", id("networkSecurityGroups", group));
    }
    return this;
  }

  /**
   * A network security group with the rules that each has (65000 to 65500).
   *
   * @param rules each a line {@code priority direction access protocol sources ports destinations},
   *     several of one kind joined by commas; {@code asg:} before a name is a group of interfaces
   */
  AzureEstate groupOf(String name, String... rules) {
    ObjectNode item = item(Calls.GROUPS, "networkSecurityGroups", name);
    ArrayNode own = item.putArray("securityRules");
    for (String rule : rules) {
      own.add(RuleText.rule(id("networkSecurityGroups", name) + "/securityRules/", rule));
    }
    ArrayNode byDefault = item.putArray("defaultSecurityRules");
    for (String rule : RuleText.DEFAULTS) {
      byDefault.add(
          RuleText.rule(id("networkSecurityGroups", name) + "/defaultSecurityRules/", rule));
    }
    return this;
  }

  /** Routes {@code block type [address]} of a table. */
  AzureEstate table(String name, String members, String... routes) {
    ObjectNode item = item(Calls.ROUTE_TABLES, "routeTables", name);
    item.setAll((ObjectNode) json(members));
    ArrayNode list = item.putArray("routes");
    for (String route : routes) {
      String[] words = route.split(" ");
      ObjectNode object = list.addObject();
      object.put("id", id("routeTables", name) + "/routes/r" + list.size());
      object.put("name", "r" + list.size()).put("addressPrefix", words[0]);
      object.put("nextHopType", words[1]);
      if (words.length > 2) {
        object.put("nextHopIpAddress", words[2]);
      }
    }
    return this;
  }

  AzureEstate publicAddress(String name, String address, String sku, String configuration) {
    ObjectNode item = item(Calls.PUBLIC_ADDRESSES, "publicIPAddresses", name);
    item.put("ipAddress", address).putObject("sku").put("name", sku);
    item.putObject("ipConfiguration").put("id", configuration);
    return this;
  }

  AzureEstate adminRule(String network, String rule) {
    adminRules.get(network).add(json(rule));
    return this;
  }

  AzureEstate tagFile(String json) {
    tagFiles.add(json.replace('\'', '"'));
    return this;
  }

  /** Takes an answer out of the evidence. */
  AzureEstate without(String call) {
    missing.add(call);
    return this;
  }

  /** A flow log that delivers to storage account {@code logs}, as everything is by default. */
  AzureEstate flowLog(String name, String target, String members) {
    return with(
            Calls.FLOW_LOGS,
            "networkWatchers/watcher/flowLogs",
            name,
            ("{'enabled': true, 'provisioningState': 'Succeeded', 'targetResourceId': '%s',"
                    + " 'storageId': '%s', 'format': {'type': 'JSON', 'version': 2},"
                    + " 'retentionPolicy': {'days': 90, 'enabled': true}}")
                .formatted(target, id("storageAccounts", "logs")))
        .with(Calls.FLOW_LOGS, "networkWatchers/watcher/flowLogs", name, members)
        .with(
            Calls.STORAGE_ACCOUNTS,
            "storageAccounts",
            "logs",
            "{'encryption': {'keySource': 'Microsoft.Storage'}}");
  }

  private static Request inEffect(String call, String networkInterface) {
    String id = id("networkInterfaces", networkInterface).toLowerCase(java.util.Locale.ROOT);
    return new Request(SOURCE, call, new TreeMap<>(Map.of("nic", id)));
  }

  /** What the service says is in effect for an interface, as a list. */
  AzureEstate inEffect(String call, String networkInterface, JsonNode items) {
    inEffect.put(inEffect(call, networkInterface), JSON.createObjectNode().set("value", items));
    return this;
  }

  AzureEstate inEffectGap(String call, String networkInterface, Reason reason, String detail) {
    inEffectGaps.add(
        new CollectionGap(inEffect(call, networkInterface), reason, detail, Optional.empty()));
    return this;
  }

  /** When the service gave all answers. */
  AzureEstate at(String instant) {
    answeredAt = Instant.parse(instant);
    return this;
  }

  NetworkModel read() {
    Map<Digest, byte[]> bytes = new HashMap<>();
    List<Evidence> items = new ArrayList<>();
    List<CollectionGap> gaps = new ArrayList<>();
    CALLS.calls().stream()
        .filter(spec -> !spec.isPerItem())
        .map(spec -> spec.call())
        .forEach(
            call -> {
              Request request = Request.of(SOURCE, call);
              if (missing.contains(call)) {
                gaps.add(new CollectionGap(request, Reason.DENIED, "", Optional.empty()));
              } else {
                items.add(evidence(request, list(call), bytes));
              }
            });
    adminRules.forEach(
        (network, rules) -> {
          Request request =
              new Request(
                  SOURCE,
                  Calls.ADMIN_RULES,
                  new TreeMap<>(
                      Map.of(
                          "vnet",
                          id("virtualNetworks", network).toLowerCase(java.util.Locale.ROOT))));
          if (!missing.contains(Calls.ADMIN_RULES)) {
            items.add(evidence(request, JSON.createObjectNode().set("value", rules), bytes));
          }
        });
    inEffect.forEach((request, answer) -> items.add(evidence(request, answer, bytes)));
    gaps.addAll(inEffectGaps);
    for (String file : tagFiles) {
      EvidenceSource tags = new EvidenceSource("azure", Answers.SERVICE_TAGS, "");
      items.add(evidence(Request.of(tags, "az network list-service-tags"), json(file), bytes));
    }
    return new AzureReader(CALLS)
        .read(
            new EvidenceSet(items, gaps),
            digest -> Objects.requireNonNull(bytes.get(digest)),
            ZoneAssignment.NONE);
  }

  private JsonNode list(String call) {
    ArrayNode list = JSON.createArrayNode();
    byCall
        .getOrDefault(call, Map.of())
        .values()
        .forEach(item -> list.add(isRest ? rest(item) : item));
    return isRest ? JSON.createObjectNode().set("value", list) : list;
  }

  /** Resources and their parts have an id and a name; what only refers to one has the id alone. */
  private static JsonNode rest(JsonNode node) {
    if (node.isArray()) {
      ArrayNode list = JSON.createArrayNode();
      node.forEach(element -> list.add(rest(element)));
      return list;
    }
    if (!node.isObject()) {
      return node;
    }
    boolean isPart = node.has("id") && node.has("name");
    ObjectNode result = JSON.createObjectNode();
    ObjectNode inside = isPart ? result.putObject("properties") : result;
    node.properties()
        .forEach(
            member ->
                (OUTSIDE.contains(member.getKey()) ? result : inside)
                    .set(member.getKey(), rest(member.getValue())));
    return result;
  }

  private Evidence evidence(Request request, JsonNode json, Map<Digest, byte[]> bytes) {
    byte[] content = JSON.writeValueAsBytes(json);
    Digest digest = digest(content);
    bytes.put(digest, content);
    return new Evidence(
        request,
        request.display().replaceAll("[^A-Za-z0-9]+", "-") + ".json",
        digest,
        content.length,
        "",
        answeredAt,
        Evidence.Clock.COLLECTOR,
        0,
        List.of());
  }

  FlowAnalysis flows() {
    return FlowAnalysis.of(read(), TierZoning.STANDARD);
  }

  /** The verdict on a question {@code from to tcp/443}, {@code from to icmp}. */
  String verdict(String question) {
    String[] words = question.split(" ");
    FlowAnalysis flows = flows();
    Explanation explanation =
        flows.explain(flows.peer(words[0]), flows.peer(words[1]), services(words[2]));
    return explanation.passage().word();
  }

  static Services services(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Services.of(Protocol.parse(text));
    }
    return Services.of(
        Protocol.parse(text.substring(0, slash)),
        Ports.range(1024, 65535),
        Ports.of(Integer.parseInt(text.substring(slash + 1))));
  }

  private static Digest digest(byte[] content) {
    try {
      return new Digest(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = AzureEstate.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
