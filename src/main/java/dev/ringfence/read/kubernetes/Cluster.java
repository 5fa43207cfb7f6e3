package dev.ringfence.read.kubernetes;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceContent;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.yaml.Document;
import dev.ringfence.yaml.Documents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The objects that one source declares, the pods they make, and what could not be read. */
final class Cluster {
  /** Given to every namespace by the API server (well-known labels). */
  static final String NAME_LABEL = "kubernetes.io/metadata.name";

  /** Objects this reader looks at that belong to no namespace. */
  private static final Set<String> CLUSTER_WIDE =
      Set.of(
          "Namespace",
          "Node",
          "GatewayClass",
          "AdminNetworkPolicy",
          "BaselineAdminNetworkPolicy",
          "ClusterNetworkPolicy",
          "CiliumClusterwideNetworkPolicy",
          "GlobalNetworkPolicy");

  private final EvidenceSource source;
  private final Map<String, KubeObject> byIdentity = new LinkedHashMap<>();
  private final List<CollectionGap> gaps = new ArrayList<>();
  private final List<Pods> pods = new ArrayList<>();
  private final SortedMap<String, Labels> namespaces = new TreeMap<>();
  private int withoutNamespace;

  /**
   * @param gaps of the collection
   */
  Cluster(
      EvidenceSource source,
      List<Evidence> items,
      EvidenceContent content,
      List<CollectionGap> gaps) {
    this.source = source;
    this.gaps.addAll(gaps);
    for (Evidence item : items) {
      String text = new String(content.bytes(item.digest()), StandardCharsets.UTF_8);
      Documents.of(text).forEach(document -> document(item, document));
    }
    byIdentity.values().forEach(this::pods);
    nameNamespaces();
  }

  private void document(Evidence item, Document document) {
    document
        .problem()
        .ifPresent(
            problem ->
                gap(
                    item,
                    Reason.UNPARSABLE,
                    item.path() + ":" + problem.line(),
                    problem.message()));
    document
        .root()
        .flatMap(root -> KubeObject.of(root, item.digest(), item.path()))
        .ifPresent(object -> object(item, object));
  }

  private void object(Evidence item, KubeObject found) {
    if (found.kind().endsWith("List") && found.root().value("items").isPresent()) {
      items(item, found);
      return;
    }
    boolean isNamespaced = !CLUSTER_WIDE.contains(found.kind());
    KubeObject earlier = byIdentity.putIfAbsent(found.identity(isNamespaced), found);
    if (earlier != null && !Likeness.areAlike(earlier.root(), found.root())) {
      gap(
          item,
          Reason.CONTRADICTORY,
          item.path() + ":" + found.root().line(),
          found.display() + " is declared otherwise in " + earlier.source().display());
    }
  }

  private void items(Evidence item, KubeObject list) {
    try {
      Fields.list(list.root(), "items")
          .forEach(one -> list.item(one).ifPresent(object -> object(item, object)));
    } catch (MalformedException malformed) {
      gap(list, malformed);
    }
  }

  private void gap(Evidence item, Reason reason, String where, String detail) {
    gaps.add(
        new CollectionGap(
            item.request(), reason, where + ": " + detail, Optional.of(item.whole())));
  }

  /** Notes what is malformed in an object, so that what it would do is not known. */
  void gap(KubeObject object, MalformedException malformed) {
    gaps.add(
        new CollectionGap(
            Request.of(source, "manifest"),
            Reason.UNRECOGNISED,
            "%s:%d: %s: %s"
                .formatted(
                    object.path(), malformed.line(), object.display(), malformed.getMessage()),
            Optional.of(SourceRef.atLine(object.digest(), object.path(), malformed.line()))));
  }

  private void pods(KubeObject object) {
    // What a declared controller makes is declared with it.
    if (object.owner().filter(owner -> isDeclared(owner, object.namespace())).isPresent()) {
      return;
    }
    try {
      Optional<Pods> made = Pods.of(object);
      made.ifPresent(
          found -> {
            found.useHostNetwork();
            pods.add(found);
            withoutNamespace += object.namesNamespace() ? 0 : 1;
          });
    } catch (MalformedException malformed) {
      gap(object, malformed);
    }
  }

  private boolean isDeclared(String kindAndName, String namespace) {
    int slash = kindAndName.indexOf('/');
    String identity =
        kindAndName.substring(0, slash) + "/" + namespace + kindAndName.substring(slash);
    return Stream.of("apps/", "batch/", "/").anyMatch(g -> byIdentity.containsKey(g + identity));
  }

  private void nameNamespaces() {
    for (KubeObject object : byIdentity.values()) {
      if (object.group().isEmpty() && object.kind().equals("Namespace")) {
        Map<String, String> labels = new TreeMap<>(object.labels());
        labels.put(NAME_LABEL, object.name());
        namespaces.put(object.name(), Labels.all(labels));
      }
    }
    Set<String> used = new TreeSet<>();
    pods.forEach(found -> used.add(found.object().namespace()));
    of("networking.k8s.io", "NetworkPolicy").forEach(policy -> used.add(policy.namespace()));
    used.forEach(name -> namespaces.putIfAbsent(name, Labels.some(Map.of(NAME_LABEL, name))));
  }

  EvidenceSource source() {
    return source;
  }

  List<CollectionGap> gaps() {
    return List.copyOf(gaps);
  }

  List<Pods> pods() {
    return List.copyOf(pods);
  }

  /** Every namespace that is declared or that something lies in, with its labels. */
  SortedMap<String, Labels> namespaces() {
    return new TreeMap<>(namespaces);
  }

  /** How many workloads do not say in which namespace they are. */
  int withoutNamespace() {
    return withoutNamespace;
  }

  List<KubeObject> objects() {
    return List.copyOf(byIdentity.values());
  }

  List<KubeObject> of(String group, String kind) {
    return byIdentity.values().stream()
        .filter(object -> object.group().equals(group) && object.kind().equals(kind))
        .toList();
  }
}
