package dev.ringfence.catalogue;

import dev.ringfence.net.Services;
import dev.ringfence.network.BoundaryPolicy.Allowed;
import dev.ringfence.network.EndpointSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one policy lets pass: {@code allow}, a list, or {@code only}, a line. */
record AllowanceParser(SelectorParser selectors) {
  private static final String NONE = "none";

  static boolean isEmptyList(Yaml value) {
    return value instanceof Yaml.Sequence list && list.items().isEmpty();
  }

  List<Allowed> allowed(Section section) {
    if (section.has("allow") == section.has("only")) {
      section.problem(
          section.line(),
          section.has("allow")
              ? "boundary has both allow and only, one of them expected"
              : "boundary has neither allow nor only, one of them expected: \"allow: none\" lets"
                  + " nothing pass");
    }
    List<Allowed> allowed = new ArrayList<>();
    if (section.has("allow")) {
      allowed.addAll(allow(section));
    }
    if (section.has("only")) {
      allowed.addAll(only(section));
    }
    return allowed;
  }

  private List<Allowed> allow(Section section) {
    Optional<Yaml> value = section.value("allow");
    if (value.isPresent() && value.get() instanceof Yaml.Scalar scalar) {
      if (!scalar.text().equals(NONE)) {
        section.problem(
            scalar.line(),
            ("allow is \"%s\", \"none\" or a list of what may pass expected; in one line it is"
                    + " \"only: tcp 443\"")
                .formatted(scalar.text()));
      }
      return List.of();
    }
    if (value.filter(AllowanceParser::isEmptyList).isPresent()) {
      section.problem(section.line("allow"), "allow is an empty list, \"none\" expected for that");
    }
    return section.sections("allow", "an allowance", Keys.ALLOWED).stream()
        .flatMap(item -> allowance(item).stream())
        .toList();
  }

  private Optional<Allowed> allowance(Section section) {
    String protocol = section.words("protocol");
    String ports = section.words("ports");
    if (!section.has("protocol")) {
      section.text("protocol");
    }
    Optional<EndpointSelector> from = selectors.selector(section, "from");
    Optional<EndpointSelector> to = selectors.selector(section, "to");
    if (protocol.isEmpty() || (section.has("ports") && ports.isEmpty())) {
      return Optional.empty();
    }
    int line = section.line(section.has("ports") ? "ports" : "protocol");
    Optional<Services> services =
        ServiceText.parse(protocol, ports, message -> section.problem(line, message));
    String text =
        protocol
            + (ports.isEmpty() ? "" : " " + ports)
            + from.map(selector -> " from " + selector.text()).orElse("")
            + to.map(selector -> " to " + selector.text()).orElse("");
    return services.map(
        found -> new Allowed(found, from, to, text, section.file().at(section.line())));
  }

  private static List<Allowed> only(Section section) {
    Yaml value = section.value("only").orElseThrow();
    List<Yaml> items = value instanceof Yaml.Sequence list ? list.items() : List.of(value);
    if (items.isEmpty()) {
      section.problem(section.line("only"), "only is an empty list; \"allow: none\" expected");
    }
    return items.stream().flatMap(item -> only(section, item).stream()).toList();
  }

  private static Optional<Allowed> only(Section section, Yaml item) {
    int before = section.problems().count();
    String text = section.asText("only", item).strip();
    if (text.isEmpty()) {
      if (section.problems().count() == before) {
        section.problem(item.line(), "only is blank; \"allow: none\" lets nothing pass");
      }
      return Optional.empty();
    }
    return ServiceText.parse(text, message -> section.problem(item.line(), "only: " + message))
        .map(
            services ->
                new Allowed(
                    services,
                    Optional.empty(),
                    Optional.empty(),
                    text,
                    section.file().at(item.line())));
  }
}
