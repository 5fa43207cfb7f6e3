package dev.ringfence.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ringfence.flow.Certainty;
import dev.ringfence.flow.Reach;
import dev.ringfence.net.Services;
import dev.ringfence.network.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a compromise reaches, as it is printed; its shape is {@code reach.schema.json}.
 *
 * @param hops how far was looked; absent where as far as it goes
 * @param reached nearest first
 * @param beyond what of it lies beyond the estate, in the order of zones
 */
public record ReachDocument(
    String from,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer hops,
    List<ReachedDocument> reached,
    List<BeyondDocument> beyond) {
  public ReachDocument {
    reached = List.copyOf(reached);
    beyond = List.copyOf(beyond);
  }

  /**
   * A zone beyond the estate that is reached.
   *
   * @param hops the fewest it takes
   * @param through id of the endpoint it is reached from, or what was asked about
   * @param services what that one may send there
   */
  public record BeyondDocument(
      int hops, String zone, String through, List<ServiceDocument> services, String certainty) {
    public BeyondDocument {
      services = List.copyOf(services);
    }

    public static BeyondDocument of(
        int hops, String zone, String through, Services services, Certainty certainty) {
      return new BeyondDocument(
          hops, zone, through, ServiceDocument.of(services), certainty.word());
    }
  }

  /**
   * Something that is reached.
   *
   * @param hops 1 for what the compromised one reaches itself
   * @param endpoint id of what is reached
   * @param name of what it serves, else its own
   * @param zones it is, or may be, in
   * @param through id of the endpoint it is reached from
   * @param services what that one may send it
   */
  public record ReachedDocument(
      int hops,
      String endpoint,
      String name,
      List<String> zones,
      String through,
      List<ServiceDocument> services,
      String certainty) {
    public ReachedDocument {
      zones = List.copyOf(zones);
      services = List.copyOf(services);
    }

    public static ReachedDocument of(Reach reach, List<String> zones) {
      return new ReachedDocument(
          reach.hops(),
          reach.endpoint().id(),
          nameOf(reach.endpoint()),
          zones,
          reach.through(),
          ServiceDocument.of(reach.services()),
          reach.certainty().word());
    }
  }

  /** The name people know an endpoint by: that of what it serves, where there is one. */
  static String nameOf(Endpoint endpoint) {
    return endpoint
        .servedName()
        .valueIfKnown()
        .filter(name -> !name.isBlank())
        .orElse(endpoint.header().name());
  }
}
