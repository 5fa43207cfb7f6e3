package dev.ringfence.read.aws;

import dev.ringfence.network.ZoneAssignment;

/** What most areas of a network are read with, made once. */
record Foundations(
    Estate estate,
    RouteTables tables,
    Interfaces interfaces,
    PrefixLists prefixLists,
    Tiers tiers,
    Peerings peerings,
    Routes routes) {
  static Foundations of(Answers answers, ZoneAssignment zones) {
    Estate estate = new Estate(answers);
    RouteTables tables = new RouteTables(estate);
    Interfaces interfaces = new Interfaces(estate);
    PrefixLists prefixLists = new PrefixLists(answers);
    Tiers tiers = new Tiers(estate, tables, interfaces, zones);
    Peerings peerings = new Peerings(estate);
    Routes routes = new Routes(estate, tables, tiers, prefixLists, peerings);
    return new Foundations(estate, tables, interfaces, prefixLists, tiers, peerings, routes);
  }
}
