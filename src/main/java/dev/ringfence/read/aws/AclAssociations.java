package dev.ringfence.read.aws;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which network ACL applies to which subnet: exactly one, the default one included. */
final class AclAssociations {
  private final Estate estate;
  private final Map<String, List<Associated>> bySubnet = new HashMap<>();

  private record Associated(Item acl, SourceRef where) {}

  AclAssociations(Estate estate) {
    this.estate = estate;
    for (Item acl : estate.acls().all()) {
      acl.json().stream("Associations")
          .forEach(
              association ->
                  bySubnet
                      .computeIfAbsent(association.id("SubnetId"), subnet -> new ArrayList<>())
                      .add(new Associated(acl, association.sourceOf("SubnetId"))));
    }
  }

  /** Id of the ACL; its source is the association. */
  Fact<String> of(Item subnet) {
    List<Associated> claims = bySubnet.getOrDefault(subnet.json().id("SubnetId"), List.of());
    return estate
        .answers()
        .resting(
            claims.isEmpty() ? subnet.authority() : claims.get(0).acl().source(),
            List.of(Estate.ACLS),
            () -> only(subnet, claims));
  }

  private static Fact<String> only(Item subnet, List<Associated> claims) {
    if (claims.isEmpty()) {
      return Fact.unknown("no network ACL names the subnet", subnet.json().source());
    }
    SourceRef[] where = claims.stream().map(Associated::where).toArray(SourceRef[]::new);
    Item acl = claims.get(0).acl();
    return claims.stream().map(Associated::acl).distinct().count() > 1
        ? Fact.unknown("two network ACLs name the subnet", where)
        : Fact.known(acl.arn("network-acl", acl.json().id("NetworkAclId")), where);
  }
}
