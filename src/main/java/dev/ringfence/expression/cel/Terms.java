package dev.ringfence.expression.cel;

import com.google.common.collect.ImmutableSet;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Family;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import java.util.Optional;

/** The kinds of argument that functions have. */
final class Terms {
  static final Term<Boolean> BOOL = Term.plain(SimpleType.BOOL, Boolean.class);
  static final Term<Long> INT = Term.plain(SimpleType.INT, Long.class);
  static final Term<String> TEXT = Term.plain(SimpleType.STRING, String.class);

  static final SetTerm<Long> COUNT =
      new SetTerm<>(SimpleType.INT, Long.class, Long.MIN_VALUE, Long.MAX_VALUE);
  static final SetTerm<Addresses> ADDRESSES =
      new SetTerm<>(
          OpaqueType.create("addresses"), Addresses.class, Addresses.none(), Addresses.all());
  static final SetTerm<Ports> PORTS =
      new SetTerm<>(OpaqueType.create("ports"), Ports.class, Ports.none(), Ports.all());
  static final SetTerm<Traffic> PACKETS =
      new SetTerm<>(OpaqueType.create("packets"), Traffic.class, Traffic.NONE, Traffic.ALL);

  /** One address block as text. */
  static final Term<Addresses> BLOCK =
      new Term<>(SimpleType.STRING, false, value -> Addresses.of((String) value));

  /** Address blocks as texts. */
  static final Term<Bounds<Addresses>> BLOCKS =
      new Term<>(ListType.create(SimpleType.STRING), true, Terms::blocks);

  static final Term<Integer> PORT = new Term<>(SimpleType.INT, false, Terms::port);

  static final Term<Bounds<Ports>> PORT_LIST =
      new Term<>(ListType.create(SimpleType.INT), true, Terms::portList);

  /** Ports and ranges of ports, {@code 22,80-90}. */
  static final Term<Ports> PORT_RANGES =
      new Term<>(SimpleType.STRING, false, value -> PortRanges.parse((String) value));

  static final Term<Protocol> PROTOCOL =
      new Term<>(SimpleType.STRING, false, value -> Protocol.parse((String) value));

  /** A protocol whose packets go to ports. */
  static final Term<Protocol> PORTED_PROTOCOL =
      new Term<>(SimpleType.STRING, false, Terms::portedProtocol);

  static final Term<Integer> IPV4_PREFIX_LENGTH =
      new Term<>(SimpleType.INT, false, value -> prefixLength(value, Family.IPV4));

  static final Term<Integer> IPV6_PREFIX_LENGTH =
      new Term<>(SimpleType.INT, false, value -> prefixLength(value, Family.IPV6));

  /** RE2 syntax; matching takes time linear in the text. */
  static final Term<Pattern> PATTERN = new Term<>(SimpleType.STRING, false, Terms::pattern);

  /** Any list. */
  static Term<Sequence> list(CelType element) {
    return new Term<>(ListType.create(element), true, Sequence::from);
  }

  /** A record type by the word of its kind, as far as signatures need it. */
  static CelType record(String kindWord) {
    return StructType.create(
        RecordType.typeName(kindWord), ImmutableSet.of(), field -> Optional.empty());
  }

  private Terms() {}

  private static Bounds<Addresses> blocks(Object value) {
    return Sequence.from(value)
        .union(
            ADDRESSES,
            block -> block instanceof Unknown ? block : Addresses.of((String) block),
            Addresses::unionOf);
  }

  private static Bounds<Ports> portList(Object value) {
    return Sequence.from(value)
        .union(
            PORTS,
            port -> INT.take(port) instanceof Long number ? Ports.of(port(number)) : INT.take(port),
            Ports::unionOf);
  }

  private static int port(Object value) {
    long number = (Long) value;
    if (number < 0 || number > 0xFFFF) {
      throw new IllegalArgumentException(number + " is not a port 0-65535");
    }
    return (int) number;
  }

  private static Protocol portedProtocol(Object value) {
    Protocol protocol = Protocol.parse((String) value);
    if (!protocol.hasPorts()) {
      throw new IllegalArgumentException(
          protocol + " has no ports: allowed are tcp, udp, dccp, sctp and udplite");
    }
    return protocol;
  }

  private static int prefixLength(Object value, Family family) {
    long number = (Long) value;
    if (number < 0 || number > family.bits()) {
      throw new IllegalArgumentException(number + " is not a prefix length 0-" + family.bits());
    }
    return (int) number;
  }

  private static Pattern pattern(Object value) {
    try {
      return Pattern.compile((String) value);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "\"" + value + "\" is not a pattern: " + e.getDescription(), e);
    }
  }
}
