package dev.ringfence.read.kubernetes;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.NetworkPolicy;
import dev.ringfence.network.PolicyRule;
import dev.ringfence.network.Resource;
import dev.ringfence.network.Tags;
import dev.ringfence.network.Unmodelled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The network policies of a cluster: whom they select, in which direction, and what they admit. */
final class Policies {
  private static final String UNTOLD = "not every policy of the namespace is known";

  private final Cluster cluster;
  private final Reach reach;
  private final Ids ids;
  private final Doubts doubts;
  private final Map<Pods, List<PolicySpec>> selecting = new HashMap<>();
  private final Map<PolicySpec, List<Pods>> selected = new LinkedHashMap<>();
  private final List<Unmodelled> unmodelled = new ArrayList<>();

  Policies(Cluster cluster, Reach reach, Ids ids, Doubts doubts) {
    this.cluster = cluster;
    this.reach = reach;
    this.ids = ids;
    this.doubts = doubts;
    for (KubeObject object : cluster.of("networking.k8s.io", "NetworkPolicy")) {
      if (object.version().equals("v1")) {
        read(object);
      }
    }
  }

  private void read(KubeObject object) {
    PolicySpec spec;
    try {
      spec = PolicySpec.of(object);
    } catch (MalformedException malformed) {
      // The API refuses it, so that it isolates nobody; or it knows more than this version.
      SourceRef where = SourceRef.atLine(object.digest(), object.path(), malformed.line());
      String reason = object.display() + " is not understood: " + malformed.getMessage();
      doubts.add(reach.in(object.namespace()), reason, where);
      unmodelled.add(new Unmodelled(ids.of(Ids.workload(object)), reason, where));
      return;
    }
    Reach.Chosen chosen = reach.chosen(spec.pods(), object.namespace());
    chosen
        .sure()
        .forEach(pods -> selecting.computeIfAbsent(pods, key -> new ArrayList<>()).add(spec));
    doubts.add(
        chosen.possible(),
        object.display() + " selects pods by a label that they get when they are made",
        object.source());
    selected.put(spec, chosen.sure());
  }

  List<Unmodelled> unmodelled() {
    return List.copyOf(unmodelled);
  }

  /** Ids of the policies that select pods. */
  Fact<List<String>> of(Pods pods) {
    List<PolicySpec> all = selecting.getOrDefault(pods, List.of());
    return Fact.known(all.stream().map(this::id).toList(), sources(all, pods));
  }

  private static List<SourceRef> sources(List<PolicySpec> policies, Pods pods) {
    return policies.isEmpty()
        ? List.of(pods.object().source())
        : policies.stream().map(policy -> policy.object().source()).toList();
  }

  /** Whether pods are isolated in a direction. */
  Fact<Boolean> isIsolated(Pods pods, boolean isInwards) {
    List<PolicySpec> deciding =
        selecting.getOrDefault(pods, List.of()).stream()
            .filter(policy -> isInwards ? policy.isIngress() : policy.isEgress())
            .toList();
    if (!deciding.isEmpty() && pods.useHostNetwork()) {
      return new Fact.Unknown<>(
          "%s uses the network of its node, and whether policies hold for it is up to the plugin"
              .formatted(pods.object().display()),
          List.of(pods.object().source()));
    }
    return deciding.isEmpty() && !isTold(pods.object().namespace())
        ? Fact.unknown(UNTOLD, pods.object().source())
        : Fact.known(!deciding.isEmpty(), sources(deciding, pods));
  }

  /** Whether every policy of a namespace is there and understood. */
  private boolean isTold(String namespace) {
    return cluster.gaps().isEmpty()
        && unmodelled.stream().noneMatch(u -> u.owner().startsWith(ids.of(namespace + "/")));
  }

  /**
   * Whether a policy isolates every pod of a namespace in a direction, and none for every pod
   * admits everybody.
   */
  Fact<Boolean> denies(String namespace, boolean isInwards, SourceRef otherwise) {
    List<PolicySpec> isolating =
        selected.keySet().stream()
            .filter(policy -> policy.object().namespace().equals(namespace))
            .filter(policy -> policy.pods().isEverything() && isOneWay(policy, isInwards))
            .toList();
    List<SourceRef> opening = Openings.of(isolating, isInwards);
    if (!isTold(namespace) && (isolating.isEmpty() || !opening.isEmpty())) {
      return Fact.unknown(UNTOLD, otherwise);
    }
    if (!opening.isEmpty()) {
      return Fact.known(false, opening);
    }
    return isolating.isEmpty()
        ? Fact.known(false, otherwise)
        : Fact.known(true, isolating.stream().map(policy -> policy.object().source()).toList());
  }

  private static boolean isOneWay(PolicySpec policy, boolean isInwards) {
    return isInwards ? policy.isIngress() : policy.isEgress();
  }

  private String id(PolicySpec policy) {
    return ids.of(Ids.workload(policy.object()));
  }

  List<Resource> resources() {
    List<Resource> resources = new ArrayList<>();
    selected.forEach(
        (policy, pods) -> {
          List<PolicyRule> rules = new RuleMapper(policy, pods, reach, ids).rules();
          KubeObject object = policy.object();
          List<String> directions = new ArrayList<>();
          if (policy.isIngress()) {
            directions.add("ingress");
          }
          if (policy.isEgress()) {
            directions.add("egress");
          }
          resources.addAll(rules);
          resources.add(
              new NetworkPolicy(
                  ids.header(object, Tags.none(object.source())),
                  ids.namespace(object.namespace()),
                  Fact.known(object.namespace(), object.source()),
                  Fact.known(policy.pods().isEverything(), object.source()),
                  selects(policy, pods),
                  Fact.known(directions, object.source()),
                  Fact.known(rules, object.source())));
        });
    return resources;
  }

  /** What it selects; not known to be nothing where not all pods are known. */
  private Fact<List<String>> selects(PolicySpec policy, List<Pods> pods) {
    SourceRef where = policy.object().source();
    boolean mayMore =
        !reach.chosen(policy.pods(), policy.object().namespace()).possible().isEmpty();
    if (pods.isEmpty() && (mayMore || !cluster.gaps().isEmpty())) {
      return Fact.unknown("not all pods of the namespace are known", where);
    }
    return Fact.known(
        List.copyOf(new TreeSet<>(pods.stream().map(one -> ids.of(one.id())).toList())), where);
  }
}
