package dev.ringfence.catalogue;

import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Protocols;
import dev.ringfence.net.Services;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Protocols and ports as an exception keeps them.
 *
 * @param protocols names or numbers; empty for all
 * @param ports numbers and ranges; empty for all
 */
record FlowText(List<String> protocols, List<String> ports) {
  /**
   * Reads what owners write, as {@link ServiceText} does.
   *
   * @param problem told everything that is wrong; the result is empty then
   */
  static Optional<FlowText> parse(String protocols, String ports, Consumer<String> problem) {
    if (protocols.isEmpty()) {
      return Optional.empty();
    }
    return ServiceText.parse(protocols, ports, problem).map(FlowText::of);
  }

  /** Every protocol of it that has ports has the same. */
  private static FlowText of(Services services) {
    Protocols spoken = services.protocols();
    Ports all =
        spoken.list().stream()
            .filter(Protocol::hasPorts)
            .findFirst()
            .map(services::destinationPorts)
            .orElse(Ports.all());
    boolean isAnyPort = all.equals(Ports.all());
    boolean isAnyProtocol =
        spoken.equals(isAnyPort ? Protocols.all() : Services.all().toPorts(all).protocols());
    return new FlowText(
        isAnyProtocol ? List.of() : spoken.list().stream().map(Protocol::toString).toList(),
        isAnyPort ? List.of() : List.of(all.toString().split(",\\s*")));
  }
}
