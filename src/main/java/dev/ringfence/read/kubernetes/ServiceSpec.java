package dev.ringfence.read.kubernetes;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.network.Fact;
import dev.ringfence.yaml.Node;
import dev.ringfence.yaml.Node.Mapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Service as far as it leads into a cluster (core/v1, ServiceSpec).
 *
 * @param type {@code ClusterIP}, {@code NodePort}, {@code LoadBalancer} or {@code ExternalName}
 * @param selector empty where it selects no pods itself
 * @param sources addresses its load balancer lets through
 * @param hasNodePorts whether every node listens for it
 * @param hasExternalAddresses whether it takes what comes for addresses that it names
 * @param keepsClientAddress whether pods see the address of the client
 */
record ServiceSpec(
    KubeObject object,
    String type,
    Optional<Selector> selector,
    List<Port> ports,
    Addresses sources,
    boolean hasNodePorts,
    boolean hasExternalAddresses,
    boolean keepsClientAddress) {
  private static final String RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";

  /** Annotations that keep a balancer inside, with the value that does (vendors' documentation). */
  private static final Map<String, String> INTERNAL =
      Map.of(
          "networking.gke.io/load-balancer-type", "internal",
          "cloud.google.com/load-balancer-type", "internal",
          "service.beta.kubernetes.io/azure-load-balancer-internal", "true",
          "service.beta.kubernetes.io/aws-load-balancer-scheme", "internal");

  /** Once took a block of addresses, which meant the same as true. */
  private static final String INSIDE = "service.beta.kubernetes.io/aws-load-balancer-internal";

  private static final String SCHEME = "service.beta.kubernetes.io/aws-load-balancer-scheme";
  private static final String SORT = "service.beta.kubernetes.io/aws-load-balancer-type";

  /**
   * One port.
   *
   * @param target number or name of the pods' port
   */
  record Port(Protocol protocol, String target) {

    /** What arrives at pods; nothing if they have no port of the name. */
    Services at(Pods pods) {
      boolean isNumber = target.chars().allMatch(c -> c >= '0' && c <= '9');
      return Services.of(
          protocol,
          Ports.all(),
          isNumber ? Ports.of(Integer.parseInt(target)) : pods.named(target, protocol));
    }
  }

  /**
   * Reads a Service.
   *
   * @throws MalformedException for what the API refuses
   */
  static ServiceSpec of(KubeObject object) {
    Mapping spec = object.spec();
    String type = Fields.text(spec, "type").orElse("ClusterIP");
    boolean isBalanced = type.equals("LoadBalancer");
    boolean allocates =
        spec.value("allocateLoadBalancerNodePorts").isEmpty()
            || Fields.truth(spec, "allocateLoadBalancerNodePorts");
    Optional<Selector> selector =
        Optional.of(Selector.ofLabels(spec, "selector")).filter(one -> !one.isEverything());
    return new ServiceSpec(
        object,
        type,
        selector,
        Fields.mappings(spec, "ports").stream().map(ServiceSpec::port).toList(),
        isBalanced ? sources(object, spec) : Addresses.all(),
        type.equals("NodePort") || (isBalanced && allocates),
        !Fields.list(spec, "externalIPs").isEmpty(),
        Fields.text(spec, "externalTrafficPolicy").filter("Local"::equals).isPresent());
  }

  private static Port port(Mapping port) {
    int number =
        Fields.number(port, "port").orElseThrow(() -> new MalformedException(port, "no port"));
    String target =
        port.value("targetPort")
            .filter(Node.Scalar.class::isInstance)
            .map(node -> ((Node.Scalar) node).text())
            .orElse(String.valueOf(number));
    boolean isNumber = target.matches("[0-9]+");
    if (isNumber && (target.length() > 5 || Integer.parseInt(target) > 65_535)) {
      throw new MalformedException(port, "targetPort: 1-65535 or a name expected");
    }
    return new Port(Transport.of(port), target);
  }

  private static Addresses sources(KubeObject object, Mapping spec) {
    List<String> ranges = new ArrayList<>();
    Fields.list(spec, "loadBalancerSourceRanges").forEach(one -> ranges.add(Fields.asText(one)));
    if (ranges.isEmpty()) {
      Optional.ofNullable(object.annotations().get(RANGES))
          .ifPresent(all -> ranges.addAll(Arrays.asList(all.split("\\s*,\\s*"))));
    }
    try {
      return ranges.isEmpty()
          ? Addresses.all()
          : Addresses.of(ranges.stream().map(String::strip).map(Cidr::parse).toList());
    } catch (IllegalArgumentException e) {
      throw new MalformedException(spec, "loadBalancerSourceRanges: address blocks expected");
    }
  }

  /** Whether the internet reaches its load balancer. */
  Fact<Boolean> isPublic() {
    Map<String, String> annotations = object.annotations();
    boolean isInside = !annotations.getOrDefault(INSIDE, "false").equals("false");
    boolean isInternal =
        isInside
            || INTERNAL.entrySet().stream()
                .anyMatch(
                    e -> e.getValue().equalsIgnoreCase(annotations.getOrDefault(e.getKey(), "")));
    if (isInternal) {
      return Fact.known(false, object.source());
    }
    boolean isStated = annotations.getOrDefault(SCHEME, "").equals("internet-facing");
    boolean isOther =
        object.spec().value("loadBalancerClass").isPresent() || annotations.containsKey(SORT);
    return isOther && !isStated
        ? Fact.unknown("where its load balancer stands is up to a controller", object.source())
        : Fact.known(true, object.source());
  }
}
