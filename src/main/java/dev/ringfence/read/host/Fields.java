package dev.ringfence.read.host;

import dev.ringfence.net.Address;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import dev.ringfence.net.Family;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Protocols;
import dev.ringfence.net.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fields of a packet's own header: which packets have a field, and which have a value there. */
final class Fields {
  private static final Addresses NOT_UNICAST =
      Addresses.MULTICAST.union(Addresses.of("255.255.255.255/32"));

  private static final Map<String, Protocol> PORTED =
      Map.of(
          "tcp", Protocol.TCP,
          "udp", Protocol.UDP,
          "sctp", Protocol.SCTP,
          "dccp", Protocol.DCCP,
          "udplite", Protocol.UDP_LITE);

  private Fields() {}

  /** Packets that have the field at all: nft(8), «implicit dependencies». */
  static Packets having(String field) throws NotModelledException {
    String layer = field.substring(0, field.indexOf(' '));
    if (PORTED.containsKey(layer)) {
      return Packets.all().onProtocol(PORTED.get(layer));
    }
    return switch (layer) {
      case "ip" -> Packets.all().ofFamily(Family.IPV4);
      case "ip6" -> Packets.all().ofFamily(Family.IPV6);
      case "icmp" -> Packets.all().ofFamily(Family.IPV4).onProtocol(Protocol.ICMP);
      case "icmpv6" -> Packets.all().ofFamily(Family.IPV6).onProtocol(Protocol.ICMPV6);
      case "th" -> Packets.all().toPorts(Ports.all());
      case "meta", "fib" -> Packets.all();
      default -> throw new NotModelledException("field " + field);
    };
  }

  /** Packets whose field has a value, or lies between two. */
  static Packets with(String field, String first, String last) throws NotModelledException {
    Packets having = having(field);
    String name = field.substring(field.indexOf(' ') + 1);
    return switch (name) {
      case "saddr" -> having.fromSources(addresses(first, last));
      case "daddr" -> having.toDestinations(addresses(first, last));
      case "sport" -> having.fromPorts(ports(first, last));
      case "dport" -> having.toPorts(ports(first, last));
      case "protocol", "nexthdr", "l4proto" -> having.onProtocols(protocols(first, last));
      case "nfproto" -> family(first);
      case "type" -> icmp(field, having, first, last);
      case "daddr type" -> addressType(first);
      default -> throw new NotModelledException("field " + field);
    };
  }

  /** Whether it is the source or destination of a packet. */
  static boolean isAddress(String field) {
    return field.matches("ip6? [sd]addr");
  }

  /** Packets whose source or destination is any of many values. */
  static Packets with(String field, List<Value> values) throws NotModelledException {
    List<Addresses> all = new ArrayList<>();
    for (Value value : values) {
      if (value instanceof Value.Between range) {
        all.add(addresses(range.first(), range.last()));
      } else if (value instanceof Value.One one) {
        all.add(addresses(one.text(), one.text()));
      } else {
        throw new NotModelledException("a value of another kind");
      }
    }
    Addresses any = Addresses.unionOf(all);
    return field.endsWith(" saddr")
        ? having(field).fromSources(any)
        : having(field).toDestinations(any);
  }

  private static Addresses addresses(String first, String last) throws NotModelledException {
    try {
      if (!first.equals(last)) {
        return Addresses.range(Address.parse(first), Address.parse(last));
      }
      return first.contains("/") ? Addresses.of(masked(first)) : Addresses.of(Address.parse(first));
    } catch (IllegalArgumentException e) {
      throw new NotModelledException("'" + first + "' is no address");
    }
  }

  /** A block, written with a length or, as iptables may have it, with a mask of leading ones. */
  private static Cidr masked(String text) throws NotModelledException {
    int slash = text.indexOf('/');
    String mask = text.substring(slash + 1);
    int length = mask.contains(".") ? leadingOnes(Address.parse(mask)) : Numbers.octet(mask);
    Address address = Address.parse(text.substring(0, slash));
    int most = address.family() == Family.IPV4 ? 32 : 128;
    if (length > most) {
      throw new NotModelledException("'" + text + "' is no block");
    }
    return network(address, length);
  }

  private static Cidr network(Address address, int length) {
    if (address.family() == Family.IPV4) {
      long bits = length == 0 ? 0 : address.low() & (0xFFFFFFFFL << (32 - length));
      return new Cidr(Address.ipv4((int) bits), length);
    }
    long high = length == 0 ? 0 : address.high() & (length >= 64 ? -1L : -1L << (64 - length));
    long low = length <= 64 ? 0 : address.low() & (-1L << (128 - length));
    return new Cidr(Address.ipv6(high, low), length);
  }

  private static int leadingOnes(Address mask) throws NotModelledException {
    int bits = (int) mask.low();
    int ones = Integer.numberOfLeadingZeros(~bits);
    if (ones < 32 && bits << ones != 0) {
      throw new NotModelledException("a mask with gaps, " + mask);
    }
    return ones;
  }

  private static Ports ports(String first, String last) throws NotModelledException {
    int from = Numbers.port(first);
    int to = Numbers.port(last);
    if (from > to) {
      throw new NotModelledException("ports " + first + "-" + last);
    }
    return Ports.range(from, to);
  }

  private static Protocols protocols(String first, String last) throws NotModelledException {
    if (!first.equals(last)) {
      throw new NotModelledException("protocols " + first + "-" + last);
    }
    try {
      return Protocols.of(Protocol.parse(first.equals("ipv6-icmp") ? "icmpv6" : first));
    } catch (IllegalArgumentException e) {
      throw new NotModelledException("protocol '" + first + "'");
    }
  }

  private static Packets family(String text) throws NotModelledException {
    return switch (text) {
      case "ipv4", "2", "ip" -> Packets.all().ofFamily(Family.IPV4);
      case "ipv6", "10", "ip6" -> Packets.all().ofFamily(Family.IPV6);
      default -> throw new NotModelledException("family '" + text + "'");
    };
  }

  /** Type, or type and code after a slash. */
  private static Packets icmp(String field, Packets having, String first, String last)
      throws NotModelledException {
    boolean isV6 = field.startsWith("icmpv6");
    Protocol protocol = isV6 ? Protocol.ICMPV6 : Protocol.ICMP;
    int slash = first.indexOf('/');
    if (slash > 0) {
      int type = Numbers.octet(first.substring(0, slash));
      return having.onServices(
          Services.icmp(protocol, type, Numbers.octet(first.substring(slash + 1))));
    }
    Packets found = Packets.none();
    int from = isV6 ? Numbers.icmpv6(first) : Numbers.icmp(first);
    int to = isV6 ? Numbers.icmpv6(last) : Numbers.icmp(last);
    for (int type = from; type <= to; type++) {
      found = found.union(having.onServices(Services.icmp(protocol, type)));
    }
    return found;
  }

  /** What kind of address a packet goes to, as the host's routes have it. */
  private static Packets addressType(String text) throws NotModelledException {
    return switch (text) {
      case "multicast" -> Packets.all().toDestinations(Addresses.MULTICAST);
      case "broadcast" ->
          throw new NotModelledException("which addresses are broadcast is for routes to say");
      case "local" -> Packets.all().toDestinations(NOT_UNICAST.complement());
      default -> throw new NotModelledException("address type '" + text + "'");
    };
  }
}
