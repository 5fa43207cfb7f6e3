package dev.ringfence.read.aws;

import dev.ringfence.network.Fact;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Resource;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The facts of a model by resource and name, so that two models can be held against each other. */
final class FactComparison {
  private FactComparison() {}

  /** Facts that are known in both and differ; resources that a fact lists count by their ids. */
  static List<String> contradictions(NetworkModel one, NetworkModel other) {
    Map<String, Object> first = known(one);
    Map<String, Object> second = known(other);
    List<String> contradictions = new ArrayList<>();
    first.forEach(
        (name, value) -> {
          Object theirs = second.get(name);
          if (theirs != null && !theirs.equals(value)) {
            contradictions.add(name + ": " + value + " became " + theirs);
          }
        });
    return contradictions;
  }

  static Map<String, Object> known(NetworkModel model) {
    Map<String, Object> facts = new TreeMap<>();
    for (Resource resource : model.resources()) {
      for (RecordComponent component : resource.getClass().getRecordComponents()) {
        if (read(component, resource) instanceof Fact.Known<?> known) {
          facts.put(
              resource.kind() + " " + resource.id() + " " + component.getName(),
              shallow(known.value()));
        }
      }
      resource
          .header()
          .tags()
          .byKey()
          .forEach((key, tag) -> facts.put(resource.id() + " tag " + key, tag.toString()));
    }
    return facts;
  }

  private static Object shallow(Object value) {
    if (value instanceof Collection<?> list) {
      return list.stream().map(FactComparison::shallow).toList();
    }
    return value instanceof Resource resource ? resource.id() : value;
  }

  private static Object read(RecordComponent component, Resource resource) {
    try {
      return component.getAccessor().invoke(resource);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
