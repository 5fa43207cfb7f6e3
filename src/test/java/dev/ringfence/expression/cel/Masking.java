package dev.ringfence.expression.cel;

import dev.ringfence.network.Fact;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Rebuilds a resource with some of its facts turned unknown, whatever its kind. */
final class Masking {
  private Masking() {}

  /**
   * @param isMasked by path, {@code ingress[0].peer}
   */
  static <R extends Resource> R mask(R resource, Predicate<String> isMasked) {
    @SuppressWarnings("unchecked") // rebuilt by the constructor of its own class
    R masked = (R) rebuilt((Record) resource, "", isMasked);
    return masked;
  }

  /** The paths of all facts, a list before what is in it. */
  static List<String> paths(Resource resource) {
    List<String> paths = new ArrayList<>();
    mask(
        resource,
        path -> {
          paths.add(path);
          return false;
        });
    return paths;
  }

  private static Record rebuilt(Record resource, String path, Predicate<String> isMasked) {
    RecordComponent[] components = resource.getClass().getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = new Object[components.length];
    try {
      for (int i = 0; i < values.length; i++) {
        String below =
            path.isEmpty() ? components[i].getName() : path + "." + components[i].getName();
        values[i] = masked(components[i].getAccessor().invoke(resource), below, isMasked);
      }
      return resource.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot rebuild " + resource.getClass(), e);
    }
  }

  private static Object masked(Object value, String path, Predicate<String> isMasked) {
    if (value instanceof Fact<?> fact) {
      return fact(fact, path, isMasked);
    }
    return value instanceof ResourceHeader header
        ? header(header, path.replace("header", "tags"), isMasked)
        : value;
  }

  private static ResourceHeader header(
      ResourceHeader header, String tags, Predicate<String> isMasked) {
    SortedMap<String, Fact<String>> byKey = new TreeMap<>();
    header
        .tags()
        .byKey()
        .forEach(
            (key, value) ->
                byKey.put(
                    key,
                    isMasked.test(tags + "[\"" + key + "\"]")
                        ? Fact.unknown("masked", value.sources().get(0))
                        : value));
    return new ResourceHeader(
        header.id(),
        header.localId(),
        header.name(),
        header.origin(),
        header.plane(),
        new Tags(byKey, header.tags().where()),
        header.source());
  }

  private static <T> Fact<?> fact(Fact<T> fact, String path, Predicate<String> isMasked) {
    if (isMasked.test(path)) {
      return Fact.unknown("masked", fact.sources().get(0));
    }
    return fact.map(
        value ->
            value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Record
                ? elements(list, path, isMasked)
                : value);
  }

  private static List<Record> elements(List<?> list, String path, Predicate<String> isMasked) {
    List<Record> elements = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      elements.add(rebuilt((Record) list.get(i), path + "[" + i + "]", isMasked));
    }
    return elements;
  }
}
