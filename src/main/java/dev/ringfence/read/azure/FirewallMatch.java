package dev.ringfence.read.azure;

import dev.ringfence.net.Address;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What rules of firewalls match, bounded from both sides (Azure REST API, NetworkRule). */
final class FirewallMatch {
  /** What goes to web servers on the internet, by protocol. */
  static final Map<String, Packets> WEB = Map.of("http", toInternet(80), "https", toInternet(443));

  private static final Bounds NO_NETWORK =
      Bounds.unknown("a firewall has no network that a tag could stand for");

  private final Estate estate;
  private final ServiceTags tags;

  FirewallMatch(Estate estate, ServiceTags tags) {
    this.estate = estate;
    this.tags = tags;
  }

  SecurityRule.Match network(Arm rule) {
    Bounds from = peers(rule, "sourceAddresses", "sourceIpGroups");
    Bounds to = peers(rule, "destinationAddresses", "destinationIpGroups");
    List<Arm> names = rule.list("destinationFqdns");
    if (!names.isEmpty()) {
      to = to.perhaps(Addresses.all(), "which addresses a name has is in no answer");
    }
    List<String> protocols = texts(rule, rule.has("ipProtocols") ? "ipProtocols" : "protocols");
    Optional<Ports> ports = ports(texts(rule, "destinationPorts"));
    if (protocols.isEmpty() || ports.isEmpty()) {
      return new SecurityRule.Match(
          Packets.none(),
          Packets.of(from.most(), to.most(), Services.all()),
          "its protocols or ports are not understood");
    }
    Services least = Services.none();
    Services most = Services.none();
    for (String protocol : protocols) {
      least = least.union(services(protocol, ports.get(), false));
      most = most.union(services(protocol, ports.get(), true));
    }
    String doubt =
        Stream.of(from.doubt(), to.doubt())
            .filter(t -> !t.isEmpty())
            .findFirst()
            .orElse("which protocols it is for is not known");
    return new SecurityRule.Match(
        Packets.of(from.least(), to.least(), least),
        Packets.of(from.most(), to.most(), most),
        doubt);
  }

  /**
   * Requests of one protocol that an application rule is for.
   *
   * @param protocol {@code http}, {@code https}, {@code mssql}; empty where it is not known
   */
  record Requests(String protocol, SecurityRule.Match match) {}

  /**
   * Requests to web servers and databases, of which the firewall reads the name; a rule for one
   * protocol does not match another on the same port (Azure Firewall, application rules).
   */
  List<Requests> application(Arm rule) {
    Bounds from = peers(rule, "sourceAddresses", "sourceIpGroups");
    List<Requests> requests = new ArrayList<>();
    for (Arm protocol : rule.list("protocols")) {
      requests.add(
          new Requests(
              protocol.raw("protocolType").toLowerCase(Locale.ROOT),
              protocol
                  .number("port")
                  .valueIfKnown()
                  .filter(port -> port > 0 && port < 65_536)
                  .map(port -> requests(from, Ports.of(port.intValue())))
                  .orElseGet(() -> unread(from))));
    }
    return requests.isEmpty() ? List.of(new Requests("", unread(from))) : requests;
  }

  private static SecurityRule.Match requests(Bounds from, Ports ports) {
    Services services = Services.tcp(ports);
    return new SecurityRule.Match(
        Packets.of(from.least(), Addresses.all(), services),
        Packets.of(from.most(), Addresses.all(), services),
        from.doubt());
  }

  private static SecurityRule.Match unread(Bounds from) {
    return new SecurityRule.Match(
        Packets.none(),
        Packets.of(from.most(), Addresses.all(), Services.tcp(Ports.all())),
        from.doubt());
  }

  private static Packets toInternet(int port) {
    return Packets.of(Addresses.all(), Addresses.INTERNET, Services.tcp(Ports.of(port)));
  }

  static boolean isForEveryName(Arm rule) {
    return texts(rule, "targetFqdns").contains("*");
  }

  /** For which names a rule lets requests through, for people. */
  static String names(Arm rule) {
    List<String> names = new ArrayList<>();
    for (String member : List.of("targetFqdns", "targetUrls", "fqdnTags", "webCategories")) {
      names.addAll(texts(rule, member));
    }
    return "it goes by names, which no header holds: "
        + names.stream().limit(5).collect(Collectors.joining(", "));
  }

  /** No address and no group at all stands for nobody that is known. */
  private Bounds peers(Arm rule, String addresses, String groups) {
    List<String> texts = texts(rule, addresses);
    List<String> ids = groups(rule, groups);
    boolean isNamed = !rule.list("destinationFqdns").isEmpty() && addresses.startsWith("dest");
    if (texts.isEmpty() && ids.isEmpty() && !isNamed) {
      return Bounds.unknown("the evidence does not give " + addresses);
    }
    Bounds all = Bounds.NONE;
    for (String text : texts) {
      all = all.union(peer(text));
    }
    for (String id : ids) {
      all = all.union(group(id));
    }
    return all;
  }

  /** Ids, bare or as references. */
  private static List<String> groups(Arm rule, String member) {
    return rule.stream(member)
        .map(
            each -> each.isObject() ? each.id() : each.node().asString("").toLowerCase(Locale.ROOT))
        .filter(id -> !id.isEmpty())
        .toList();
  }

  private Bounds group(String id) {
    return estate
        .get(Calls.ADDRESS_GROUPS, id)
        .fold(
            known ->
                texts(known.value().json(), "ipAddresses").stream()
                    .map(this::peer)
                    .reduce(Bounds.NONE, Bounds::union),
            unknown -> Bounds.unknown(unknown.reason()));
  }

  private Bounds peer(String text) {
    int dash = text.indexOf('-');
    return dash > 0 && text.matches("[0-9a-fA-F:.]+-[0-9a-fA-F:.]+")
        ? range(text.substring(0, dash), text.substring(dash + 1), text)
        : tags.of(text, NO_NETWORK);
  }

  private static Bounds range(String first, String last, String text) {
    try {
      return Bounds.of(Addresses.range(Address.parse(first), Address.parse(last)));
    } catch (IllegalArgumentException noRange) {
      return Bounds.unknown("\"" + text + "\" is no range of addresses");
    }
  }

  private static List<String> texts(Arm json, String member) {
    return json.stream(member)
        .map(each -> each.node().asString(""))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static Optional<Ports> ports(List<String> texts) {
    Ports all = Ports.none();
    for (String text : texts) {
      Optional<Ports> range = SecurityRule.range(text);
      if (range.isEmpty()) {
        return Optional.empty();
      }
      all = all.union(range.get());
    }
    return texts.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  /** What a protocol's word stands for, at least or at most; messages have no ports. */
  private static Services services(String protocol, Ports ports, boolean isMost) {
    Services tcp = Services.tcp(ports);
    Services udp = Services.udp(ports);
    Services messages = Services.of(Protocol.ICMP);
    boolean isAnyPort = ports.equals(Ports.all());
    return switch (protocol.toLowerCase(Locale.ROOT)) {
      case "tcp" -> tcp;
      case "udp" -> udp;
      case "icmp" -> isMost ? messages.union(Services.of(Protocol.ICMPV6)) : messages;
      case "any" ->
          isAnyPort
              ? isMost ? Services.all() : tcp.union(udp).union(messages)
              : isMost ? tcp.union(udp).union(messages) : tcp.union(udp);
      default -> isMost ? Services.all() : Services.none();
    };
  }

  /** Whether a member of a policy has a value, as {@code threatIntelMode: Deny}. */
  static boolean isDenying(Arm json, String member) {
    Fact<String> mode = json.text(member);
    return mode.valueIfKnown().filter(text -> text.equalsIgnoreCase("deny")).isPresent();
  }
}
