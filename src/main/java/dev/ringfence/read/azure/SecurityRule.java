package dev.ringfence.read.azure;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.network.Fact;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule of a network security group (Azure REST API, SecurityRule). Whatever it names once it may
 * name several times, in a plural member beside the singular one.
 */
record SecurityRule(Arm json) {
  static final String INGRESS = "ingress";
  static final String EGRESS = "egress";

  private static final String ANY = "*";

  /** The packets a rule matches, bounded from both sides. */
  record Match(Packets least, Packets most, String doubt) {}

  String name() {
    String name = json.raw("name");
    return name.isEmpty() ? json.id().substring(json.id().lastIndexOf('/') + 1) : name;
  }

  /** {@code ingress} or {@code egress}; unknown where it is neither Inbound nor Outbound. */
  Fact<String> direction() {
    return word("direction", "inbound", INGRESS, "outbound", EGRESS);
  }

  /** {@code allow} or {@code deny}. */
  Fact<String> access() {
    return word("access", "allow", "allow", "deny", "deny");
  }

  private Fact<String> word(
      String member, String first, String firstMeans, String second, String secondMeans) {
    return json.text(member)
        .flatMap(
            text -> {
              String word = text.toLowerCase(Locale.ROOT);
              if (word.equals(first) || word.equals(second)) {
                return Fact.known(word.equals(first) ? firstMeans : secondMeans);
              }
              return Fact.unknown(member + " \"" + text + "\" is not known");
            });
  }

  Fact<Long> priority() {
    return json.number("priority");
  }

  Fact<List<String>> sources() {
    return json.has("sources")
        ? prefixes("sources")
        : json.texts("sourceAddressPrefix", "sourceAddressPrefixes");
  }

  Fact<List<String>> destinations() {
    return json.has("destinations")
        ? prefixes("destinations")
        : json.texts("destinationAddressPrefix", "destinationAddressPrefixes");
  }

  /** As security admin rules write them: objects, each with its type. */
  private Fact<List<String>> prefixes(String member) {
    return Fact.all(json.stream(member).map(peer -> peer.text("addressPrefix")).toList());
  }

  List<String> sourceGroups() {
    return json.references("sourceApplicationSecurityGroups");
  }

  List<String> destinationGroups() {
    return json.references("destinationApplicationSecurityGroups");
  }

  /** Whether it is for the platform's health probes and nobody else. */
  boolean isForProbes() {
    return sources()
        .valueIfKnown()
        .filter(all -> !all.isEmpty() && all.stream().allMatch(ServiceTags::isProbes))
        .isPresent();
  }

  /** What it matches, between addresses that are bounded. */
  Match match(Bounds from, Bounds to) {
    Service service = service();
    String doubt =
        Stream.of(service.doubt(), from.doubt(), to.doubt())
            .filter(why -> !why.isEmpty())
            .findFirst()
            .orElse("");
    return new Match(
        Packets.of(from.least(), to.least(), service.least()),
        Packets.of(from.most(), to.most(), service.most()),
        doubt);
  }

  private record Service(Services least, Services most, String doubt) {
    static Service of(Services services) {
      return new Service(services, services, "");
    }

    static Service unknown(String doubt) {
      return new Service(Services.none(), Services.all(), doubt);
    }
  }

  private Service service() {
    Fact<Ports> from = ports("sourcePortRange", "sourcePortRanges");
    Fact<Ports> to = ports("destinationPortRange", "destinationPortRanges");
    Fact<String> protocol = json.text("protocol");
    return Stream.<Fact<?>>of(from, to, protocol)
        .flatMap(fact -> fact instanceof Fact.Unknown<?> why ? Stream.of(why.reason()) : null)
        .findFirst()
        .map(Service::unknown)
        .orElseGet(
            () ->
                service(
                    protocol.valueIfKnown().orElseThrow().toLowerCase(Locale.ROOT),
                    from.valueIfKnown().orElseThrow(),
                    to.valueIfKnown().orElseThrow()));
  }

  /**
   * A rule with ports is for what has ports, whatever its protocol. Every protocol is Any in
   * security admin rules and All in effective rules.
   */
  private static Service service(String protocol, Ports from, Ports to) {
    boolean isAnyPort = from.equals(Ports.all()) && to.equals(Ports.all());
    return switch (protocol) {
      case ANY, "any", "all" ->
          isAnyPort
              ? Service.of(Services.all())
              : Service.of(
                  Services.of(Protocol.TCP, from, to).union(Services.of(Protocol.UDP, from, to)));
      case "tcp" -> Service.of(Services.of(Protocol.TCP, from, to));
      case "udp" -> Service.of(Services.of(Protocol.UDP, from, to));
      case "icmp" -> messages(isAnyPort);
      case "esp" -> portless(Protocol.ESP, isAnyPort);
      case "ah" -> portless(Protocol.AH, isAnyPort);
      default -> Service.unknown("protocol \"" + protocol + "\" is not known");
    };
  }

  private static Service messages(boolean isAnyPort) {
    Services four = Services.of(Protocol.ICMP);
    return new Service(
        isAnyPort ? four : Services.none(),
        four.union(Services.of(Protocol.ICMPV6)),
        "whether Icmp covers ICMPv6 is not documented");
  }

  private static Service portless(Protocol protocol, boolean isAnyPort) {
    Services all = Services.of(protocol);
    return isAnyPort
        ? Service.of(all)
        : new Service(Services.none(), all, "ports of a protocol that has none");
  }

  private Fact<Ports> ports(String singular, String plural) {
    return json.texts(singular, plural)
        .flatMap(
            all -> {
              if (all.isEmpty()) {
                return Fact.unknown("the evidence does not give " + singular);
              }
              Ports united = Ports.none();
              for (String text : all) {
                Optional<Ports> range = range(text);
                if (range.isEmpty()) {
                  return Fact.unknown("\"" + text + "\" is no range of ports");
                }
                united = united.union(range.get());
              }
              return Fact.known(united);
            });
  }

  /** A port, a range of ports, or all of them. */
  static Optional<Ports> range(String text) {
    if (text.equals(ANY)) {
      return Optional.of(Ports.all());
    }
    if (!text.matches("[0-9]{1,5}(-[0-9]{1,5})?")) {
      return Optional.empty();
    }
    int dash = text.indexOf('-');
    int first = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
    int last = Integer.parseInt(dash < 0 ? text : text.substring(dash + 1));
    return last > 65535 || first > last ? Optional.empty() : Optional.of(Ports.range(first, last));
  }

  /** Every address of both families. */
  static Bounds anywhere() {
    return Bounds.of(Addresses.all());
  }
}
