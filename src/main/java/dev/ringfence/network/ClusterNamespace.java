package dev.ringfence.network;

/**
 * A namespace of a Kubernetes cluster, declared or only named by what is in it; its tags are its
 * labels.
 *
 * @param isDeclared whether its own manifest is among the evidence, so that its labels are known
 * @param hasWorkloads whether a workload lies in it
 * @param deniesIngress whether a policy isolates all of its pods inwards and itself admits nobody
 * @param deniesEgress the same outwards
 */
public record ClusterNamespace(
    ResourceHeader header,
    Fact<Boolean> isDeclared,
    Fact<Boolean> hasWorkloads,
    Fact<Boolean> deniesIngress,
    Fact<Boolean> deniesEgress)
    implements Resource {

  /** Its label {@code tier}; its name where it has none. */
  public Fact<String> tier() {
    return header
        .tags()
        .value("tier")
        .fold(known -> known.value().isBlank() ? named() : known, unknown -> named());
  }

  private Fact<String> named() {
    return Fact.known(header.name(), header.source());
  }
}
