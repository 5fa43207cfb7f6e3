package dev.ringfence.read.azure;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import dev.ringfence.network.Fact;
import java.util.List;
import java.util.Optional;

/**
 * A set of addresses bounded from both sides.
 *
 * @param least those certainly in it
 * @param most those possibly in it
 * @param doubt why they differ; empty if they do not
 */
record Bounds(Addresses least, Addresses most, String doubt) {
  static final Bounds NONE = of(Addresses.none());

  Bounds {
    if (!most.containsAll(least)) {
      throw new IllegalArgumentException("what is certain is possible");
    }
  }

  static Bounds of(Addresses addresses) {
    return new Bounds(addresses, addresses, "");
  }

  /** Nothing is known but why. */
  static Bounds unknown(String doubt) {
    return new Bounds(Addresses.none(), Addresses.all(), doubt);
  }

  static Bounds of(Fact<Addresses> fact) {
    return fact.fold(known -> of(known.value()), unknown -> unknown(unknown.reason()));
  }

  boolean isExact() {
    return least.equals(most);
  }

  Bounds union(Bounds other) {
    return new Bounds(
        least.union(other.least), most.union(other.most), doubt.isEmpty() ? other.doubt : doubt);
  }

  /** The same set with further addresses of which it is not certain whether they are in it. */
  Bounds perhaps(Addresses further, String why) {
    return most.containsAll(further) ? this : new Bounds(least, most.union(further), why);
  }

  /** A block or an address; empty where a text is neither. */
  static Optional<Addresses> parsed(String text) {
    boolean mayBe =
        text.matches("[0-9a-fA-F:.]+(/[0-9]{1,3})?") && (text.contains(".") || text.contains(":"));
    if (!mayBe) {
      return Optional.empty();
    }
    try {
      String block = text.contains("/") ? text : text + (text.contains(":") ? "/128" : "/32");
      return Optional.of(Addresses.of(Cidr.parse(block)));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  /** The blocks of a list of texts, unknown where one of them is no block. */
  static Fact<Addresses> blocks(Fact<List<String>> texts) {
    return texts.flatMap(
        all -> {
          Addresses united = Addresses.none();
          for (String text : all) {
            Optional<Addresses> block = parsed(text);
            if (block.isEmpty()) {
              return Fact.unknown("\"" + text + "\" is no address block");
            }
            united = united.union(block.get());
          }
          return Fact.known(united);
        });
  }
}
