package dev.ringfence.read.azure;

import dev.ringfence.evidence.ArmId;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.PublicAddress;
import dev.ringfence.network.Resource;
import dev.ringfence.network.Route;
import dev.ringfence.network.Server;
import dev.ringfence.network.ServiceEndpoint;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Resources that take no more than one answer: addresses, routes, endpoints, servers. */
record OtherMappers(Estate estate, NextHops hops, Tiers tiers) implements Mapper {
  @Override
  public Stream<Resource> resources() {
    return Stream.of(
            estate.all(Calls.PUBLIC_ADDRESSES).stream().map(OtherMappers::publicAddress),
            estate.all(Calls.ROUTE_TABLES).stream().flatMap(this::routes),
            estate.all(Calls.PRIVATE_ENDPOINTS).stream().map(OtherMappers::privateEndpoint),
            estate.all(Calls.SERVERS).stream().map(this::server))
        .flatMap(each -> each);
  }

  private static PublicAddress publicAddress(Item item) {
    String holder = item.json().reference("ipConfiguration");
    return new PublicAddress(
        item.header(),
        Exposures.address(item),
        Fact.known(
            ArmId.parse(holder).map(id -> id.parent().text()).orElse(""),
            item.json().sourceOf("ipConfiguration")));
  }

  private Stream<Route> routes(Item table) {
    return table.json().stream("routes").map(route -> hops.declared(table, route));
  }

  private static ServiceEndpoint privateEndpoint(Item item) {
    Arm json = item.json();
    SourceRef where = json.source();
    String subnet = json.reference("subnet");
    Optional<Arm> connection =
        Stream.of("privateLinkServiceConnections", "manualPrivateLinkServiceConnections")
            .flatMap(json::stream)
            .findFirst();
    String why = "the evidence does not give privateLinkServiceConnections";
    return new ServiceEndpoint(
        item.header(),
        Estate.networkOf(subnet),
        connection
            .map(
                link ->
                    Fact.known(
                        link.reference("privateLinkServiceId").isEmpty()
                            ? link.raw("privateLinkServiceId").toLowerCase(Locale.ROOT)
                            : link.reference("privateLinkServiceId"),
                        link.source()))
            .orElseGet(() -> Fact.unknown(why, where)),
        Fact.known("private-link", where),
        connection
            .map(link -> link.member("privateLinkServiceConnectionState").text("status"))
            .orElseGet(() -> Fact.unknown(why, where)),
        Fact.unknown("zones of private names are not read", where),
        Fact.unknown("what may be reached through a private endpoint is not read", where),
        Fact.unknown("what may be reached through a private endpoint is not read", where),
        Fact.known(List.of(), where),
        Fact.known(List.of(subnet), where),
        Fact.known(List.of(), where));
  }

  private Server server(Item item) {
    Arm json = item.json();
    SourceRef where = json.source();
    Optional<Item> first =
        json.member("networkProfile").references("networkInterfaces").stream()
            .flatMap(id -> estate.find(Calls.INTERFACES, id).stream())
            .findFirst();
    String subnet = first.map(Estate::subnetOf).orElse("");
    String service = "Azure's metadata service works without the tokens that this is about";
    return new Server(
        item.header(),
        Estate.networkOf(subnet),
        subnet,
        tiers.of(subnet),
        json.has("powerState") ? state(json) : Fact.known("provisioned", where),
        keyPair(json),
        Fact.known(true, where),
        Fact.unknown(service, where),
        Fact.unknown(service, where),
        Fact.unknown("filters of a server are those of its interfaces", where),
        Fact.known(json.reference("virtualMachineScaleSet"), where),
        Fact.known(false, where));
  }

  /** {@code VM running} as {@code az vm list --show-details} writes it. */
  private static Fact<String> state(Arm json) {
    return json.text("powerState")
        .map(text -> text.toLowerCase(Locale.ROOT).replaceFirst("^vm ", ""));
  }

  /** A key that the machine was made with, by the user whom it lets in. */
  private static Fact<String> keyPair(Arm json) {
    Arm profile = json.member("osProfile");
    Arm keys = profile.member("linuxConfiguration").member("ssh").member("publicKeys");
    return keys.elements().isEmpty()
        ? Fact.known("", profile.source())
        : Fact.known("key of " + profile.raw("adminUsername"), keys.source());
  }
}
