package dev.ringfence.flow;

import dev.ringfence.net.Address;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import java.util.Optional;

/** Texts that may be addresses or blocks. */
final class Addressed {
  private Addressed() {}

  static Optional<Address> address(String text) {
    if (!mayBe(text) || text.indexOf('/') >= 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Address.parse(text));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  /** An address or a block. */
  static Optional<Addresses> addresses(String text) {
    if (!mayBe(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          text.indexOf('/') >= 0
              ? Addresses.of(Cidr.parse(text))
              : Addresses.of(Address.parse(text)));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static boolean mayBe(String text) {
    return text.matches("[0-9a-fA-F:.]+(/[0-9]+)?") && (text.contains(".") || text.contains(":"));
  }
}
