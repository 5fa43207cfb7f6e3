package dev.ringfence.read.kubernetes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Which pods selectors choose. */
final class Reach {
  private final Map<String, List<Pods>> byNamespace = new TreeMap<>();
  private final SortedMap<String, Labels> namespaces;

  /**
   * Pods that are chosen.
   *
   * @param sure those that certainly are
   * @param possible those of which it cannot be told
   */
  record Chosen(List<Pods> sure, List<Pods> possible) {
    void add(Pods pods, Match match) {
      switch (match) {
        case YES -> sure.add(pods);
        case MAYBE -> possible.add(pods);
        case NO -> {}
      }
    }
  }

  Reach(Cluster cluster) {
    namespaces = cluster.namespaces();
    cluster
        .pods()
        .forEach(
            pods ->
                byNamespace
                    .computeIfAbsent(pods.object().namespace(), name -> new ArrayList<>())
                    .add(pods));
  }

  List<Pods> in(String namespace) {
    return byNamespace.getOrDefault(namespace, List.of());
  }

  List<Pods> all() {
    return byNamespace.values().stream().flatMap(Collection::stream).toList();
  }

  /** Pods of one namespace. */
  Chosen chosen(Selector selector, String namespace) {
    Chosen chosen = new Chosen(new ArrayList<>(), new ArrayList<>());
    in(namespace).forEach(pods -> chosen.add(pods, selector.chooses(pods.labels())));
    return chosen;
  }

  /**
   * Pods that a peer names. Of pods with the addresses of nodes nobody can tell: plugins may know
   * them or take them for their node (Kubernetes, Network Policies, "hostNetwork pods").
   *
   * @param own namespace of the policy
   */
  Chosen chosen(PolicySpec.Peer peer, String own) {
    Chosen chosen = new Chosen(new ArrayList<>(), new ArrayList<>());
    byNamespace.forEach(
        (name, all) -> {
          Match here = lies(peer.namespaces(), name, own);
          if (here != Match.NO) {
            for (Pods pods : all) {
              Match match =
                  here.and(peer.pods().map(s -> s.chooses(pods.labels())).orElse(Match.YES));
              chosen.add(pods, pods.useHostNetwork() ? match.doubtful() : match);
            }
          }
        });
    return chosen;
  }

  /**
   * Pods with an address of their own: those on the network of their node are in no subject and no
   * peer (network-policy-api, AdminNetworkPolicySubject, NamespacedPod).
   */
  Chosen ofOwnNetwork(Selector namespaceSelector, Selector podSelector) {
    return ofOwnNetwork(
        pods ->
            namespaceSelector.chooses(namespaceOf(pods)).and(podSelector.chooses(pods.labels())));
  }

  /** Pods with an address of their own, by anything. */
  Chosen ofOwnNetwork(Function<Pods, Match> choice) {
    Chosen chosen = new Chosen(new ArrayList<>(), new ArrayList<>());
    all().stream()
        .filter(pods -> !pods.useHostNetwork())
        .forEach(pods -> chosen.add(pods, choice.apply(pods)));
    return chosen;
  }

  /** Labels of the namespace in which pods lie. */
  Labels namespaceOf(Pods pods) {
    return namespaces.getOrDefault(pods.object().namespace(), Labels.some(Map.of()));
  }

  private Match lies(Optional<Selector> selector, String name, String own) {
    return selector
        .map(found -> found.chooses(namespaces.getOrDefault(name, Labels.some(Map.of()))))
        .orElse(Match.of(name.equals(own)));
  }
}
