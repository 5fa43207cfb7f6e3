package dev.ringfence.read.kubernetes;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Family;
import dev.ringfence.yaml.Node;
import dev.ringfence.yaml.Node.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whom a rule of Cilium names at the far end (Cilium documentation, layer 3 policies). Blocks mean
 * neither pods nor nodes; nodes are taken to have private addresses.
 */
final class CiliumPeers {
  private static final String NODES = "the addresses of nodes are in no manifest";

  /** Fields that are not about the far end. */
  private static final Set<String> OTHERS = Set.of("toPorts", "icmps", "authentication");

  private final Reach reach;
  private final KubeObject policy;
  private final boolean isClusterwide;

  CiliumPeers(Reach reach, KubeObject policy, boolean isClusterwide) {
    this.reach = reach;
    this.policy = policy;
    this.isClusterwide = isClusterwide;
  }

  /** A peer, and where it stands. */
  record Named(Node where, Peers peers) {}

  /**
   * The peers of a rule: everybody where it names ports only, nobody where it is empty.
   *
   * @param prefix {@code from} or {@code to}
   */
  List<Named> of(Node node, String prefix) {
    Mapping rule = Fields.asMapping(node);
    List<String> fields =
        rule.entries().keySet().stream().filter(name -> !OTHERS.contains(name)).toList();
    if (fields.isEmpty()) {
      return rule.entries().isEmpty() ? List.of() : List.of(new Named(node, Peers.EVERYBODY));
    }
    List<Named> all = new ArrayList<>();
    for (String field : fields) {
      if (field.equals(prefix + "Requires")) {
        throw new MalformedException(node, field + " is not modelled");
      }
      List<Node> items = Fields.list(rule, field);
      if (items.isEmpty()) {
        all.add(new Named(node, Peers.unknown("what an empty " + field + " means is not known")));
      }
      items.forEach(item -> all.add(new Named(item, peer(field, prefix, item))));
    }
    return all;
  }

  private Peers peer(String field, String prefix, Node item) {
    if (!field.startsWith(prefix)) {
      throw new MalformedException(item, "unknown field \"" + field + "\"");
    }
    return switch (field.substring(prefix.length())) {
      case "Endpoints" -> endpoints(item);
      case "Entities" -> entity(Fields.asText(item));
      case "CIDR" -> blocks(PolicySpec.addresses(item));
      case "CIDRSet" -> set(item);
      case "Nodes" -> nodes();
      case "FQDNs", "Groups" -> beyond(field + " means addresses that are in no manifest");
      default -> Peers.unknown(field + " is not modelled");
    };
  }

  private Peers endpoints(Node item) {
    Selector selector = CiliumLabels.selector(item);
    if (CiliumLabels.isReserved(item)) {
      return Peers.unknown("whom a reserved label means is not modelled");
    }
    boolean isAnywhere = isClusterwide || CiliumLabels.namesNamespace(item);
    Reach.Chosen chosen =
        reach.ofOwnNetwork(
            pods -> {
              Match here =
                  Match.of(isAnywhere || pods.object().namespace().equals(policy.namespace()));
              return here.and(selector.chooses(CiliumLabels.of(pods, reach.namespaceOf(pods))));
            });
    List<Pods> every = reach.all().stream().filter(pods -> !pods.useHostNetwork()).toList();
    return Peers.of(chosen).withAllPods(isAnywhere && chosen.sure().containsAll(every));
  }

  private Peers entity(String name) {
    return switch (name) {
      case "all" -> Peers.EVERYBODY;
      case "world" -> blocks(Addresses.all());
      case "world-ipv4" -> blocks(Addresses.all(Family.IPV4));
      case "world-ipv6" -> blocks(Addresses.all(Family.IPV6));
      case "cluster" ->
          // Nodes too, which have no addresses here.
          new Peers(
                  new Reach.Chosen(reach.all(), List.of()),
                  Addresses.none(),
                  Addresses.all(),
                  false,
                  false,
                  NODES)
              .withAllPods(true);
      case "none" -> Peers.of(new Reach.Chosen(List.of(), List.of()));
      case "host", "remote-node", "kube-apiserver", "health", "ingress" -> nodes();
      default -> Peers.unknown("whom the entity " + name + " means is not known");
    };
  }

  private Peers nodes() {
    return new Peers(
        new Reach.Chosen(List.of(), reach.all().stream().filter(Pods::useHostNetwork).toList()),
        Addresses.none(),
        Addresses.all(),
        false,
        false,
        NODES);
  }

  private Peers beyond(String doubt) {
    return new Peers(
        new Reach.Chosen(List.of(), List.of()),
        Addresses.none(),
        Addresses.all(),
        false,
        false,
        doubt);
  }

  private Peers set(Node item) {
    Mapping set = Fields.asMapping(item);
    if (set.value("cidr").isEmpty()) {
      return beyond("a group of blocks is not modelled");
    }
    Fields.only(item, "cidr", "except");
    Addresses blocks = PolicySpec.addresses(Fields.needed(set, "cidr"));
    for (Node except : Fields.list(set, "except")) {
      blocks = blocks.minus(PolicySpec.addresses(except));
    }
    return blocks(blocks);
  }

  private Peers blocks(Addresses blocks) {
    Addresses sure = blocks.minus(Addresses.PRIVATE);
    return new Peers(
        new Reach.Chosen(List.of(), List.of()),
        sure,
        blocks,
        false,
        false,
        sure.equals(blocks) ? "" : "whether an address is one of a node is in no manifest");
  }
}
