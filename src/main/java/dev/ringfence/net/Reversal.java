package dev.ringfence.net;

import java.util.ArrayList;
import java.util.List;

/** Swaps source and destination in the layers of a set of packets. */
final class Reversal {
  private Reversal() {}

  static Layer<Layer<Layer<Layer<Ranges>>>> of(Layer<Layer<Layer<Layer<Ranges>>>> layers) {
    Layer<Layer<Layer<Layer<Ranges>>>> turned =
        layers.map(first -> first.map(second -> second.map(Reversal::pairs)));
    Layer<Layer<Layer<Layer<Ranges>>>> ported =
        turned.restrict(Services.PORTED).map(Reversal::fields);
    return turned
        .restrict(Services.TYPED)
        .combine(turned.restrict(Services.BARE), SetOperation.UNION)
        .combine(ported, SetOperation.UNION);
  }

  private static Layer<Ranges> pairs(Layer<Ranges> pairs) {
    List<Layer<Ranges>> parts = new ArrayList<>();
    pairs.forEach((sources, destinations) -> parts.add(Layer.of(destinations, sources)));
    return Layer.unionOf(parts);
  }

  private static <T extends Region<T>> Layer<Layer<T>> fields(Layer<Layer<T>> fields) {
    List<Layer<Layer<T>>> parts = new ArrayList<>();
    fields.forEach(
        (outer, layer) ->
            layer.forEach((inner, rest) -> parts.add(Layer.of(inner, Layer.of(outer, rest)))));
    return Layer.unionOf(parts);
  }
}
