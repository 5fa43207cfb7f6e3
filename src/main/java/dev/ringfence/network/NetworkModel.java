package dev.ringfence.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The resources of one plane in canonical order, and how complete they are.
 *
 * @param notes what a reader of the results should know about how the model came to be, such as
 *     tiers that were inferred
 */
public record NetworkModel(
    Plane plane,
    List<Resource> resources,
    List<Enumeration> enumerations,
    List<Unmodelled> unmodelled,
    List<String> notes) {
  private static final Comparator<Resource> CANONICAL =
      Comparator.comparing(Resource::kind)
          .thenComparing(Resource::id)
          .thenComparing(resource -> resource.header().source());

  public NetworkModel {
    resources = resources.stream().sorted(CANONICAL).toList();
    enumerations =
        enumerations.stream()
            .sorted(Comparator.comparing(Enumeration::kind).thenComparing(Enumeration::source))
            .toList();
    unmodelled = unmodelled.stream().distinct().sorted().toList();
    notes = notes.stream().distinct().sorted().toList();
  }

  public NetworkModel(
      Plane plane,
      List<Resource> resources,
      List<Enumeration> enumerations,
      List<Unmodelled> unmodelled) {
    this(plane, resources, enumerations, unmodelled, List.of());
  }

  public static NetworkModel empty(Plane plane) {
    return new NetworkModel(plane, List.of(), List.of(), List.of());
  }

  /** All resources of a kind, in order of their ids. */
  public Stream<Resource> of(Kind kind) {
    return resources.stream().filter(resource -> resource.kind() == kind);
  }

  public <R extends Resource> Stream<R> of(Class<R> type) {
    return resources.stream().filter(type::isInstance).map(type::cast);
  }

  /** How completely each source named its resources of a kind. */
  public List<Enumeration> enumerations(Kind kind) {
    return enumerations.stream().filter(enumeration -> enumeration.kind() == kind).toList();
  }

  /** Joins what two readers found on the same plane. */
  public NetworkModel and(NetworkModel other) {
    if (plane != other.plane) {
      throw new IllegalArgumentException("planes are never mixed: " + plane + ", " + other.plane);
    }
    return new NetworkModel(
        plane,
        concatenated(resources, other.resources),
        concatenated(enumerations, other.enumerations),
        concatenated(unmodelled, other.unmodelled),
        concatenated(notes, other.notes));
  }

  private static <T> List<T> concatenated(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
