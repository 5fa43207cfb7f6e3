package dev.ringfence.collect.azure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers from what the Azure CLI printed, put back into the form that Resource Manager gave it:
 * what a resource is stands under {@code properties}, what the CLI added is taken out, and no page
 * has more than two items.
 */
final class ExportedAzure {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PAGE = 2;

  /** What stands beside the properties of a resource (Azure Resource Manager, resource schema). */
  private static final Set<String> ENVELOPE =
      Set.of(
          "id",
          "name",
          "type",
          "etag",
          "location",
          "tags",
          "sku",
          "zones",
          "identity",
          "kind",
          "plan",
          "extendedLocation",
          "managedBy");

  private final Path folder;
  private final Map<String, List<JsonNode>> lists = new TreeMap<>();

  /** By operation and interface. */
  private final Map<String, JsonNode> inEffect = new TreeMap<>();

  private ExportedAzure(Path folder) {
    this.folder = folder;
  }

  /** Reads the answers of one subscription. */
  static ExportedAzure of(Path folder) throws IOException {
    ExportedAzure exported = new ExportedAzure(folder);
    for (Operation operation : Operations.ALL) {
      exported.read(operation);
    }
    return exported;
  }

  private void read(Operation operation) throws IOException {
    String command = operation.call().replaceFirst("^az ", "").replace(' ', '-');
    List<JsonNode> items = new ArrayList<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (file.getFileName().toString().matches(command + "(\\..*)?\\.json")) {
          JsonNode document = JSON.readTree(Files.readAllBytes(file));
          if (operation.reach() == Operation.Reach.HELD) {
            inEffect.put(segment(operation) + " " + item(file), document);
          }
          (document.isArray() ? document : document.path("value")).forEach(items::add);
        }
      }
    }
    lists.put(segment(operation), items.stream().map(ExportedAzure::wire).toList());
  }

  /** The interface that a file is named after. */
  private static String item(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.indexOf('.') + 1, name.lastIndexOf('.'));
  }

  /**
   * What is in effect for an interface, as the service gives it: first an address at which to see
   * how far it is, then the answer's own address, then the answer.
   */
  private StubArm.Reply inEffect(StubArm stub, StubArm.Asked asked) {
    String[] parts = asked.path().split("/", -1);
    if (asked.method().equals("POST")) {
      String operation = parts[parts.length - 1] + "~" + parts[parts.length - 2];
      return StubArm.accepted(
          "Azure-AsyncOperation", stub.operation("operations", asked.subscription(), operation));
    }
    return asked.path().contains("/operations/")
        ? new StubArm.Reply(
            200,
            "{\"status\": \"InProgress\"}",
            "0",
            Map.of(
                "Location", stub.operation("operationResults", asked.subscription(), asked.last())))
        : StubArm.json(JSON.writeValueAsString(inEffect.get(asked.last().replace('~', ' '))));
  }

  private static String segment(Operation operation) {
    boolean isOfSets = operation.call().equals("az vmss nic list");
    return isOfSets
        ? "virtualMachineScaleSets/networkInterfaces"
        : operation.path().substring(operation.path().lastIndexOf('/') + 1);
  }

  /** Whatever has a name or an id beside what it is has its properties below. */
  private static JsonNode wire(JsonNode value) {
    if (value.isArray()) {
      ArrayNode list = JSON.createArrayNode();
      value.forEach(element -> list.add(wire(element)));
      return list;
    }
    if (!value.isObject()) {
      return value;
    }
    ObjectNode own = JSON.createObjectNode();
    ObjectNode properties = JSON.createObjectNode();
    boolean isResource = value.has("id") && value.has("name");
    value
        .properties()
        .forEach(
            member -> {
              if (!member.getKey().equals("resourceGroup")) {
                boolean isOwn = !isResource || ENVELOPE.contains(member.getKey());
                (isOwn ? own : properties).set(member.getKey(), wire(member.getValue()));
              }
            });
    if (isResource && !properties.isEmpty()) {
      own.set("properties", properties);
    }
    return own;
  }

  /** The answer to one request about the exported subscription, and to what is asked besides. */
  StubArm.Reply reply(StubArm stub, StubArm.Asked asked) {
    if (asked.last().equals("resourcegroups")) {
      return StubArm.json("{\"value\": [{\"name\": \"rg-shop\"}, {\"name\": \"rg-empty\"}]}");
    }
    if (asked.last().equals("networkWatchers")) {
      return StubArm.json("{\"value\": [{\"id\": \"%s/westeurope\"}]}".formatted(asked.path()));
    }
    if (asked.path().contains("/locations/") || asked.last().startsWith("effective")) {
      return inEffect(stub, asked);
    }
    List<JsonNode> items =
        asked.path().contains("/virtualMachineScaleSets/")
            ? lists.get("virtualMachineScaleSets/networkInterfaces")
            : lists.get(asked.last());
    if (items == null) {
      return stub.standard(asked);
    }
    boolean isOfOtherGroup = asked.path().contains("/rg-empty/");
    return StubArm.json(page(stub, asked, isOfOtherGroup ? List.of() : items));
  }

  private static String page(StubArm stub, StubArm.Asked asked, List<JsonNode> items) {
    int from =
        asked.query().contains("$skiptoken=")
            ? Integer.parseInt(asked.query().replaceFirst(".*\\$skiptoken=", ""))
            : 0;
    int to = Math.min(items.size(), from + PAGE);
    ObjectNode page = JSON.createObjectNode();
    ArrayNode list = page.putArray("value");
    items.subList(from, to).forEach(list::add);
    if (to < items.size()) {
      page.put(
          "nextLink",
          stub.endpoint()
              + asked.path()
              + "?"
              + asked.query().replaceFirst("&\\$skip.*", "")
              + "&$skiptoken="
              + to);
    }
    return JSON.writeValueAsString(page);
  }

  static ExportedAzure sample() {
    try {
      return of(Path.of("src/samples/public-azure/2026-11/exports").resolve(StubbedTenant.SHOP));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
