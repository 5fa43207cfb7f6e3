package dev.ringfence.collect.repository;

import dev.ringfence.yaml.Node;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what is a Kubernetes manifest: an object with {@code apiVersion} and {@code kind}. */
final class ManifestText {
  private static final Pattern VERSION =
      Pattern.compile("(?<![\\w.-])[\"']?apiVersion[\"']?\\s{0,20}:");
  private static final Pattern KIND = Pattern.compile("(?<![\\w.-])[\"']?kind[\"']?\\s{0,20}:");
  private static final Pattern NAME = Pattern.compile("(?i).*\\.(?:yaml|yml|json)");

  /** An action of Go's templates; GitHub writes expressions as {@code ${{ … }}}. */
  private static final Pattern TEMPLATE = Pattern.compile("(?<!\\$)\\{\\{");

  private static final Set<String> CHANGING =
      Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  /** API groups of what runs in a cluster and of what decides about its network. */
  private static final Set<String> GROUPS =
      Set.of(
          "",
          "apps",
          "batch",
          "networking.k8s.io",
          "policy.networking.k8s.io",
          "gateway.networking.k8s.io",
          "cilium.io",
          "crd.projectcalico.org",
          "projectcalico.org",
          "networking.istio.io",
          "security.istio.io",
          "policy.linkerd.io");

  private ManifestText() {}

  static boolean isNamedLike(String name) {
    return NAME.matcher(name).matches();
  }

  /** Whether a file of this name changes what others declare (kubectl reference, kustomization). */
  static boolean changesOthers(String name) {
    return CHANGING.contains(name);
  }

  static boolean beginsLikeOne(String text) {
    // Almost no file has the word; to see that takes a hundredth of what the pattern takes.
    return text.contains("apiVersion") && VERSION.matcher(text).find();
  }

  static boolean isManifest(String text) {
    return beginsLikeOne(text) && KIND.matcher(text).find();
  }

  /** Whether it is to be filled in by a program before it is a manifest. */
  static boolean isTemplate(String text) {
    return TEMPLATE.matcher(text).find();
  }

  /** The line, from 1, on which a text is to be filled in. */
  static int templateLine(String text) {
    var matcher = TEMPLATE.matcher(text);
    int end = matcher.find() ? matcher.start() : 0;
    return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  /** Kind of an object; empty where it is none of a cluster. */
  static Optional<String> kind(Node node) {
    if (!(node instanceof Node.Mapping object) || object.text("apiVersion").isEmpty()) {
      return Optional.empty();
    }
    Optional<String> kind = object.text("kind");
    // A kubeconfig says how to reach a cluster and holds keys for it.
    boolean isAccess = kind.filter("Config"::equals).isPresent();
    return isAccess ? Optional.empty() : kind;
  }

  /** Whether an object is of an API group that says something about a cluster's network. */
  static boolean isOfCluster(Node node) {
    if (kind(node).isEmpty() || !(node instanceof Node.Mapping object)) {
      return false;
    }
    String version = object.text("apiVersion").orElse("");
    int slash = version.indexOf('/');
    return GROUPS.contains(slash < 0 ? "" : version.substring(0, slash));
  }
}
