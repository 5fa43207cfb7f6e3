package dev.ringfence.read.azure;

import dev.ringfence.evidence.ArmId;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.Plane;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import dev.ringfence.network.Unmodelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What lies in subnets without an interface that the evidence shows: gateways, bastions, services
 * that a subnet is delegated to. A subnet names them; which of its addresses they have it does not,
 * so they may have any that is left.
 */
final class Occupants implements Mapper {
  /**
   * Balancers have fronts, which are read; gateways of a network relay what routes send them and
   * take tunnels only, run by the platform and without any filter of the owner's (Azure VPN
   * gateway, gateway subnet): ways lead through them, none ends there.
   */
  private static final Set<String> SHOWN =
      Set.of("microsoft.network/loadbalancers", "microsoft.network/virtualnetworkgateways");

  private static final Map<String, String> ROLES =
      Map.of(
          "microsoft.network/bastionhosts", "bastion",
          "microsoft.network/applicationgateways", "load-balancer");

  private final Estate estate;
  private final AppliedGroups applied;
  private final SecurityGroups groups;
  private final AdminRules adminRules;
  private final Exposures exposures;
  private final Tiers tiers;
  private final List<Resource> found = new ArrayList<>();
  private final List<Unmodelled> unmodelled = new ArrayList<>();

  Occupants(
      Estate estate,
      AppliedGroups applied,
      SecurityGroups groups,
      AdminRules adminRules,
      Exposures exposures,
      Tiers tiers) {
    this.estate = estate;
    this.applied = applied;
    this.groups = groups;
    this.adminRules = adminRules;
    this.exposures = exposures;
    this.tiers = tiers;
    estate.subnets().forEach(this::add);
  }

  @Override
  public Stream<Resource> resources() {
    return found.stream();
  }

  @Override
  public List<Unmodelled> unmodelled() {
    return List.copyOf(unmodelled);
  }

  private void add(Item subnet) {
    Map<String, Arm> occupants = new TreeMap<>();
    Stream.of("ipConfigurations", "applicationGatewayIPConfigurations", "ipConfigurationProfiles")
        .flatMap(subnet.json()::stream)
        .forEach(use -> note(use, occupants));
    Stream.of("delegations", "serviceAssociationLinks", "resourceNavigationLinks")
        .flatMap(subnet.json()::stream)
        .forEach(use -> occupants.put(subnet.id() + "/delegated/" + use.raw("name"), use));
    occupants.forEach((id, use) -> found.add(occupant(subnet, id, use)));
  }

  private void note(Arm use, Map<String, Arm> occupants) {
    ArmId.parse(use.id())
        .ifPresentOrElse(
            id -> {
              boolean isShown =
                  SHOWN.contains(id.top().type())
                      || estate.find(Calls.INTERFACES, id.parent().text()).isPresent()
                      || estate.find(Calls.SCALED_INTERFACES, id.parent().text()).isPresent();
              if (!isShown) {
                occupants.putIfAbsent(id.top().text(), use);
              }
            },
            () -> occupants.putIfAbsent(use.pointer(), use));
  }

  private NetworkInterface occupant(Item subnet, String id, Arm use) {
    SourceRef where = use.source();
    String name = id.substring(id.lastIndexOf('/') + 1);
    String why = "which addresses of " + subnet.name() + " " + name + " has is not known";
    unmodelled.add(new Unmodelled(id, why, where));
    return new NetworkInterface(
        new ResourceHeader(
            id + "#in:" + subnet.id(),
            name,
            name + " in " + subnet.name(),
            subnet.source(),
            Plane.ACTUAL,
            Tags.untold("the tags of " + name + " are not read", where),
            where),
        Estate.networkOf(subnet.id()),
        subnet.id(),
        tiers.of(subnet.id()),
        role(id, where),
        Fact.known(id, where),
        left(subnet),
        exposures.of(id, use),
        filters(subnet),
        Fact.unknown(why, where),
        Fact.known(true, where),
        // Services of the platform with a Standard address of their own do without a group.
        Fact.known(false, where));
  }

  private static Fact<String> role(String id, SourceRef where) {
    return Fact.known(
        ArmId.parse(id).map(arm -> ROLES.getOrDefault(arm.type(), "other")).orElse("other"), where);
  }

  /** Those of the subnet's addresses that no interface has. */
  private Fact<Addresses> left(Item subnet) {
    Addresses taken =
        estate.interfacesIn(subnet.id()).stream()
            .flatMap(item -> InterfaceAddresses.own(item).valueIfKnown().stream())
            .reduce(Addresses.none(), Addresses::union);
    return Estate.addressesOf(subnet).map(all -> all.minus(taken));
  }

  private Fact<List<String>> filters(Item subnet) {
    // What security admin rules hold for is told for interfaces alone.
    return adminRules
        .of(Estate.networkOf(subnet.id()))
        .flatMap(
            rules ->
                rules.isEmpty()
                    ? applied.ofSubnet(subnet.id(), false)
                    : Fact.unknown("whether security admin rules hold for it is not known"))
        .map(places -> places.stream().map(groups::filterId).toList());
  }
}
