package dev.ringfence.net;

/** What becomes of sets of packets where something replaces their addresses and ports. */
final class Translation {
  private Translation() {}

  static Layer<Layer<Layer<Layer<Ranges>>>> fromAnySource(
      Family family, Layer<Layer<Layer<Layer<Ranges>>>> layers) {
    Ranges every = Addresses.all(family).ranges(family);
    Layer<Layer<Layer<Layer<Ranges>>>> widened =
        layers.map(
            first -> first.map(second -> second.map(pairs -> Layer.of(every, reached(pairs)))));
    Layer<Layer<Layer<Layer<Ranges>>>> ported =
        widened
            .restrict(Services.PORTED)
            .map(
                first ->
                    first.map(
                        second -> Layer.of(Ports.all().ranges(), Layer.unionOf(second.rests()))));
    return ported.combine(
        widened
            .restrict(Services.TYPED)
            .combine(widened.restrict(Services.BARE), SetOperation.UNION),
        SetOperation.UNION);
  }

  private static Ranges reached(Layer<Ranges> pairs) {
    return Ranges.unionOf(pairs.rests());
  }

  static Layer<Layer<Layer<Layer<Ranges>>>> redirected(
      Layer<Layer<Layer<Layer<Ranges>>>> layers, Ranges destinations, Ranges ports) {
    if (destinations.isEmpty() || ports.isEmpty()) {
      return Layer.none();
    }
    return layers
        .restrict(Services.PORTED)
        .map(
            first ->
                Layer.of(
                    ports,
                    Layer.unionOf(first.rests())
                        .map(pairs -> Layer.of(pairs.domain(), destinations))));
  }
}
