package dev.ringfence.read.kubernetes;

import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.yaml.Node;
import dev.ringfence.yaml.Node.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Alike pods, as one object declares them.
 *
 * @param object the pod, or what makes it from a template
 * @param labels of the pods
 * @param spec of the pods
 * @param ports of their containers
 */
record Pods(
    KubeObject object, String type, Labels labels, Mapping spec, List<ContainerPort> ports) {
  /**
   * A port a container says it listens on; it may listen on others.
   *
   * @param name empty where it has none
   * @param hostPort port of the node that leads to it, empty for none
   */
  record ContainerPort(
      String name, Protocol protocol, int number, OptionalInt hostPort, Node where) {}

  Pods {
    ports = List.copyOf(ports);
  }

  /** The pods an object makes; empty if it makes none. */
  static Optional<Pods> of(KubeObject object) {
    return switch (object.group() + "/" + object.kind()) {
      case "/Pod" ->
          Optional.of(
              new Pods(
                  object,
                  "pod",
                  Labels.all(Fields.texts(KubeObject.mapping(object.root(), "metadata"), "labels")),
                  object.spec(),
                  ports(object.spec())));
      case "apps/Deployment" -> Optional.of(templated(object, "deployment", object.spec()));
      case "apps/StatefulSet" -> Optional.of(templated(object, "stateful-set", object.spec()));
      case "apps/DaemonSet" -> Optional.of(templated(object, "daemon-set", object.spec()));
      case "apps/ReplicaSet" -> Optional.of(templated(object, "replica-set", object.spec()));
      case "/ReplicationController" ->
          Optional.of(templated(object, "replication-controller", object.spec()));
      case "batch/Job" -> Optional.of(templated(object, "job", object.spec()));
      case "batch/CronJob" ->
          Optional.of(
              templated(
                  object,
                  "cron-job",
                  KubeObject.mapping(KubeObject.mapping(object.spec(), "jobTemplate"), "spec")));
      default ->
          Optional.of(object)
              .filter(Pods::hasTemplate)
              .map(found -> templated(found, "other", found.spec()));
    };
  }

  /** Whether it makes pods as others do: objects of operators, such as a Rollout. */
  private static boolean hasTemplate(KubeObject object) {
    Mapping template = KubeObject.mapping(object.spec(), "template");
    return KubeObject.mapping(template, "spec")
        .value("containers")
        .filter(Node.Sequence.class::isInstance)
        .isPresent();
  }

  private static Pods templated(KubeObject object, String type, Mapping spec) {
    Mapping template = KubeObject.mapping(spec, "template");
    Mapping pod = KubeObject.mapping(template, "spec");
    Mapping metadata = KubeObject.mapping(template, "metadata");
    return new Pods(
        object, type, Labels.ofTemplate(Fields.texts(metadata, "labels")), pod, ports(pod));
  }

  private static List<ContainerPort> ports(Mapping spec) {
    List<Mapping> containers = new ArrayList<>(Fields.mappings(spec, "containers"));
    // A container that starts first and goes on running is a sidecar (Kubernetes 1.29).
    Fields.mappings(spec, "initContainers").stream()
        .filter(one -> one.text("restartPolicy").filter("Always"::equals).isPresent())
        .forEach(containers::add);
    List<ContainerPort> ports = new ArrayList<>();
    for (Mapping container : containers) {
      for (Mapping port : Fields.mappings(container, "ports")) {
        OptionalInt number = Fields.number(port, "containerPort");
        number.ifPresent(
            known ->
                ports.add(
                    new ContainerPort(
                        Fields.text(port, "name").orElse(""),
                        Transport.of(port),
                        known,
                        Fields.number(port, "hostPort"),
                        port)));
      }
    }
    return ports;
  }

  String id() {
    return Ids.workload(object);
  }

  /** Whether they have the addresses of their nodes. */
  boolean useHostNetwork() {
    return Fields.truth(spec, "hostNetwork");
  }

  /** The numbers a name has for a protocol; none if no container has such a port. */
  Ports named(String name, Protocol protocol) {
    return Ports.unionOf(
        ports.stream()
            .filter(port -> port.name().equals(name) && port.protocol().equals(protocol))
            .map(port -> Ports.of(port.number()))
            .toList());
  }
}
