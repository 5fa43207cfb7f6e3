package dev.ringfence.terraform;

import dev.ringfence.hcl.JsonValue;
import dev.ringfence.hcl.JsonValue.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whose the ids are that applied resources have. */
final class ShownIds {
  /** Ids AWS gives, and ARNs; names that people give may stand for anything. */
  private static final Pattern ID = Pattern.compile("[a-z]+-(?:[0-9a-f]{8}|[0-9a-f]{17})|arn:.*");

  /** Attributes that name what AWS makes along with a resource. */
  private static final List<String> ALONG =
      List.of(
          "default_security_group_id",
          "default_network_acl_id",
          "default_route_table_id",
          "main_route_table_id");

  private final Map<String, Reference> owners = new HashMap<>();
  private final Set<String> addresses = new HashSet<>();

  private ShownIds() {}

  static ShownIds of(List<ShownFile.ShownResource> resources) {
    ShownIds ids = new ShownIds();
    for (ShownFile.ShownResource resource : resources) {
      if (!resource.isData()) {
        ids.addresses.add(resource.address());
        ids.add(resource, List.of("id", "arn"), "");
      }
    }
    for (ShownFile.ShownResource resource : resources) {
      if (!resource.isData()) {
        ids.add(resource, ALONG, "");
        ids.add(resource, List.of("primary_network_interface_id"), "/interface");
      }
    }
    return ids;
  }

  private void add(ShownFile.ShownResource resource, List<String> attributes, String suffix) {
    JsonObject values =
        Shown.object(resource.json(), "values")
            .orElse(new JsonObject(List.of(), resource.json().range()));
    for (String attribute : attributes) {
      String id = Shown.text(values, attribute);
      if (ID.matcher(id).matches()) {
        owners.putIfAbsent(id, new Reference(resource.address() + suffix, attribute, true));
      }
    }
  }

  /** Whose id a text is. */
  Optional<Reference> owner(JsonValue value) {
    return value instanceof JsonValue.JsonText text
        ? Optional.ofNullable(owners.get(text.value()))
        : Optional.empty();
  }

  boolean isShown(String address) {
    return addresses.contains(address);
  }
}
