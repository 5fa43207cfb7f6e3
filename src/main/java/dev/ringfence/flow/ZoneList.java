package dev.ringfence.flow;

import dev.ringfence.network.Boundary;
import dev.ringfence.network.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The zones of an estate, and those beyond it that something leads to. */
final class ZoneList {
  private final Population population;
  private final Ways ways;
  private final Memo<List<Zone>> all = new Memo<>(this::find);

  ZoneList(Population population, Ways ways) {
    this.population = population;
    this.ways = ways;
  }

  List<Zone> all() {
    return all.get();
  }

  private List<Zone> find() {
    List<Zone> found = new ArrayList<>(population.zoning().zones());
    if (!population.endpoints(Zone.UNASSIGNED.name()).isEmpty()) {
      found.add(Zone.UNASSIGNED);
    }
    found.add(Zone.INTERNET);
    found.add(Zone.ON_PREMISES);
    if (occurs(Outside.PROVIDER_SERVICES)) {
      found.add(Zone.PROVIDER_SERVICES);
    }
    if (occurs(Outside.OTHER_NETWORKS)) {
      found.add(Zone.OTHER_NETWORKS);
    }
    return List.copyOf(found);
  }

  private boolean occurs(Outside outside) {
    return !joining(outside).isEmpty();
  }

  /** Every way to or from a zone beyond the estate. */
  private List<Way> joining(Outside outside) {
    return population
        .topology()
        .segments()
        .flatMap(
            segment ->
                Stream.concat(
                    ways.between(segment, outside).stream(),
                    ways.between(outside, segment).stream()))
        .toList();
  }

  /** Why it is not certain that a zone is there; see {@link FlowAnalysis#existence}. */
  List<Doubt> existence(String zone) {
    boolean isAlwaysThere =
        zone.equals(Zone.INTERNET.name()) || zone.equals(Zone.ON_PREMISES.name());
    if (isAlwaysThere) {
      return List.of();
    }
    List<Way> joining = outside(zone).map(this::joining).orElse(List.of());
    return joining.stream().anyMatch(way -> way.doubts().isEmpty())
        ? List.of()
        : joining.stream().flatMap(way -> way.doubts().stream()).distinct().sorted().toList();
  }

  /** Every pair of zones but those between two beyond the estate, and those nobody begins. */
  List<Boundary> boundaries() {
    List<Boundary> boundaries = new ArrayList<>();
    for (Zone from : all()) {
      for (Zone to : all()) {
        boolean isBeyond = from.isOutside() && to.isOutside();
        if (!isBeyond && !from.equals(Zone.PROVIDER_SERVICES)) {
          boundaries.add(new Boundary(from.name(), to.name()));
        }
      }
    }
    return List.copyOf(boundaries);
  }

  /** The zone beyond the estate of a name, if it is one. */
  Optional<Outside> outside(String name) {
    return Outside.ALL.stream().filter(outside -> outside.zone().name().equals(name)).findFirst();
  }
}
