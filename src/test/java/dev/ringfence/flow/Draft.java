package dev.ringfence.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** An estate of which some lines are written, and chance to write more. */
final class Draft {
  static final List<String> TRAFFIC =
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
  static final List<String> BLOCKS =
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

  record Subnet(String name, String vpc, String prefix, String prefix6) {}

  final SplittableRandom random;
  final List<String> lines = new ArrayList<>();
  final List<String> vpcs = new ArrayList<>();
  final List<Integer> blocks = new ArrayList<>();
  final List<Subnet> subnets = new ArrayList<>();
  final List<String> tables = new ArrayList<>();
  final List<String> groups = new ArrayList<>();
  final List<String> hosts = new ArrayList<>();

  Draft(SplittableRandom random) {
    this.random = random;
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  int from(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  void add(String line) {
    lines.add(line);
  }

  int number(String vpc) {
    return blocks.get(vpc.charAt(0) - 'a');
  }

  /** All of a network, or a subnet of it. */
  String some(String vpc) {
    String start = "10." + number(vpc);
    return chance(70) ? start + ".0.0/16" : start + ".1.0/24";
  }

  List<Subnet> subnetsOf(String vpc) {
    return subnets.stream().filter(each -> each.vpc().equals(vpc)).toList();
  }
}
