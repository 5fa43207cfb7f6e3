package dev.ringfence.document;

import dev.ringfence.net.ServiceTerm;
import dev.ringfence.net.Services;
import java.util.List;

/** One line of a set of services as it is printed, see {@link ServiceTerm}. */
public record ServiceDocument(String protocol, String ports, String sourcePorts) {
  static ServiceDocument of(ServiceTerm term) {
    return new ServiceDocument(term.protocol(), term.ports(), term.sourcePorts());
  }

  static List<ServiceDocument> of(Services services) {
    return services.terms().stream().map(ServiceDocument::of).toList();
  }
}
