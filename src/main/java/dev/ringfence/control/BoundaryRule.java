package dev.ringfence.control;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a {@code boundary} check judges and demands, as its file states it. A name that begins with
 * {@code $} stands for the parameter of that name.
 *
 * @param from zones by name or tier, or a {@link #WORDS word} for many
 * @param to likewise
 * @param exceptFrom taken out of {@code from}
 * @param exceptTo taken out of {@code to}
 * @param exceptRoles roles of endpoints whose own traffic is not judged
 * @param exceptVia sorts of way that are not judged
 * @param remains zones of which a satisfied outcome says what still reaches them
 * @param via only boundaries with a way of these sorts, and only these ways, such as {@code
 *     peering}; empty for all
 */
public record BoundaryRule(
    List<String> from,
    List<String> to,
    List<String> exceptFrom,
    List<String> exceptTo,
    List<String> exceptRoles,
    List<String> exceptVia,
    List<String> remains,
    List<String> via,
    Demand demand) {
  /** Every zone. */
  public static final String ANY = "any";

  /** Every zone that has endpoints. */
  public static final String ESTATE = "estate";

  /** Every zone that consists of addresses beyond the estate. */
  public static final String OUTSIDE = "outside";

  public static final List<String> WORDS = List.of(ANY, ESTATE, OUTSIDE);

  /** What begins the name of a parameter where a value is expected. */
  public static final String PARAMETER = "$";

  /** What must hold. */
  public sealed interface Demand {
    /** Nothing of this may pass; empty for nothing at all. */
    record Forbid(List<Service> services) implements Demand {
      public Forbid {
        services = List.copyOf(services);
      }
    }

    /** Nothing but this may pass. */
    record Allow(List<Service> services) implements Demand {
      public Allow {
        services = List.copyOf(services);
      }
    }

    /** Nothing but what the owners' policy allows may pass; without a policy, nothing. */
    record Policy() implements Demand {}

    /**
     * The table of documented flows and what is permitted are the same.
     *
     * @param maxAgeDays days since the last review of a row, or a parameter
     */
    record Documented(Optional<String> maxAgeDays) implements Demand {}

    /** Every chain of flows from the first zones to the last passes one of these. */
    record Through(List<String> zones) implements Demand {
      public Through {
        zones = List.copyOf(zones);
      }
    }

    /**
     * Endpoints with different values of a tag do not reach each other.
     *
     * @param tag key of the tag, or a parameter
     * @param values those that are kept apart
     */
    record Apart(String tag, List<String> values) implements Demand {
      public Apart {
        values = List.copyOf(values);
      }
    }

    /** Endpoints of the estate do not meet under public addresses. */
    record PrivateAddresses() implements Demand {}

    /** Every filter rule on endpoints of the zones lets something through. */
    record UsedPermits() implements Demand {}
  }

  /**
   * A protocol and destination ports.
   *
   * @param ports numbers, ranges as {@code 1024-2048} or parameters; empty for all of the protocol
   */
  public record Service(String protocol, List<String> ports) {
    public Service {
      ports = List.copyOf(ports);
    }
  }

  public BoundaryRule {
    from = List.copyOf(from);
    to = List.copyOf(to);
    exceptFrom = List.copyOf(exceptFrom);
    exceptTo = List.copyOf(exceptTo);
    exceptRoles = List.copyOf(exceptRoles);
    exceptVia = List.copyOf(exceptVia);
    remains = List.copyOf(remains);
    via = List.copyOf(via);
  }

  /** The rule in words; parameters are named, not filled in. */
  public String sentence() {
    return BoundarySentence.of(this);
  }

  /** Whether only an owner's configuration can tell: a policy or a table of flows. */
  public boolean needsConfiguration() {
    return demand instanceof Demand.Policy || demand instanceof Demand.Documented;
  }

  /** Every name in it that stands for a parameter, without the sign. */
  public List<String> parameters() {
    return Stream.of(from, to, exceptFrom, exceptTo, exceptRoles, remains, via, inDemand())
        .flatMap(List::stream)
        .filter(word -> word.startsWith(PARAMETER))
        .map(word -> word.substring(PARAMETER.length()))
        .distinct()
        .toList();
  }

  private List<String> inDemand() {
    if (demand instanceof Demand.Forbid forbid) {
      return ports(forbid.services());
    }
    if (demand instanceof Demand.Allow allow) {
      return ports(allow.services());
    }
    if (demand instanceof Demand.Documented documented) {
      return documented.maxAgeDays().stream().toList();
    }
    if (demand instanceof Demand.Through through) {
      return through.zones();
    }
    return demand instanceof Demand.Apart apart
        ? Stream.concat(Stream.of(apart.tag()), apart.values().stream()).toList()
        : List.of();
  }

  private static List<String> ports(List<Service> services) {
    return services.stream().flatMap(service -> service.ports().stream()).toList();
  }
}
