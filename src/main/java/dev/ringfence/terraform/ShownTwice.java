package dev.ringfence.terraform;

import dev.ringfence.hcl.JsonValue;
import dev.ringfence.hcl.JsonValue.JsonBoolean;
import dev.ringfence.hcl.JsonValue.JsonNumber;
import dev.ringfence.hcl.JsonValue.JsonObject;
import dev.ringfence.hcl.JsonValue.JsonText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Routes and entries that a state has as resources of their own: once it is refreshed, their table
 * or list has them as well.
 */
final class ShownTwice {
  /** What ends a part of a key; it alone stands for what is not told. */
  private static final String NOT_TOLD = "|";

  private final Set<String> apart = new HashSet<>();

  private ShownTwice() {}

  static ShownTwice of(List<ShownFile.ShownResource> resources) {
    ShownTwice twice = new ShownTwice();
    for (ShownFile.ShownResource resource : resources) {
      JsonObject values =
          Shown.object(resource.json(), "values")
              .orElse(new JsonObject(List.of(), resource.json().range()));
      if (resource.type().equals("aws_route") && isTold(values, "route_table_id")) {
        twice.apart.add(
            key(values, "route_table_id")
                + key(values, "destination_cidr_block")
                + key(values, "destination_ipv6_cidr_block")
                + key(values, "destination_prefix_list_id"));
      } else if (resource.type().equals("aws_network_acl_rule")
          && isTold(values, "network_acl_id")) {
        String direction = Shown.isTrue(values, "egress") ? "egress" : "ingress";
        twice.apart.add(key(values, "network_acl_id") + direction + key(values, "rule_number"));
      }
    }
    return twice;
  }

  /** Two owners of which neither is known may be two. */
  private static boolean isTold(JsonValue object, String name) {
    return !key(object, name).equals(NOT_TOLD);
  }

  private static String key(JsonValue object, String name) {
    String text =
        Shown.member(object, name)
            .map(
                value ->
                    value instanceof JsonText t
                        ? t.value()
                        : value instanceof JsonNumber n
                            ? n.value().toPlainString()
                            : value instanceof JsonBoolean b ? String.valueOf(b.value()) : "")
            .orElse("");
    return text + NOT_TOLD;
  }

  /**
   * Whether a part of a resource is one of these.
   *
   * @param list the argument it is an element of
   */
  boolean isApart(String type, JsonObject owner, String list, JsonValue item) {
    if (!isTold(owner, "id")) {
      return false;
    }
    return switch (type) {
      case "aws_route_table", "aws_default_route_table" ->
          list.equals("route")
              && apart.contains(
                  key(owner, "id")
                      + key(item, "cidr_block")
                      + key(item, "ipv6_cidr_block")
                      + key(item, "destination_prefix_list_id"));
      case "aws_network_acl", "aws_default_network_acl" ->
          apart.contains(key(owner, "id") + list + key(item, "rule_no"));
      default -> false;
    };
  }
}
