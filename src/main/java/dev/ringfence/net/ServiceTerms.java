package dev.ringfence.net;

import java.util.ArrayList;
import java.util.List;

/** Takes a set of services apart into the lines of a table, by protocol and then by ports. */
final class ServiceTerms {
  private final Services services;
  private final List<ServiceTerm> terms = new ArrayList<>();

  private ServiceTerms(Services services) {
    this.services = services;
  }

  static List<ServiceTerm> of(Services services) {
    if (services.equals(Services.all())) {
      return List.of(new ServiceTerm(services, ServiceTerm.ALL, ServiceTerm.ALL, ServiceTerm.ALL));
    }
    ServiceTerms lines = new ServiceTerms(services);
    int covered = -1;
    for (Protocol protocol : services.protocols().list()) {
      if (protocol.number() > covered) {
        covered = lines.add(protocol);
      }
    }
    return List.copyOf(lines.terms);
  }

  /** Adds the lines that begin with a protocol; the result is the last protocol they cover. */
  private int add(Protocol protocol) {
    Layer<Ranges> fields = services.layers().require(0, protocol.number());
    if (protocol.hasPorts()) {
      fields.forEach((destinations, sources) -> addPorts(protocol, destinations, sources));
    } else if (protocol.hasIcmpTypes()) {
      fields.forEach((types, codes) -> addTypes(protocol, types, codes));
    } else {
      return addRun(protocol);
    }
    return protocol.number();
  }

  private void addPorts(Protocol protocol, Ranges destinations, Ranges sources) {
    Ports to = Ports.ofRanges(destinations);
    Ports from = Ports.ofRanges(sources);
    terms.add(
        new ServiceTerm(
            Services.of(protocol, from, to), protocol.toString(), text(to), text(from)));
  }

  private static String text(Ports ports) {
    return ports.equals(Ports.all()) ? ServiceTerm.ALL : ports.toString();
  }

  private void addTypes(Protocol protocol, Ranges types, Ranges codes) {
    Services part = new Services(Layer.of(Protocols.of(protocol).ranges(), Layer.of(types, codes)));
    String text =
        isEvery(types) && isEvery(codes) ? ServiceTerm.ALL : field(types) + "/" + field(codes);
    terms.add(new ServiceTerm(part, protocol.toString(), text, ServiceTerm.NONE));
  }

  private static boolean isEvery(Ranges values) {
    return values.equals(Services.EVERY_TYPE.domain());
  }

  private static String field(Ranges values) {
    return isEvery(values) ? ServiceTerm.ALL : Ports.ofRanges(values).toString();
  }

  private int addRun(Protocol first) {
    int last = first.number();
    while (last < Protocol.LARGEST && isBare(last + 1)) {
      last++;
    }
    // Two neighbours such as esp and ah read better by name; a longer run is about its extent.
    if (last - first.number() <= 1) {
      last = first.number();
    }
    Protocols run = Protocols.ofRanges(Ranges.between(first.number(), last));
    terms.add(
        new ServiceTerm(
            services.onProtocols(run), run.toString(), ServiceTerm.NONE, ServiceTerm.NONE));
    return last;
  }

  private boolean isBare(int number) {
    Protocol protocol = new Protocol(number);
    return services.protocols().contains(protocol)
        && !protocol.hasPorts()
        && !protocol.hasIcmpTypes();
  }
}
