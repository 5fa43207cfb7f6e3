package dev.ringfence.read.azure;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Azure says is in effect, written in one line for each rule and route. Members and values are
 * those of Microsoft's own examples: the REST API reference (Network Interfaces, List Effective
 * Network Security Groups, Get Effective Route Table, 2024-05-01) and the articles on diagnosing
 * filter and routing problems of a virtual machine (Azure virtual network), where {@code *} is
 * written {@code 0.0.0.0/0}, ports are ranges, every protocol is {@code All}, and tags are given
 * with their blocks.
 */
final class InEffectText {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PLATFORM = "168.63.129.16/32";

  private InEffectText() {}

  /**
   * A group that applies to a subnet, in effect.
   *
   * @param network blocks of the network
   * @param rules lines as in {@link RuleText}, the default ones among them
   */
  static ObjectNode group(String name, String network, List<String> rules) {
    ObjectNode group = JSON.createObjectNode();
    group
        .putObject("networkSecurityGroup")
        .put("id", AzureEstate.id("networkSecurityGroups", name));
    group.putObject("association").putObject("subnet").put("id", AzureEstate.subnetId("net", "s"));
    ArrayNode list = group.putArray("effectiveSecurityRules");
    rules.forEach(line -> list.add(rule(line, network)));
    group.putObject("tagMap");
    return group;
  }

  static ArrayNode list(JsonNode... items) {
    return JSON.createArrayNode().addAll(List.of(items));
  }

  private static ObjectNode rule(String line, String network) {
    String[] words = line.split(" ");
    boolean isDefault = Integer.parseInt(words[0]) >= 65000;
    ObjectNode rule = JSON.createObjectNode();
    rule.put(
        "name", (isDefault ? "defaultSecurityRules/" : "securityRules/") + words[0] + words[1]);
    rule.put("protocol", words[3].equals("*") ? "All" : capital(words[3]));
    rule.put("sourcePortRange", "0-65535").putArray("sourcePortRanges").add("0-65535");
    ArrayNode ports = rule.putArray("destinationPortRanges");
    for (String port : words[5].split(",")) {
      ports.add(port.equals("*") ? "0-65535" : port.contains("-") ? port : port + "-" + port);
    }
    end(rule, "source", words[4], network);
    end(rule, "destination", words[6], network);
    rule.put("access", capital(words[2])).put("priority", Integer.parseInt(words[0]));
    return rule.put("direction", words[1].equals("in") ? "Inbound" : "Outbound");
  }

  private static void end(ObjectNode rule, String end, String text, String network) {
    ArrayNode written = rule.putArray(end + "AddressPrefixes");
    ArrayNode expanded = rule.putArray("expanded" + capital(end) + "AddressPrefix");
    for (String one : text.split(",")) {
      written.add(one.equals("*") ? "0.0.0.0/0" : one);
      blocks(one, network).forEach(expanded::add);
    }
    if (!text.contains(",")) {
      rule.put(end + "AddressPrefix", text.equals("*") ? "0.0.0.0/0" : text);
    }
  }

  private static List<String> blocks(String text, String network) {
    return switch (text) {
      case "VirtualNetwork" -> List.of(network, PLATFORM);
      case "AzureLoadBalancer" -> List.of(PLATFORM);
      case "Internet" -> {
        List<String> blocks = new ArrayList<>();
        Addresses.of("0.0.0.0/0")
            .minus(Addresses.PRIVATE)
            .minus(Addresses.LOOPBACK)
            .minus(Addresses.LINK_LOCAL)
            .minus(Addresses.MULTICAST)
            .minus(Addresses.of(network))
            .family(Family.IPV4)
            .cidrs()
            .forEach(block -> blocks.add(block.toString()));
        yield blocks;
      }
      default -> List.of();
    };
  }

  /** A line {@code source state prefix hop address}; the address for an appliance alone. */
  static ArrayNode routes(List<String> lines) {
    ArrayNode routes = JSON.createArrayNode();
    for (String line : lines) {
      String[] words = line.split(" ");
      ObjectNode route = routes.addObject();
      route.put("disableBgpRoutePropagation", false).put("source", words[0]);
      route.put("state", words[1]).put("hasBgpOverride", false);
      route.putArray("addressPrefix").add(words[2]);
      route.put("nextHopType", words[3]);
      ArrayNode addresses = route.putArray("nextHopIpAddress");
      if (words.length > 4) {
        addresses.add(words[4]);
      }
      route.putArray("destinationServiceTags");
      route.putObject("tagMap");
    }
    return routes;
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
