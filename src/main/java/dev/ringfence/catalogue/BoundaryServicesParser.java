package dev.ringfence.catalogue;

import dev.ringfence.control.BoundaryRule.Demand;
import dev.ringfence.control.BoundaryRule.Service;
import dev.ringfence.net.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a {@code boundary} check allows or forbids to pass. */
final class BoundaryServicesParser {
  private static final Pattern PORTS = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");
  private static final int LARGEST = 65_535;
  private static final String EVERYTHING = "all";

  private final Section check;
  private final ParameterNames parameters;

  BoundaryServicesParser(Section check, ParameterNames parameters) {
    this.check = check;
    this.parameters = parameters;
  }

  /** {@code all}, or a list of services. */
  Optional<Demand.Forbid> forbidden() {
    Optional<Yaml> value = check.value("forbid");
    if (value.isPresent() && value.get() instanceof Yaml.Scalar) {
      return check.word(
          "forbid",
          word ->
              word.equals(EVERYTHING)
                  ? Optional.of(new Demand.Forbid(List.of()))
                  : Optional.empty(),
          List.of(EVERYTHING));
    }
    return Optional.of(services("forbid"))
        .filter(found -> !found.isEmpty())
        .map(Demand.Forbid::new);
  }

  Optional<Demand.Allow> allowed() {
    return Optional.of(services("allow")).filter(found -> !found.isEmpty()).map(Demand.Allow::new);
  }

  private List<Service> services(String key) {
    List<Service> services =
        check.sections(key, "a service", Keys.BOUNDARY_SERVICE).stream()
            .map(this::service)
            .toList();
    if (services.isEmpty()) {
      check.problem(check.line(key), key + " names no service, at least one expected");
    }
    return services;
  }

  private Service service(Section section) {
    String protocol = section.text("protocol");
    Optional<Protocol> known = protocol(section, protocol);
    List<String> ports = section.has("ports") ? ports(section) : List.of();
    if (known.isPresent() && !known.get().hasPorts() && !ports.isEmpty()) {
      section.problem(section.line("ports"), protocol + " has no ports");
    }
    return new Service(protocol, ports);
  }

  private static Optional<Protocol> protocol(Section section, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Protocol.parse(text));
    } catch (IllegalArgumentException e) {
      section.problem(section.line("protocol"), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Numbers, ranges and parameters; YAML reads a number that is not in quotes as one. */
  private List<String> ports(Section section) {
    Yaml value = section.value("ports").orElseThrow();
    Stream<Yaml> items =
        value instanceof Yaml.Sequence list ? list.items().stream() : Stream.of(value);
    return items.flatMap(item -> port(section, item).stream()).toList();
  }

  private Optional<String> port(Section section, Yaml item) {
    if (!(item instanceof Yaml.Scalar scalar)) {
      section.wrongType("ports", item, "a port, a range of ports, a parameter or a list of these");
      return Optional.empty();
    }
    String text = scalar.text();
    if (ParameterNames.isName(text)) {
      parameters.checkKnown(section, "ports", text);
      parameters.valueOf(text).ifPresent(found -> checkPorts(section, text, found));
      return Optional.of(text);
    }
    if (!isPorts(text)) {
      section.problem(
          item.line(),
          "ports \"" + text + "\": 0-65535, a range as 1024-2048 or a parameter expected");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private static void checkPorts(Section section, String name, Object value) {
    boolean isPorts =
        value instanceof List<?> list
            && list.stream().allMatch(item -> item instanceof Long && isPorts(item.toString()));
    if (!isPorts) {
      section.problem(section.line("ports"), name + " is no list of ports 0-65535, one expected");
    }
  }

  private static boolean isPorts(String text) {
    Matcher matcher = PORTS.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    int first = Integer.parseInt(matcher.group(1));
    int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
    return first <= last && last <= LARGEST;
  }
}
