package dev.ringfence.read.aws;

import dev.ringfence.network.ResourceHeader;
import java.util.List;
import java.util.Set;

/** EC2 API, SecurityGroup. */
record SecurityGroup(Item item) {
  static final String INGRESS = "ingress";
  static final String EGRESS = "egress";
  private static final Set<String> MEMBERS =
      Set.of(
          "GroupId",
          "IpPermissions",
          "IpPermissionsEgress",
          "Tags",
          "VpcId",
          "SecurityGroupArn",
          "OwnerId",
          "GroupName",
          "Description");

  static String permissions(String direction) {
    return direction.equals(INGRESS) ? "IpPermissions" : "IpPermissionsEgress";
  }

  Json json() {
    return item.json();
  }

  String id() {
    return json().id("GroupId");
  }

  String arn() {
    return item.arn("security-group", id());
  }

  String name() {
    return json().optional("GroupName").orElse(id());
  }

  ResourceHeader header() {
    return Headers.of(item, arn(), id(), "Tags", name());
  }

  /** Lists and objects that this reader does not know, which may hold further rules. */
  List<String> strange() {
    return json().membersBeside(MEMBERS).stream()
        .filter(name -> json().member(name).node().isContainer())
        .toList();
  }
}
