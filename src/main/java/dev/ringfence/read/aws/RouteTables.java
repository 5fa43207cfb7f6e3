package dev.ringfence.read.aws;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which route table applies to which subnet (VPC user guide, subnet route tables). */
final class RouteTables {
  /** States in which an association has no effect (EC2 API, RouteTableAssociationState). */
  private static final Set<String> GONE = Set.of("disassociated", "failed");

  /** EC2 API, RouteTableAssociation. */
  private record Association(Item table, Json json) {
    boolean isInForce() {
      return !GONE.contains(json.member("AssociationState").id("State"));
    }

    boolean isMain() {
      return json.bool("Main").valueIfKnown().orElse(false);
    }

    SourceRef deciding() {
      return json.sourceOf(isMain() ? "Main" : "SubnetId");
    }
  }

  private final Estate estate;
  private final Map<String, List<Association>> bySubnet = new HashMap<>();
  private final Map<String, List<Association>> mainByVpc = new HashMap<>();
  private final Map<String, List<Item>> subnetsOfVpc = new HashMap<>();

  RouteTables(Estate estate) {
    this.estate = estate;
    estate.routeTables().all().stream()
        .flatMap(table -> associations(table).filter(Association::isInForce))
        .forEach(this::add);
    estate
        .subnets()
        .all()
        .forEach(
            subnet ->
                subnetsOfVpc
                    .computeIfAbsent(subnet.json().id("VpcId"), vpc -> new ArrayList<>())
                    .add(subnet));
  }

  private void add(Association association) {
    boolean isMain = association.isMain();
    String key =
        isMain ? association.table().json().id("VpcId") : association.json().id("SubnetId");
    // Neither: an association with a gateway (ingress routing) applies to no subnet.
    if (!key.isEmpty()) {
      (isMain ? mainByVpc : bySubnet)
          .computeIfAbsent(key, absent -> new ArrayList<>())
          .add(association);
    }
  }

  /** The associated table, else the main table of the VPC; its source is the association. */
  Fact<Item> of(Item subnet) {
    List<Association> explicit = bySubnet.getOrDefault(subnet.json().id("SubnetId"), List.of());
    if (!explicit.isEmpty()) {
      return only(explicit);
    }
    List<Association> main = mainByVpc.getOrDefault(subnet.json().id("VpcId"), List.of());
    // That nothing is associated explicitly only the owner's complete answer can tell.
    return estate
        .answers()
        .resting(
            subnet.authority(),
            List.of(Estate.ROUTE_TABLES),
            () -> main.isEmpty() ? none(subnet) : only(main));
  }

  private Fact<Item> only(List<Association> claims) {
    if (claims.stream().map(Association::table).distinct().count() > 1) {
      return Fact.unknown(
          "two route tables are said to apply",
          claims.stream().map(Association::deciding).toArray(SourceRef[]::new));
    }
    Item table = claims.get(0).table();
    return estate
        .answers()
        .resting(
            table.source(),
            List.of(Estate.ROUTE_TABLES),
            () -> Fact.known(table, claims.get(0).deciding()));
  }

  private static Fact<Item> none(Item subnet) {
    return Fact.unknown(
        "no route table is associated with the subnet, and none is the main one of its network",
        subnet.json().sourceOf("VpcId"));
  }

  /** The subnets a table applies to; unknown as long as subnets may be missing. */
  Fact<List<Item>> subnetsOf(Item table) {
    String vpc = table.json().id("VpcId");
    List<Association> claims = associations(table).filter(Association::isInForce).toList();
    if (claims.isEmpty()) {
      return Fact.known(List.of(), table.json().sourceOf("Associations"));
    }
    return estate
        .answers()
        .resting(
            table.authority(),
            List.of(Estate.SUBNETS, Estate.ROUTE_TABLES),
            () ->
                Fact.known(
                    subnetsOfVpc.getOrDefault(vpc, List.of()).stream()
                        .filter(subnet -> applies(table, subnet))
                        .toList(),
                    claims.stream().map(Association::deciding).toList()));
  }

  private boolean applies(Item table, Item subnet) {
    return of(subnet).valueIfKnown().filter(table::equals).isPresent();
  }

  private static Stream<Association> associations(Item table) {
    return table.json().stream("Associations").map(json -> new Association(table, json));
  }
}
