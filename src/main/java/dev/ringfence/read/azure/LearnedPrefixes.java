package dev.ringfence.read.azure;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What lies behind the gateways of a network: known where all of them are VPN gateways without BGP,
 * whose connections lead to local network gateways with stated blocks. What BGP announces is in no
 * answer.
 */
final class LearnedPrefixes {
  private final Estate estate;

  LearnedPrefixes(Estate estate) {
    this.estate = estate;
  }

  /**
   * What gateways in a subnet learn.
   *
   * @param ids of the gateways that the subnet names
   * @param listed those that a list of gateways has in it
   */
  Fact<Addresses> of(Item subnet, List<String> ids, List<Item> listed) {
    List<Fact<Addresses>> parts = new ArrayList<>();
    for (String id : ids) {
      if (listed.stream().noneMatch(gateway -> gateway.id().equals(id))) {
        return Fact.unknown(
            "gateway " + id + " is in no answer of " + Calls.NETWORK_GATEWAYS,
            subnet.json().source());
      }
    }
    listed.forEach(gateway -> parts.add(of(gateway)));
    return Fact.all(parts).map(Addresses::unionOf);
  }

  private Fact<Addresses> of(Item gateway) {
    Arm json = gateway.json();
    boolean isVpn = json.raw("gatewayType").toLowerCase(Locale.ROOT).equals("vpn");
    boolean hasBgp =
        json.boolOr("enableBgp", false).valueIfKnown().orElse(true)
            || json.boolOr("bgpEnabled", false).valueIfKnown().orElse(true);
    if (!isVpn || hasBgp) {
      return Fact.unknown(
          "what BGP tells gateway " + gateway.name() + " is in no answer", json.source());
    }
    for (String call : List.of(Calls.CONNECTIONS, Calls.LOCAL_GATEWAYS)) {
      if (estate.answers().gap(gateway.source(), call).isPresent()) {
        return Fact.missing(estate.answers().gap(gateway.source(), call).orElseThrow());
      }
    }
    List<Fact<Addresses>> parts = new ArrayList<>();
    Arm clients = json.member("vpnClientConfiguration").member("vpnClientAddressPool");
    parts.add(Bounds.blocks(clients.texts("", "addressPrefixes")));
    for (Item connection : estate.all(Calls.CONNECTIONS)) {
      if (connection.json().reference("virtualNetworkGateway1").equals(gateway.id())) {
        parts.add(behind(connection));
      } else if (connection.json().reference("virtualNetworkGateway2").equals(gateway.id())) {
        parts.add(Fact.unknown("connection " + connection.name() + " joins two gateways"));
      }
    }
    return Fact.all(parts).map(Addresses::unionOf).alsoFrom(List.of(json.source()));
  }

  private Fact<Addresses> behind(Item connection) {
    String local = connection.json().reference("localNetworkGateway2");
    if (local.isEmpty()
        || connection.json().boolOr("enableBgp", false).valueIfKnown().orElse(true)) {
      return Fact.unknown(
          "what connection " + connection.name() + " leads to is in no answer",
          connection.json().source());
    }
    return estate
        .get(Calls.LOCAL_GATEWAYS, local)
        .flatMap(
            found ->
                Bounds.blocks(
                        found
                            .json()
                            .member("localNetworkAddressSpace")
                            .texts("", "addressPrefixes"))
                    .alsoFrom(List.of(found.json().sourceOf("localNetworkAddressSpace"))));
  }
}
