package dev.ringfence.terraform;

import dev.ringfence.net.Address;
import dev.ringfence.net.Cidr;
import dev.ringfence.net.Family;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Functions over address blocks: cidrsubnet and its kin. */
final class NetworkFunctions {
  private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private NetworkFunctions() {}

  static void addTo(Map<String, Function<Arguments, Value>> functions) {
    functions.put("cidrsubnet", NetworkFunctions::subnet);
    functions.put("cidrsubnets", NetworkFunctions::subnets);
    functions.put("cidrhost", NetworkFunctions::host);
    functions.put("cidrnetmask", NetworkFunctions::mask);
    functions.put("cidrcontains", NetworkFunctions::contains);
  }

  /** The block, with host bits cleared as Terraform does. */
  private static Cidr block(Arguments arguments, int index) {
    String text = arguments.text(index);
    int slash = text.indexOf('/');
    try {
      Address address = Address.parse(slash < 0 ? text : text.substring(0, slash));
      int length = Integer.parseInt(text.substring(slash + 1));
      int bits = bits(address.family());
      if (slash < 0 || length < 0 || length > bits) {
        throw new IllegalArgumentException("no prefix length");
      }
      BigInteger cleared = number(address).shiftRight(bits - length).shiftLeft(bits - length);
      return new Cidr(address(address.family(), cleared), length);
    } catch (IllegalArgumentException notABlock) {
      throw arguments.refused("takes an address block, not '" + text + "'");
    }
  }

  private static int bits(Family family) {
    return family == Family.IPV4 ? 32 : 128;
  }

  private static BigInteger number(Address address) {
    BigInteger high = BigInteger.valueOf(address.high()).and(WORD);
    BigInteger low = BigInteger.valueOf(address.low()).and(WORD);
    return address.family() == Family.IPV4 ? low : high.shiftLeft(64).or(low);
  }

  private static Address address(Family family, BigInteger number) {
    return family == Family.IPV4
        ? Address.ipv4(number.intValue())
        : Address.ipv6(number.shiftRight(64).longValue(), number.longValue());
  }

  private static Value subnet(Arguments arguments) {
    Cidr block = block(arguments, 0);
    int length = block.prefixLength() + arguments.whole(1);
    BigInteger index = arguments.number(2).toBigInteger();
    int bits = bits(block.family());
    if (arguments.whole(1) < 0
        || length > bits
        || index.signum() < 0
        || index.bitLength() > arguments.whole(1)) {
      throw arguments.refused("has no block " + index + " of /" + length + " in " + block);
    }
    BigInteger first = number(block.first()).add(index.shiftLeft(bits - length));
    return Values.text(new Cidr(address(block.family(), first), length).toString());
  }

  private static Value subnets(Arguments arguments) {
    Cidr block = block(arguments, 0);
    int bits = bits(block.family());
    List<Value> made = new ArrayList<>();
    BigInteger next = number(block.first());
    BigInteger end = next.add(BigInteger.ONE.shiftLeft(bits - block.prefixLength()));
    for (int i = 1; i < arguments.count(); i++) {
      int length = block.prefixLength() + arguments.whole(i);
      if (arguments.whole(i) < 1 || length > bits) {
        throw arguments.refused("cannot cut /" + length + " out of " + block);
      }
      BigInteger size = BigInteger.ONE.shiftLeft(bits - length);
      BigInteger first = next.add(size).subtract(BigInteger.ONE).divide(size).multiply(size);
      next = first.add(size);
      if (next.compareTo(end) > 0) {
        throw arguments.refused("finds no more room in " + block);
      }
      made.add(Values.text(new Cidr(address(block.family(), first), length).toString()));
    }
    return Values.list(made);
  }

  private static Value host(Arguments arguments) {
    Cidr block = block(arguments, 0);
    BigInteger size = BigInteger.ONE.shiftLeft(bits(block.family()) - block.prefixLength());
    BigInteger index = arguments.number(1).toBigInteger();
    BigInteger offset = index.signum() < 0 ? size.add(index) : index;
    if (offset.signum() < 0 || offset.compareTo(size) >= 0) {
      throw arguments.refused("has no address " + index + " in " + block);
    }
    BigInteger number = number(block.first()).add(offset);
    return Values.text(address(block.family(), number).toString());
  }

  private static Value mask(Arguments arguments) {
    Cidr block = block(arguments, 0);
    if (block.family() != Family.IPV4) {
      throw arguments.refused("takes an IPv4 block");
    }
    int host = 32 - block.prefixLength();
    return Values.text(Address.ipv4(host == 32 ? 0 : -1 << host).toString());
  }

  private static Value contains(Arguments arguments) {
    Cidr block = block(arguments, 0);
    String text = arguments.text(1);
    if (text.contains("/")) {
      return Values.bool(block.containsAll(block(arguments, 1)));
    }
    try {
      return Values.bool(block.contains(Address.parse(text)));
    } catch (IllegalArgumentException notAnAddress) {
      throw arguments.refused("takes an address or block, not '" + text + "'");
    }
  }
}
