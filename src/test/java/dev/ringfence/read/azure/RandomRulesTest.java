package dev.ringfence.read.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.net.Address;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Protocol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random network security groups on subnets and interfaces: what the analysis says of a packet is
 * what somebody says who goes through the rules one by one.
 */
class RandomRulesTest {
  private static final List<String> ADDRESSES =
      List.of(
          "*",
          "VirtualNetwork",
          "Internet",
          "10.0.1.0/24",
          "10.0.1.4",
          "10.0.0.0/16",
          "10.0.2.0/28",
          "10.0.1.0/24,10.0.2.4/32",
          "203.0.113.0/24");
  private static final List<String> PORTS = List.of("*", "22", "80-443", "22,443", "8000-9000");
  private static final List<String> PROTOCOLS = List.of("*", "tcp", "udp");
  private static final List<Integer> TRIED = List.of(22, 23, 80, 443, 444, 8443, 9001);
  private static final int ESTATES = 40;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {7, 8, 9})
  void given_random_rules_then_first_match_by_hand_says_the_same(long seed) {
    Random random = new Random(seed);
    int permitted = 0;
    for (int i = 0; i < ESTATES; i++) {
      List<List<String>> groups =
          Stream.generate(() -> rules(random)).limit(4).map(List::copyOf).toList();
      FlowAnalysis flows = estate(groups).flows();
      for (int port : TRIED) {
        for (Protocol protocol : List.of(Protocol.TCP, Protocol.UDP)) {
          boolean passes = passes(groups, protocol, port);
          permitted += passes ? 1 : 0;
          Packet packet =
              new Packet(
                  Address.parse("10.0.1.4"),
                  Address.parse("10.0.2.4"),
                  protocol,
                  new Packet.Fields.PortPair(40000, port));
          assertThat(flows.explain(packet).passage().word())
              .as("seed %s, %s %s, %s", seed, protocol, port, groups)
              .isEqualTo(passes ? "permitted" : "denied");
        }
      }
    }

    assertThat(permitted).as("some of both").isBetween(20, ESTATES * TRIED.size() * 2 - 20);
  }

  /** Groups of the sender's interface, its subnet, the receiver's subnet and its interface. */
  private static AzureEstate estate(List<List<String>> groups) {
    AzureEstate estate =
        AzureEstate.flat()
            .network("net", "10.0.0.0/16")
            .subnet("net", "front", "10.0.1.0/24", AzureEstate.group("g1"))
            .subnet("net", "back", "10.0.2.0/24", AzureEstate.group("g2"))
            .server("web", "net", "front", "10.0.1.4", "g0", "{}")
            .server("app", "net", "back", "10.0.2.4", "g3", "{}");
    for (int i = 0; i < groups.size(); i++) {
      estate.groupOf("g" + i, groups.get(i).toArray(String[]::new));
    }
    return estate;
  }

  private static List<String> rules(Random random) {
    List<Integer> priorities = new ArrayList<>(List.of(100, 200, 300, 400, 500));
    List<String> rules = new ArrayList<>();
    int count = random.nextInt(priorities.size() + 1);
    for (int i = 0; i < count; i++) {
      rules.add(
          "%s %s %s %s %s %s %s"
              .formatted(
                  priorities.remove(random.nextInt(priorities.size())),
                  random.nextBoolean() ? "in" : "out",
                  random.nextInt(3) > 0 ? "deny" : "allow",
                  pick(random, PROTOCOLS),
                  pick(random, ADDRESSES),
                  pick(random, PORTS),
                  pick(random, ADDRESSES)));
    }
    return rules;
  }

  private static String pick(Random random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static boolean passes(List<List<String>> groups, Protocol protocol, int port) {
    return allows(groups.get(0), "out", protocol, port)
        && allows(groups.get(1), "out", protocol, port)
        && allows(groups.get(2), "in", protocol, port)
        && allows(groups.get(3), "in", protocol, port);
  }

  private static boolean allows(List<String> own, String direction, Protocol protocol, int port) {
    return Stream.concat(own.stream(), RuleText.DEFAULTS.stream())
        .map(line -> line.split(" "))
        .filter(words -> words[1].equals(direction))
        .sorted(Comparator.comparing((String[] words) -> Integer.valueOf(words[0])))
        .filter(words -> words[3].equals("*") || words[3].equals(protocol.toString()))
        .filter(words -> isAt("10.0.1.4", words[4]))
        .filter(words -> isIn(port, words[5]))
        .filter(words -> isAt("10.0.2.4", words[6]))
        .findFirst()
        .orElseThrow()[2]
        .equals("allow");
  }

  private static boolean isAt(String address, String texts) {
    for (String text : texts.split(",")) {
      boolean isThere =
          switch (text) {
            case "*", "VirtualNetwork" -> true;
            case "Internet", "AzureLoadBalancer" -> false;
            default -> isWithin(address, text);
          };
      if (isThere) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWithin(String address, String block) {
    int slash = block.indexOf('/');
    int length = slash < 0 ? 32 : Integer.parseInt(block.substring(slash + 1));
    long mask = length == 0 ? 0 : -1L << (32 - length);
    return (number(address) & mask)
        == (number(slash < 0 ? block : block.substring(0, slash)) & mask);
  }

  private static long number(String address) {
    long number = 0;
    for (String part : address.split("\\.")) {
      number = number * 256 + Integer.parseInt(part);
    }
    return number;
  }

  private static boolean isIn(int port, String texts) {
    for (String text : texts.split(",")) {
      int dash = text.indexOf('-');
      boolean isThere =
          text.equals("*")
              || (dash < 0
                  ? port == Integer.parseInt(text)
                  : Integer.parseInt(text.substring(0, dash)) <= port
                      && port <= Integer.parseInt(text.substring(dash + 1)));
      if (isThere) {
        return true;
      }
    }
    return false;
  }
}
