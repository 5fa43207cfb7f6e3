package dev.ringfence.check;

import dev.ringfence.control.BoundaryRule;
import dev.ringfence.control.BoundaryRule.Service;
import dev.ringfence.control.Parameters;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import java.util.List;
import java.util.stream.Stream;

/** The words of a boundary rule with the values of the parameters it names. */
record RuleValues(Parameters parameters) {
  List<String> words(List<String> words) {
    return words.stream().flatMap(this::values).toList();
  }

  String word(String word) {
    return values(word).findFirst().orElse("");
  }

  /** The union of the services; a service without ports is all of its protocol. */
  Services services(List<Service> services) {
    return Services.unionOf(services.stream().map(this::services).toList());
  }

  private Services services(Service service) {
    Protocol protocol = Protocol.parse(service.protocol());
    if (service.ports().isEmpty()) {
      return Services.of(protocol);
    }
    Ports ports =
        Ports.unionOf(
            service.ports().stream().flatMap(this::values).map(RuleValues::range).toList());
    return Services.of(protocol, Ports.all(), ports);
  }

  private static Ports range(String text) {
    int dash = text.indexOf('-');
    int first = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
    return Ports.range(first, dash < 0 ? first : Integer.parseInt(text.substring(dash + 1)));
  }

  /** A word itself, or what its parameter lists. */
  private Stream<String> values(String word) {
    if (!word.startsWith(BoundaryRule.PARAMETER)) {
      return Stream.of(word);
    }
    Object value = parameters.values().get(word.substring(BoundaryRule.PARAMETER.length()));
    if (value == null) {
      throw new IllegalArgumentException("no parameter " + word);
    }
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf)
        : Stream.of(String.valueOf(value));
  }
}
