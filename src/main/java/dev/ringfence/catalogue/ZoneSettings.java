package dev.ringfence.catalogue;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import java.util.Optional;

/**
 * A zone as an owner drew it; exactly one of selector and addresses is given.
 *
 * @param tier {@code public}, {@code application}, {@code data} or a word of the owner's
 * @param select CEL over {@code endpoint}
 * @param addresses union of its CIDR blocks
 * @param source its place in audit.yaml
 */
public record ZoneSettings(
    String name,
    String tier,
    Optional<String> select,
    Optional<Addresses> addresses,
    SourceRef source) {
  public ZoneSettings {
    if (select.isPresent() == addresses.isPresent()) {
      throw new IllegalArgumentException("zone " + name + " has a selector or addresses");
    }
  }
}
