package dev.ringfence.read.azure;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules of network security groups, written in one line. */
final class RuleText {
  /** Those that every group has (Azure virtual network, network security groups, default rules). */
  static final List<String> DEFAULTS =
      List.of(
          "65000 in allow * VirtualNetwork * VirtualNetwork",
          "65001 in allow * AzureLoadBalancer * *",
          "65500 in deny * * * *",
          "65000 out allow * VirtualNetwork * VirtualNetwork",
          "65001 out allow * * * Internet",
          "65500 out deny * * * *");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RuleText() {}

  /** A line {@code priority direction access protocol sources ports destinations}. */
  static ObjectNode rule(String place, String line) {
    String[] words = line.split(" ");
    String name = words[0] + words[1];
    ObjectNode rule = JSON.createObjectNode();
    rule.put("id", place + name).put("name", name).put("priority", Integer.parseInt(words[0]));
    rule.put("direction", words[1].equals("in") ? "Inbound" : "Outbound");
    rule.put("access", words[2].equals("allow") ? "Allow" : words[2].equals("deny") ? "Deny" : "?");
    rule.put("protocol", words[3].equals("*") ? "*" : capital(words[3]));
    rule.put("sourcePortRange", "*").putArray("sourcePortRanges");
    addresses(rule, "source", words[4]);
    values(rule, "destinationPortRange", "destinationPortRanges", words[5]);
    addresses(rule, "destination", words[6]);
    return rule;
  }

  /** A security admin rule of one manager, in the same words. */
  static String adminRule(String line) {
    String[] words = line.split(" ");
    ObjectNode rule = JSON.createObjectNode();
    rule.put(
        "id",
        AzureEstate.id("networkManagers", "avnm")
            + "/securityAdminConfigurations/c/ruleCollections/rc/rules/"
            + (words[0] + words[1] + words[2]));
    rule.put("kind", "Custom").put("priority", Integer.parseInt(words[0]));
    rule.put("direction", words[1].equals("in") ? "Inbound" : "Outbound");
    rule.put("access", words[2].equals("alwaysallow") ? "AlwaysAllow" : capital(words[2]));
    rule.put("protocol", words[3].equals("*") ? "Any" : capital(words[3]));
    rule.putArray("sourcePortRanges").add("0-65535");
    peers(rule, "sources", words[4]);
    ArrayNode ports = rule.putArray("destinationPortRanges");
    for (String range : words[5].split(",")) {
      ports.add(range.equals("*") ? "0-65535" : range);
    }
    peers(rule, "destinations", words[6]);
    return rule.toString();
  }

  private static void peers(ObjectNode rule, String member, String text) {
    ArrayNode list = rule.putArray(member);
    for (String one : text.split(",")) {
      list.addObject()
          .put("addressPrefix", one)
          .put("addressPrefixType", one.matches("[A-Za-z]+") ? "ServiceTag" : "IPPrefix");
    }
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static void addresses(ObjectNode rule, String end, String text) {
    if (!text.startsWith("asg:")) {
      values(rule, end + "AddressPrefix", end + "AddressPrefixes", text);
      return;
    }
    ArrayNode groups = rule.putArray(end + "ApplicationSecurityGroups");
    for (String name : text.substring("asg:".length()).split(",")) {
      groups.addObject().put("id", AzureEstate.id("applicationSecurityGroups", name));
    }
    rule.putArray(end + "AddressPrefixes");
  }

  private static void values(ObjectNode rule, String singular, String plural, String text) {
    ArrayNode list = rule.putArray(plural);
    if (text.contains(",")) {
      for (String one : text.split(",")) {
        list.add(one);
      }
    } else {
      rule.put(singular, text);
    }
  }
}
