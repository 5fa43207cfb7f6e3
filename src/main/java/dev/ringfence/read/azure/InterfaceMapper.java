package dev.ringfence.read.azure;

import dev.ringfence.network.Fact;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Interfaces of servers, of scale sets and of private endpoints. */
final class InterfaceMapper implements Mapper {
  private static final List<String> HOLDERS =
      List.of("virtualMachine", "privateEndpoint", "privateLinkService");

  private final Estate estate;
  private final AppliedGroups applied;
  private final SecurityGroups groups;
  private final AdminRules adminRules;
  private final AdminFilters adminFilters;
  private final Exposures exposures;
  private final Tiers tiers;

  InterfaceMapper(
      Estate estate,
      AppliedGroups applied,
      SecurityGroups groups,
      AdminRules adminRules,
      AdminFilters adminFilters,
      Exposures exposures,
      Tiers tiers) {
    this.estate = estate;
    this.applied = applied;
    this.groups = groups;
    this.adminRules = adminRules;
    this.adminFilters = adminFilters;
    this.exposures = exposures;
    this.tiers = tiers;
  }

  @Override
  public Stream<Resource> resources() {
    return estate.interfaces().map(this::networkInterface);
  }

  private NetworkInterface networkInterface(Item item) {
    String subnet = Estate.subnetOf(item);
    Arm json = item.json();
    return new NetworkInterface(
        item.header(),
        Estate.networkOf(subnet),
        subnet,
        tiers.of(subnet),
        role(json),
        attachedTo(json),
        InterfaceAddresses.own(item),
        exposures.of(item),
        filters(item, subnet),
        isInUse(json),
        Fact.known(true, json.source()),
        exposures.isClosedWithoutFilter(item));
  }

  private Fact<List<String>> filters(Item item, String subnet) {
    // Security admin rules do not hold for private endpoints.
    Fact<List<AdminRule>> rules =
        item.json().has("privateEndpoint")
            ? Fact.known(List.of(), item.json().sourceOf("privateEndpoint"))
            : adminRules.in(subnet);
    Fact<List<AppliedGroups.Place>> places = applied.of(item);
    return rules.flatMap(
        own ->
            isReadWithOthers(subnet, own, places)
                ? Fact.unknown(
                    "groups of a private endpoint are not read apart from security admin rules",
                    item.json().source())
                : places.map(
                    all ->
                        all.isEmpty() && !own.isEmpty()
                            ? List.of(adminFilters.of(item, own))
                            : all.stream().map(groups::filterId).toList()));
  }

  /** Groups are read together with the rules before them that hold for the subnet. */
  private boolean isReadWithOthers(
      String subnet, List<AdminRule> own, Fact<List<AppliedGroups.Place>> places) {
    Fact<List<AdminRule>> before = adminRules.in(subnet);
    return before.valueIfKnown().filter(all -> !all.equals(own)).isPresent()
        && places.valueIfKnown().filter(all -> !all.isEmpty()).isPresent();
  }

  private static Fact<String> role(Arm json) {
    if (json.has("privateEndpoint")) {
      return Fact.known("service-endpoint", json.sourceOf("privateEndpoint"));
    }
    return json.has("virtualMachine")
        ? Fact.known("server", json.sourceOf("virtualMachine"))
        : Fact.known("other", json.source());
  }

  private static Fact<String> attachedTo(Arm json) {
    Optional<String> holder = HOLDERS.stream().filter(json::has).findFirst();
    return holder
        .map(name -> Fact.known(json.reference(name), json.sourceOf(name)))
        .orElseGet(() -> Fact.known("", json.source()));
  }

  /** One that nothing holds is detached; services of the platform may hold it without a name. */
  private static Fact<Boolean> isInUse(Arm json) {
    boolean isHeld = HOLDERS.stream().anyMatch(json::has);
    if (isHeld) {
      return Fact.known(true, json.source());
    }
    boolean isWithoutAddress = json.raw("macAddress").isEmpty();
    boolean hasOtherHolder = !json.list("hostedWorkloads").isEmpty() || json.has("managedBy");
    return isWithoutAddress && !hasOtherHolder
        ? Fact.known(false, json.source())
        : Fact.unknown("what holds it is not in the evidence", json.source());
  }
}
