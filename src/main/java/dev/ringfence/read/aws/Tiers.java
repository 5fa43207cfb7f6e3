package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Tags;
import dev.ringfence.network.Tier;
import dev.ringfence.network.ZoneAssignment;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tier of each subnet: the configured zone's, else the tag {@code Tier}, else inferred from
 * where its route table leads and what its interfaces serve.
 */
final class Tiers {
  private final Estate estate;
  private final RouteTables routeTables;
  private final Interfaces interfaces;
  private final ZoneAssignment zones;
  private final Map<Item, Told> known = new HashMap<>();

  /**
   * @param isInferred whether neither a zone nor a tag says so
   */
  private record Told(Fact<String> tier, Fact<Boolean> isInferred) {}

  Tiers(Estate estate, RouteTables routeTables, Interfaces interfaces, ZoneAssignment zones) {
    this.estate = estate;
    this.routeTables = routeTables;
    this.interfaces = interfaces;
    this.zones = zones;
  }

  Fact<String> of(Item subnet) {
    return told(subnet).tier();
  }

  Fact<Boolean> isInferred(Item subnet) {
    return told(subnet).isInferred();
  }

  private Told told(Item subnet) {
    // No computeIfAbsent: zone selectors are the caller's code and may come back here.
    Told told = known.get(subnet);
    if (told == null) {
      told = tell(subnet);
      known.put(subnet, told);
    }
    return told;
  }

  private Told tell(Item subnet) {
    Optional<Fact<String>> configured = zones.tierOf(new Ec2Subnet(subnet).place(estate));
    if (configured.isPresent()) {
      Fact<String> tier = configured.get();
      return new Told(tier, Fact.known(false, tier.sources()));
    }
    Tags tags = new Ec2Subnet(subnet).header().tags();
    return Stream.of("Tier", "tier")
        .map(tags::value)
        .filter(tag -> tag.valueIfKnown().filter(String::isEmpty).isEmpty())
        .findFirst()
        .map(Tiers::tagged)
        .orElseGet(() -> new Told(inferred(subnet), Fact.known(true, tags.where())));
  }

  private static Told tagged(Fact<String> tag) {
    return new Told(tag.map(tier -> tier.toLowerCase(Locale.ROOT)), tag.map(tier -> false));
  }

  private Fact<String> inferred(Item subnet) {
    return routeTables
        .of(subnet)
        .flatMap(
            table -> {
              Optional<Ec2Route> outward =
                  Ec2Route.of(table).filter(Ec2Route::leadsToInternet).findFirst();
              return outward.isPresent()
                  ? Fact.known(Tier.PUBLIC, outward.get().json().sourceOf("GatewayId"))
                  : inward(subnet, table);
            });
  }

  private Fact<String> inward(Item subnet, Item table) {
    Optional<Ec2Route> unclear = Ec2Route.of(table).filter(route -> !route.isClear()).findFirst();
    if (unclear.isPresent()) {
      return Fact.unknown("a route leads nobody knows where", unclear.get().json().source());
    }
    String vpc = subnet.json().id("VpcId");
    return estate.resting(
        interfaces.askedFor(subnet.authority(), vpc),
        Estate.INTERFACES,
        () -> served(subnet).alsoFrom(List.of(table.json().sourceOf("Routes"))));
  }

  private Fact<String> served(Item subnet) {
    List<Ec2NetworkInterface> inUse =
        interfaces.inSubnet(subnet.json().id("SubnetId")).stream()
            .map(item -> new Ec2NetworkInterface(item.json()))
            .filter(Ec2NetworkInterface::isInUse)
            .toList();
    Optional<Ec2NetworkInterface> other =
        inUse.stream().filter(networkInterface -> !isDataStores(networkInterface)).findFirst();
    if (!inUse.isEmpty() && other.isEmpty()) {
      return Fact.known(Tier.DATA, inUse.get(0).decidingKind());
    }
    List<SourceRef> shown =
        other
            .map(networkInterface -> List.of(networkInterface.decidingKind()))
            .orElseGet(() -> lists(subnet.authority()));
    return Fact.known(Tier.APPLICATION, shown);
  }

  private List<SourceRef> lists(EvidenceSource source) {
    return estate.answers().lists(source, Estate.INTERFACES);
  }

  private static boolean isDataStores(Ec2NetworkInterface networkInterface) {
    return InterfaceKind.of(networkInterface) == InterfaceKind.DATA_STORE;
  }
}
