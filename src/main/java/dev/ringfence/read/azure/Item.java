package dev.ringfence.read.azure;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Plane;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import java.util.SortedMap;
import java.util.TreeMap;

/** A resource, or a part of one, as one source answered it. */
record Item(EvidenceSource source, Arm json) {
  String id() {
    return json.id();
  }

  String name() {
    String name = json.raw("name");
    return name.isEmpty() ? id().substring(id().lastIndexOf('/') + 1) : name;
  }

  Item part(Arm part) {
    return new Item(source, part);
  }

  ResourceHeader header() {
    return header(id(), name(), name());
  }

  ResourceHeader header(String id, String localId, String name) {
    return new ResourceHeader(id, localId, name, source, Plane.ACTUAL, tags(), json.source());
  }

  private Tags tags() {
    Arm tags = json.member("tags");
    SortedMap<String, Fact<String>> byKey = new TreeMap<>();
    if (tags.isObject()) {
      tags.node()
          .propertyNames()
          .forEach(
              key ->
                  byKey.put(
                      key, Fact.known(tags.node().path(key).asString(""), tags.sourceOf(key))));
    }
    return new Tags(byKey, json.sourceOf("tags"));
  }
}
