package dev.ringfence.flow;

import dev.ringfence.network.Boundary;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Plane;
import dev.ringfence.network.Resource;
import dev.ringfence.network.Zone;
import dev.ringfence.network.Zoning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A small estate, written one resource a line so that a failing one can be read, cut down and put
 * into a test. What lines do not say is what AWS does by default: an open network ACL, a table with
 * local routes, everything known and in use. See {@link EstateReader} for the words.
 */
public record EstateText(List<String> lines) {
  public EstateText {
    lines = List.copyOf(lines);
  }

  public static EstateText of(String text) {
    return new EstateText(
        Arrays.stream(text.split("\n"))
            .map(String::trim)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList());
  }

  public EstateText and(String more) {
    return new EstateText(
        Stream.concat(lines.stream(), EstateText.of(more).lines().stream()).toList());
  }

  /** With one text in place of another, which must be there. */
  public EstateText with(String there, String instead) {
    String text = String.join("\n", lines);
    if (!text.contains(there)) {
      throw new IllegalArgumentException("no \"" + there + "\" in the estate");
    }
    return EstateText.of(text.replace(there, instead));
  }

  EstateText without(int line) {
    List<String> rest = new ArrayList<>(lines);
    rest.remove(line);
    return new EstateText(rest);
  }

  public NetworkModel network() {
    List<EstateLine> parsed = parsed();
    List<Resource> resources = new EstateReader(parsed).resources();
    List<Enumeration> complete = new ArrayList<>();
    Set<String> regions = new TreeSet<>();
    resources.forEach(resource -> regions.add(resource.header().origin().region()));
    for (String region : regions) {
      for (Kind kind : Kind.values()) {
        complete.add(new Enumeration(EstateLine.origin(region), kind, List.of()));
      }
    }
    return new NetworkModel(Plane.ACTUAL, resources, complete, List.of());
  }

  List<EstateLine> parsed() {
    List<EstateLine> parsed = new ArrayList<>();
    for (String line : lines) {
      parsed.add(EstateLine.parse(parsed.size() + 1, line));
    }
    return parsed;
  }

  /** Zones as the interfaces' lines name them; {@code a|b} may be in either. */
  public Zoning zoning() {
    Map<String, List<String>> placed = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>();
    EstateReader reader = new EstateReader(parsed());
    for (EstateLine line : parsed()) {
      if (line.kind().equals("interface")) {
        String zone = line.text("zone", "");
        List<String> zones = zone.isEmpty() ? List.of() : List.of(zone.split("\\|"));
        placed.put(reader.interfaceId(line.name()), zones);
        names.addAll(zones);
      }
    }
    return new TextZoning(placed, names.stream().map(name -> new Zone(name, name)).toList());
  }

  /** Every pair of zones but those between two zones beyond the estate. */
  List<Boundary> boundaries() {
    List<Zone> zones = new ArrayList<>(zoning().zones());
    zones.addAll(Zone.FIXED);
    List<Boundary> boundaries = new ArrayList<>();
    for (Zone from : zones) {
      for (Zone to : zones) {
        if (!from.isOutside() || !to.isOutside()) {
          boundaries.add(new Boundary(from.name(), to.name()));
        }
      }
    }
    return boundaries;
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }

  private record TextZoning(Map<String, List<String>> placed, List<Zone> zones) implements Zoning {
    @Override
    public boolean isInferred() {
      return false;
    }

    @Override
    public Placement placement(Endpoint endpoint) {
      List<String> names = placed.getOrDefault(endpoint.id(), List.of());
      if (names.size() == 1) {
        return Placement.in(names.get(0), List.of());
      }
      SortedSet<String> none = new TreeSet<>();
      return names.isEmpty()
          ? new Placement(none, none, "no zone selects it", List.of())
          : new Placement(none, new TreeSet<>(names), "it cannot be told", List.of());
    }
  }
}
