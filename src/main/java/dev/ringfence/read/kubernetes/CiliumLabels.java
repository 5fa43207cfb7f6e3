package dev.ringfence.read.kubernetes;

import dev.ringfence.yaml.Node;
import dev.ringfence.yaml.Node.Mapping;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Pods as Cilium knows them: by their labels, those of their namespace, and its own (Cilium
 * documentation, Kubernetes constructs in policy; limiting identity-relevant labels).
 */
final class CiliumLabels {
  private static final String NAMESPACE = "io.kubernetes.pod.namespace";
  private static final String NAMESPACE_LABELS = "io.cilium.k8s.namespace.labels.";
  private static final String SERVICE_ACCOUNT = "io.cilium.k8s.policy.serviceaccount";
  private static final String RESERVED = "reserved:";
  private static final String OWN = "io.cilium.k8s.policy.";

  /** Left out of identities unless somebody configures otherwise. */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "(?:io\\.kubernetes|kubernetes\\.io|.*beta\\.kubernetes\\.io|k8s\\.io"
              + "|pod-template-(?:generation|hash)|controller-revision-hash|annotation|etcd_node"
              + "|statefulset\\.kubernetes\\.io|apps\\.kubernetes\\.io|batch\\.kubernetes\\.io).*");

  private CiliumLabels() {}

  /** Those that a selector is compared with. */
  static Labels of(Pods pods, Labels namespace) {
    Map<String, String> known = new HashMap<>();
    pods.labels().known().entrySet().stream()
        .filter(label -> !LEFT_OUT.matcher(label.getKey()).matches())
        .forEach(label -> known.put(label.getKey(), label.getValue()));
    namespace.known().forEach((key, value) -> known.put(NAMESPACE_LABELS + key, value));
    known.put(NAMESPACE, pods.object().namespace());
    known.put(SERVICE_ACCOUNT, pods.spec().text("serviceAccountName").orElse("default"));
    return new Labels(
        known,
        key ->
            pods.labels().untold().test(key)
                || key.startsWith(OWN)
                // Of another source than Kubernetes.
                || key.contains(":") && !key.startsWith(RESERVED)
                || key.startsWith(NAMESPACE_LABELS)
                    && namespace.untold().test(key.substring(NAMESPACE_LABELS.length()))
                || LEFT_OUT.matcher(key).matches());
  }

  /** A selector of endpoints; keys may say that they come from Kubernetes, or from anywhere. */
  static Selector selector(Node node) {
    return Selector.of(node, CiliumLabels::plain);
  }

  private static String plain(String key) {
    return Stream.of("k8s:", "any:")
        .filter(key::startsWith)
        .findFirst()
        .map(source -> key.substring(source.length()))
        .orElse(key);
  }

  /** Whether a peer says itself in which namespaces it is; else it is in that of its policy. */
  static boolean namesNamespace(Node selector) {
    return keys(selector)
        .anyMatch(key -> key.equals(NAMESPACE) || key.startsWith(NAMESPACE_LABELS));
  }

  /** Whether it is about what is no pod: hosts, health checks and the like. */
  static boolean isReserved(Node selector) {
    return keys(selector).anyMatch(key -> key.startsWith(RESERVED));
  }

  private static Stream<String> keys(Node selector) {
    Mapping mapping = Fields.asMapping(selector);
    return Stream.concat(
            Fields.texts(mapping, "matchLabels").keySet().stream(),
            Fields.mappings(mapping, "matchExpressions").stream()
                .map(one -> Fields.text(one, "key"))
                .flatMap(Optional::stream))
        .map(CiliumLabels::plain);
  }
}
