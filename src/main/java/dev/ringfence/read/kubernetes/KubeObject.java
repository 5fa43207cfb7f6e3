package dev.ringfence.read.kubernetes;

import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.yaml.Node;
import dev.ringfence.yaml.Node.Mapping;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One object of a cluster as it is declared.
 *
 * @param group API group, empty for the core
 * @param version within the group
 * @param digest of the sealed file
 * @param path of that
 */
record KubeObject(
    String group, String version, String kind, Mapping root, Digest digest, String path) {
  /** What kubectl takes where neither the object nor its caller names a namespace. */
  static final String DEFAULT_NAMESPACE = "default";

  static Optional<KubeObject> of(Node node, Digest digest, String path) {
    return of(node, digest, path, Optional.empty(), Optional.empty());
  }

  /** An item of this list; in the API's answers items of one kind do not say what they are. */
  Optional<KubeObject> item(Node node) {
    String ofItems = kind.substring(0, kind.length() - "List".length());
    return of(
        node,
        digest,
        path,
        root.text("apiVersion"),
        Optional.of(ofItems).filter(name -> !name.isEmpty()));
  }

  private static Optional<KubeObject> of(
      Node node,
      Digest digest,
      String path,
      Optional<String> versionOfList,
      Optional<String> kindOfList) {
    if (!(node instanceof Mapping root)) {
      return Optional.empty();
    }
    Optional<String> kind = root.text("kind").or(() -> kindOfList);
    return root.text("apiVersion")
        .or(() -> versionOfList)
        .filter(version -> kind.isPresent())
        .map(
            version -> {
              int slash = version.indexOf('/');
              return new KubeObject(
                  slash < 0 ? "" : version.substring(0, slash),
                  version.substring(slash + 1),
                  kind.orElseThrow(),
                  root,
                  digest,
                  path);
            });
  }

  private Mapping metadata() {
    return mapping(root, "metadata");
  }

  String name() {
    return metadata().text("name").or(() -> metadata().text("generateName")).orElse("");
  }

  /** Whether it says in which namespace it is. */
  boolean namesNamespace() {
    return metadata().text("namespace").isPresent();
  }

  String namespace() {
    return metadata().text("namespace").orElse(DEFAULT_NAMESPACE);
  }

  Mapping spec() {
    return mapping(root, "spec");
  }

  /** Labels of the object itself. */
  Map<String, String> labels() {
    return texts(metadata(), "labels");
  }

  Map<String, String> annotations() {
    return texts(metadata(), "annotations");
  }

  /** What controls it, as {@code Kind/name}; empty if nothing does. */
  Optional<String> owner() {
    return metadata().value("ownerReferences").stream()
        .filter(Node.Sequence.class::isInstance)
        .flatMap(list -> ((Node.Sequence) list).items().stream())
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .filter(owner -> owner.text("controller").filter("true"::equals).isPresent())
        .map(owner -> owner.text("kind").orElse("") + "/" + owner.text("name").orElse(""))
        .findFirst();
  }

  /** What it is among the objects of its cluster; versions of one group are the same objects. */
  String identity(boolean isNamespaced) {
    return group + "/" + kind + "/" + (isNamespaced ? namespace() + "/" : "") + name();
  }

  SourceRef source() {
    return at(root);
  }

  SourceRef at(Node node) {
    return SourceRef.atLine(digest, path, node.line());
  }

  /** {@code NetworkPolicy shop/web}. */
  String display() {
    return kind + " " + (namesNamespace() ? namespace() + "/" : "") + name();
  }

  /** A mapping within another; an empty one where there is none. */
  static Mapping mapping(Mapping of, String name) {
    return of.value(name)
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .orElse(new Mapping(of.line(), Map.of()));
  }

  /** A mapping of texts; other values are left out. */
  static Map<String, String> texts(Mapping of, String name) {
    Map<String, String> texts = new TreeMap<>();
    mapping(of, name)
        .entries()
        .forEach(
            (key, entry) -> {
              if (entry.value() instanceof Node.Scalar scalar) {
                texts.put(key, scalar.isNothing() ? "" : scalar.text());
              }
            });
    return texts;
  }
}
