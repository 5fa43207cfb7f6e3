package dev.ringfence.read.kubernetes;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Plane;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;

/** Names of objects: within a cluster they are told apart by namespace, kind and name. */
record Ids(EvidenceSource cluster) {
  /** What comes after the cluster in the id of a workload. */
  static String workload(KubeObject object) {
    return object.namespace() + "/" + object.kind() + "/" + object.name();
  }

  String of(String inCluster) {
    return cluster.id() + "/" + inCluster;
  }

  String namespace(String name) {
    return of("Namespace/" + name);
  }

  ResourceHeader header(KubeObject object, Tags tags) {
    return new ResourceHeader(
        of(workload(object)),
        object.namespace() + "/" + object.name(),
        object.namespace() + "/" + object.name(),
        cluster,
        Plane.DECLARED,
        tags,
        object.source());
  }
}
