package dev.ringfence.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A small estate by chance, with everything the analysis must get right close together: joined
 * networks, references, lists with denials and cut ranges of ports, overlapping and black routes.
 */
final class RandomEstate {
  private static final List<String> TRAFFIC =
      List.of(
          "all",
          "all",
          "all",
          "all",
          "tcp",
          "tcp",
          "udp",
          "tcp:22",
          "tcp:443",
          "tcp:20-30",
          "tcp:1024-65535",
          "tcp:32768-65535",
          "tcp:0-1023",
          "udp:53",
          "udp:1024-65535",
          "icmp",
          "icmp:8",
          "icmp:0",
          "icmp:3/4",
          "icmpv6",
          "icmpv6:128",
          "esp");
  private static final List<String> BLOCKS =
      List.of(
          "0.0.0.0/0",
          "0.0.0.0/0",
          "::/0",
          "10.0.0.0/8",
          "10.0.0.0/16",
          "10.1.0.0/16",
          "10.0.1.0/24",
          "10.1.1.0/24",
          "10.0.1.4/30",
          "8.0.0.0/6",
          "8.8.8.0/24",
          "172.16.0.0/12",
          "2600:1f14::/32",
          "2600:1f14:0:1::/64",
          "0.0.0.0/1",
          "128.0.0.0/1");
  private static final List<String> DIRECTIONS = List.of("ingress", "egress");

  private record Subnet(String name, String vpc, String prefix, String prefix6) {}

  private final SplittableRandom random;
  private final List<String> lines = new ArrayList<>();
  private final List<String> vpcs = new ArrayList<>();
  private final List<Integer> blocks = new ArrayList<>();
  private final List<Subnet> subnets = new ArrayList<>();
  private final List<String> tables = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();
  private final List<String> hosts = new ArrayList<>();

  private RandomEstate(SplittableRandom random) {
    this.random = random;
  }

  static EstateText of(SplittableRandom random) {
    RandomEstate estate = new RandomEstate(random);
    estate.networks();
    estate.subnets();
    estate.groups();
    estate.interfaces();
    estate.balancers();
    estate.permits();
    estate.lists();
    estate.gateways();
    estate.joins();
    estate.moreRoutes();
    return new EstateText(estate.lines);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private int from(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private void add(String line) {
    lines.add(line);
  }

  private void networks() {
    int count = from(1, 3);
    for (int i = 0; i < count; i++) {
      String name = String.valueOf((char) ('a' + i));
      // Networks that are joined cannot overlap, but two that are not may.
      int block = i == 2 && chance(15) ? 0 : i;
      blocks.add(block);
      String cidrs = "10." + block + ".0.0/16,2600:1f14:0:" + block + "00::/56";
      String mode = chance(85) ? "off" : any(List.of("block-bidirectional", "block-ingress"));
      String region = i > 0 && chance(15) ? "eu-west-1" : "eu-central-1";
      add("vpc " + name + " cidrs=" + cidrs + " region=" + region + " guard=" + mode);
      vpcs.add(name);
    }
  }

  private void subnets() {
    int count = Math.max(vpcs.size(), from(2, 4));
    for (int i = 0; i < count; i++) {
      String vpc = vpcs.get(i % vpcs.size());
      int number = number(vpc);
      int place = i / vpcs.size() + 1;
      String prefix = "10." + number + "." + place + ".";
      String prefix6 = "2600:1f14:0:" + number + "0" + place + "::";
      String table = chance(50) ? vpc + "-main" : vpc + "-t" + place;
      String list = chance(50) ? "open" : vpc + "-list" + from(1, 2);
      String blocks = prefix + "0/24," + prefix6 + "/64";
      subnets.add(new Subnet(vpc + place, vpc, prefix, prefix6));
      add(
          "subnet " + vpc + place + " vpc=" + vpc + " cidrs=" + blocks + " acl=" + list + " table="
              + table);
      if (!tables.contains(table)) {
        tables.add(table);
      }
    }
  }

  private void groups() {
    for (String vpc : vpcs) {
      int count = from(1, 3);
      for (int i = 1; i <= count; i++) {
        String name = vpc + "-g" + i;
        groups.add(name);
        add("group " + name + " vpc=" + vpc);
      }
    }
  }

  private void interfaces() {
    int count = from(3, 10);
    for (int i = 0; i < count; i++) {
      Subnet subnet = any(subnets);
      String own = subnet.prefix() + (4 + i);
      hosts.add(own);
      String more = chance(60) ? "," + subnet.prefix6() + Integer.toHexString(4 + i) : "";
      List<String> carried = new ArrayList<>();
      List<String> near =
          groups.stream().filter(group -> group.startsWith(subnet.vpc() + "-")).toList();
      for (int j = chance(90) ? from(1, 2) : 0; j > 0; j--) {
        carried.add(any(near));
      }
      String role = carried.isEmpty() && chance(70) ? " role=load-balancer" : "";
      String known = chance(40) ? " public=198.51.100." + (100 + i) : "";
      String zone = chance(85) ? any(List.of("x", "y", "z")) : chance(60) ? "" : "x|y";
      add(
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
              + (chance(95) ? "" : " used=no"));
    }
  }

  /** Network balancers in front of any interfaces of their network. */
  private void balancers() {
    for (String vpc : vpcs) {
      if (chance(35)) {
        Subnet subnet = any(subnets.stream().filter(each -> each.vpc().equals(vpc)).toList());
        String own = subnet.prefix() + "200";
        hosts.add(own);
        String group = chance(60) ? "" : vpc + "-g1";
        add("balancer nlb-" + vpc + " vpc=" + vpc);
        add(
            "interface lb-"
                + vpc
                + " subnet="
                + subnet.name()
                + " at="
                + own
                + " groups="
                + group
                + " role=load-balancer serves=nlb-"
                + vpc
                + (chance(70) ? " public=198.51.100.200" : "")
                + " zone="
                + any(List.of("x", "y", "z")));
        forwards(vpc);
      }
    }
  }

  private void forwards(String vpc) {
    List<String> near =
        lines.stream()
            .filter(line -> line.startsWith("interface i"))
            .filter(line -> line.contains(" subnet=" + vpc))
            .map(line -> line.split(" ")[1])
            .toList();
    for (int i = from(1, 2); i > 0 && !near.isEmpty(); i--) {
      add(
          "forward nlb-"
              + vpc
              + " protocol="
              + any(List.of("tcp", "tcp", "udp"))
              + " port="
              + any(List.of(443, 2222, 53))
              + " onto="
              + any(List.of(22, 443, 8443))
              + " targets="
              + any(near)
              + (chance(30) ? "," + any(near) : ""));
    }
  }

  private void permits() {
    for (String group : groups) {
      for (String direction : DIRECTIONS) {
        if (chance(direction.equals("egress") ? 70 : 35)) {
          add("permit " + group + " direction=" + direction + " traffic=all peer=0.0.0.0/0");
          add("permit " + group + " direction=" + direction + " traffic=all peer=::/0");
        }
        for (int i = from(1, 4); i > 0; i--) {
          add(
              "permit "
                  + group
                  + " direction="
                  + direction
                  + " traffic="
                  + any(TRAFFIC)
                  + " peer="
                  + peer());
        }
      }
    }
  }

  private String peer() {
    int kind = random.nextInt(10);
    if (kind < 4) {
      return "group/" + any(groups);
    }
    if (kind == 4) {
      return "list/" + any(BLOCKS) + "," + any(hosts);
    }
    return kind == 5 ? any(hosts) + "/32" : any(BLOCKS);
  }

  private void lists() {
    for (String vpc : vpcs) {
      for (int i = 1; i <= 2; i++) {
        String list = vpc + "-list" + i;
        if (lines.stream().anyMatch(line -> line.contains("acl=" + list))) {
          add("acl " + list + " vpc=" + vpc);
          DIRECTIONS.forEach(direction -> entries(list, direction));
        }
      }
    }
  }

  private void entries(String list, String direction) {
    int count = from(0, 4);
    String head = "entry " + list + " direction=" + direction + " number=";
    for (int i = 0; i < count; i++) {
      String action = chance(60) ? "allow" : "deny";
      String block = chance(30) ? any(hosts) + "/32" : any(BLOCKS);
      add(
          head
              + (10 * from(1, 90) + i)
              + " action="
              + action
              + " traffic="
              + any(TRAFFIC)
              + " block="
              + block);
    }
    if (chance(75)) {
      add(head + "995 action=allow traffic=all block=0.0.0.0/0");
      add(head + "996 action=allow traffic=all block=::/0");
    }
  }

  private void gateways() {
    for (String vpc : vpcs) {
      String attached = " vpc=" + (chance(92) ? vpc : "");
      add("internet igw-" + vpc + attached);
      add("egress-only eigw-" + vpc + attached);
      add("vpn vgw-" + vpc + attached);
      Subnet subnet = any(subnets.stream().filter(each -> each.vpc().equals(vpc)).toList());
      add(
          "nat nat-"
              + vpc
              + " subnet="
              + subnet.name()
              + " at="
              + subnet.prefix()
              + "250"
              + (chance(90) ? "" : " state=failed"));
      if (chance(20)) {
        add("endpoint vpce-" + vpc + " vpc=" + vpc);
      }
    }
    for (String table : tables) {
      if (chance(80)) {
        add("route " + table + " to=0.0.0.0/0 via=" + exit(table));
      }
      if (chance(60)) {
        String to = chance(70) ? "internet-gateway/igw-" : "egress-only-gateway/eigw-";
        add("route " + table + " to=::/0 via=" + to + table.charAt(0));
      }
    }
  }

  private String exit(String table) {
    return any(
            List.of(
                "internet-gateway/igw-",
                "internet-gateway/igw-",
                "nat-gateway/nat-",
                "vpn-gateway/vgw-"))
        + table.charAt(0);
  }

  private void joins() {
    for (int i = 0; i < vpcs.size(); i++) {
      for (int j = i + 1; j < vpcs.size(); j++) {
        if (!blocks.get(i).equals(blocks.get(j)) && chance(55)) {
          peering(vpcs.get(i), vpcs.get(j));
        }
      }
    }
    if (vpcs.size() > 1 && chance(60)) {
      hub();
    }
  }

  private void peering(String one, String other) {
    String name = "pcx-" + one + other;
    add(
        "peering "
            + name
            + " requester="
            + one
            + " accepter="
            + other
            + " state="
            + (chance(90) ? "active" : "pending-acceptance"));
    for (String table : tables) {
      String here = table.substring(0, 1);
      if ((here.equals(one) || here.equals(other)) && chance(85)) {
        String there = here.equals(one) ? other : one;
        add("route " + table + " to=" + some(there) + " via=peering/" + name);
        add("route " + table + " to=2600:1f14:0:" + number(there) + "00::/56 via=peering/" + name);
      }
    }
  }

  private int number(String vpc) {
    return blocks.get(vpc.charAt(0) - 'a');
  }

  private String some(String vpc) {
    String start = "10." + number(vpc);
    return chance(70) ? start + ".0.0/16" : start + ".1.0/24";
  }

  private void hub() {
    add("transit tgw references=" + (chance(50) ? "yes" : "no"));
    add("transit-table rt transit=tgw");
    add("transit-table other transit=tgw");
    for (String vpc : vpcs) {
      String table = chance(80) ? " table=rt" : any(List.of("", " table=other"));
      add(
          "attachment att-"
              + vpc
              + " transit=tgw vpc="
              + vpc
              + table
              + (chance(92) ? "" : " state=pendingAcceptance"));
      for (String in : List.of("rt", "other")) {
        if (chance(in.equals("rt") ? 85 : 40)) {
          add(
              "transit-route "
                  + in
                  + " to="
                  + some(vpc)
                  + " via=att-"
                  + vpc
                  + (chance(50) ? " learned=yes" : ""));
        }
      }
    }
    if (chance(30)) {
      add("transit-route rt to=10." + from(0, 2) + ".1.0/24 via= active=no");
    }
    if (chance(25)) {
      add("attachment att-vpn transit=tgw type=vpn table=" + any(List.of("rt", "other")));
      add("transit-route rt to=172.16.0.0/12 via=att-vpn learned=yes");
    }
    for (String table : tables) {
      if (chance(70)) {
        add("route " + table + " to=10.0.0.0/8 via=transit-gateway/tgw");
      }
      if (chance(20)) {
        add("route " + table + " to=172.16.0.0/12 via=transit-gateway/tgw");
      }
    }
  }

  /** More specific, learned, black and ambiguous ones. */
  private void moreRoutes() {
    for (String table : tables) {
      char vpc = table.charAt(0);
      if (chance(15)) {
        add(
            "route "
                + table
                + " to="
                + any(List.of("8.0.0.0/6", "8.8.8.0/24", "172.16.0.0/12"))
                + " via="
                + exit(table)
                + (chance(40) ? " learned=yes" : ""));
      }
      if (chance(15)) {
        add("route " + table + " to=8.8.0.0/16 via=" + exit(table) + " active=no");
      }
      if (chance(8)) {
        add("route " + table + " to=0.0.0.0/0 via=vpn-gateway/vgw-" + vpc + " learned=yes");
      }
      if (lines.stream().anyMatch(line -> line.startsWith("endpoint vpce-" + vpc)) && chance(60)) {
        add("route " + table + " to=8.8.0.0/17,9.9.0.0/16 via=service-endpoint/vpce-" + vpc);
      }
    }
  }
}
