package dev.ringfence.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a set of packets as a short list of boxes. */
final class Boxes {
  private Boxes() {}

  static List<Box> of(Packets packets) {
    List<Box> boxes = new ArrayList<>();
    for (Family family : Family.values()) {
      servicesByPairs(packets.layers(family))
          .forEach(
              (pairs, services) ->
                  pairs.forEach(
                      (sources, destinations) ->
                          boxes.add(
                              new Box(
                                  Addresses.ofRanges(family, sources),
                                  Addresses.ofRanges(family, destinations),
                                  Services.unionOf(services)))));
    }
    return List.copyOf(boxes);
  }

  private static Map<Layer<Ranges>, List<Services>> servicesByPairs(
      Layer<Layer<Layer<Layer<Ranges>>>> layers) {
    Map<Layer<Ranges>, List<Services>> services = new LinkedHashMap<>();
    layers.forEach(
        (protocols, fields) ->
            fields.forEach(
                (first, rest) ->
                    rest.forEach(
                        (second, pairs) ->
                            services
                                .computeIfAbsent(pairs, key -> new ArrayList<>())
                                .add(new Services(Layer.of(protocols, Layer.of(first, second)))))));
    return services;
  }
}
