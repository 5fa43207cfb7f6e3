package dev.ringfence.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A small estate by chance, with everything the analysis must get right close together: joined
 * networks, references, lists with denials and cut ranges of ports, overlapping and black routes.
 */
final class RandomEstate {
  private final Draft draft;

  private RandomEstate(Draft draft) {
    this.draft = draft;
  }

  static EstateText of(SplittableRandom random) {
    Draft draft = new Draft(random);
    RandomEstate estate = new RandomEstate(draft);
    estate.networks();
    estate.subnets();
    estate.groups();
    estate.interfaces();
    new RandomBalancers(draft).balancers();
    RandomFilters filters = new RandomFilters(draft);
    filters.permits();
    filters.lists();
    RandomGateways gateways = new RandomGateways(draft);
    gateways.gateways();
    new RandomJoins(draft).joins();
    gateways.moreRoutes();
    return new EstateText(draft.lines);
  }

  private void networks() {
    int count = draft.from(1, 3);
    for (int i = 0; i < count; i++) {
      String name = String.valueOf((char) ('a' + i));
      // Networks that are joined cannot overlap, but two that are not may.
      int block = i == 2 && draft.chance(15) ? 0 : i;
      draft.blocks.add(block);
      String cidrs = "10." + block + ".0.0/16,2600:1f14:0:" + block + "00::/56";
      String mode =
          draft.chance(85) ? "off" : draft.any(List.of("block-bidirectional", "block-ingress"));
      String region = i > 0 && draft.chance(15) ? "eu-west-1" : "eu-central-1";
      draft.add("vpc " + name + " cidrs=" + cidrs + " region=" + region + " guard=" + mode);
      draft.vpcs.add(name);
    }
  }

  private void subnets() {
    int count = Math.max(draft.vpcs.size(), draft.from(2, 4));
    for (int i = 0; i < count; i++) {
      String vpc = draft.vpcs.get(i % draft.vpcs.size());
      int number = draft.number(vpc);
      int place = i / draft.vpcs.size() + 1;
      String prefix = "10." + number + "." + place + ".";
      String prefix6 = "2600:1f14:0:" + number + "0" + place + "::";
      String table = draft.chance(50) ? vpc + "-main" : vpc + "-t" + place;
      String list = draft.chance(50) ? "open" : vpc + "-list" + draft.from(1, 2);
      String blocks = prefix + "0/24," + prefix6 + "/64";
      draft.subnets.add(new Draft.Subnet(vpc + place, vpc, prefix, prefix6));
      draft.add(
          "subnet " + vpc + place + " vpc=" + vpc + " cidrs=" + blocks + " acl=" + list + " table="
              + table);
      if (!draft.tables.contains(table)) {
        draft.tables.add(table);
      }
    }
  }

  private void groups() {
    for (String vpc : draft.vpcs) {
      int count = draft.from(1, 3);
      for (int i = 1; i <= count; i++) {
        String name = vpc + "-g" + i;
        draft.groups.add(name);
        draft.add("group " + name + " vpc=" + vpc);
      }
    }
  }

  private void interfaces() {
    int count = draft.from(3, 10);
    for (int i = 0; i < count; i++) {
      Draft.Subnet subnet = draft.any(draft.subnets);
      String own = subnet.prefix() + (4 + i);
      draft.hosts.add(own);
      String more = draft.chance(60) ? "," + subnet.prefix6() + Integer.toHexString(4 + i) : "";
      List<String> carried = new ArrayList<>();
      List<String> near =
          draft.groups.stream().filter(group -> group.startsWith(subnet.vpc() + "-")).toList();
      for (int j = draft.chance(90) ? draft.from(1, 2) : 0; j > 0; j--) {
        carried.add(draft.any(near));
      }
      String role = carried.isEmpty() && draft.chance(70) ? " role=load-balancer" : "";
      String known = draft.chance(40) ? " public=198.51.100." + (100 + i) : "";
      String zone =
          draft.chance(85) ? draft.any(List.of("x", "y", "z")) : draft.chance(60) ? "" : "x|y";
      draft.add(
          "interface i"
              + i
              + " subnet="
              + subnet.name()
              + " at="
              + own
              + more
              + " groups="
              + String.join(",", carried)
              + role
              + known
              + " zone="
              + zone
              + (draft.chance(95) ? "" : " used=no"));
    }
  }
}
