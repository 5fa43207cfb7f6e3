package dev.ringfence.network;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of resource, by the words that controls and findings use. */
public enum Kind {
  APPLIANCE("appliance", "filtering appliance", Appliance.class),
  CHANGE("change", "rule change", Change.class),
  CLIENT_VPN("clientVpn", "client VPN endpoint", ClientVpn.class),
  CLUSTER_NAMESPACE("clusterNamespace", "namespace", ClusterNamespace.class),
  CONNECT_ENDPOINT("connectEndpoint", "instance connect endpoint", ConnectEndpoint.class),
  DATA_STORE("dataStore", "data store", DataStore.class),
  DEDICATED_LINK("dedicatedLink", "dedicated link", DedicatedLink.class),
  EFFECTIVE_ROUTES("effectiveRoutes", "set of effective routes", EffectiveRoutes.class),
  EFFECTIVE_RULES("effectiveRules", "set of effective security rules", EffectiveRules.class),
  ENDPOINT_SERVICE("endpointService", "endpoint service", EndpointService.class),
  EXPOSURE("exposure", "exposure of a workload", Exposure.class),
  FILTER("filter", "security group", Filter.class),
  FLOW_LOG("flowLog", "flow log", FlowLog.class),
  FORWARD("forward", "balancer forwarding", Forward.class),
  GATEWAY("gateway", "gateway", Gateway.class),
  HOST_FIREWALL("hostFirewall", "host firewall", HostFirewall.class),
  HOST_RULE("hostRule", "host firewall rule", HostRule.class),
  LOAD_BALANCER("loadBalancer", "load balancer", LoadBalancer.class),
  LOG_GROUP("logGroup", "log group", LogGroup.class),
  NAT_GATEWAY("natGateway", "NAT gateway", NatGateway.class),
  NETWORK_INTERFACE("networkInterface", "network interface", NetworkInterface.class),
  NETWORK_POLICY("networkPolicy", "network policy", NetworkPolicy.class),
  ORDERED_FILTER("orderedFilter", "network ACL", OrderedFilter.class),
  ORDERED_RULE("orderedRule", "network ACL rule", OrderedRule.class),
  PEERING("peering", "peering connection", Peering.class),
  PERMIT("permit", "security group rule", Permit.class),
  POLICY_RULE("policyRule", "network policy rule", PolicyRule.class),
  PREFIX_LIST("prefixList", "prefix list", PrefixList.class),
  PUBLIC_ADDRESS("publicAddress", "public address", PublicAddress.class),
  REACHABILITY_PATH("reachabilityPath", "analysed path", ReachabilityPath.class),
  ROUTE("route", "route", Route.class),
  RULE_VERDICT("ruleVerdict", "verdict of a configuration rule", RuleVerdict.class),
  SERVER("server", "server", Server.class),
  SERVER_GROUP("serverGroup", "auto-scaled server group", ServerGroup.class),
  SERVER_TEMPLATE("serverTemplate", "server template", ServerTemplate.class),
  SERVICE_ENDPOINT("serviceEndpoint", "private service endpoint", ServiceEndpoint.class),
  SUBNET("subnet", "subnet", Subnet.class),
  TIERED_RULE("tieredRule", "tiered policy rule", TieredRule.class),
  TRANSIT_ATTACHMENT("transitAttachment", "transit attachment", TransitAttachment.class),
  TRANSIT_GATEWAY("transitGateway", "transit gateway", TransitGateway.class),
  TRANSIT_ROUTE_TABLE("transitRouteTable", "transit route table", TransitRouteTable.class),
  VIRTUAL_NETWORK("virtualNetwork", "virtual network", VirtualNetwork.class),
  VPN_CONNECTION("vpnConnection", "VPN connection", VpnConnection.class),
  WATCH("watch", "watch over an account", Watch.class),
  WORKLOAD("workload", "workload", Workload.class);

  /** Kinds that only a Kubernetes cluster has. */
  public static final Set<Kind> OF_CLUSTERS =
      Collections.unmodifiableSet(
          EnumSet.of(
              CLUSTER_NAMESPACE, EXPOSURE, NETWORK_POLICY, POLICY_RULE, TIERED_RULE, WORKLOAD));

  /** Kinds that only the evidence of hosts themselves tells. */
  public static final Set<Kind> OF_HOSTS =
      Collections.unmodifiableSet(EnumSet.of(HOST_FIREWALL, HOST_RULE));

  /** What a provider says of an account or a subscription; nobody says it of a repository. */
  public static final Set<Kind> SAID_BY_PROVIDERS =
      Collections.unmodifiableSet(EnumSet.of(CHANGE, REACHABILITY_PATH, RULE_VERDICT, WATCH));

  /** What services of AWS alone say. */
  public static final Set<Kind> OF_AWS_ACCOUNTS =
      Collections.unmodifiableSet(EnumSet.of(REACHABILITY_PATH));

  /** What Azure alone says. */
  public static final Set<Kind> OF_AZURE_SUBSCRIPTIONS =
      Collections.unmodifiableSet(EnumSet.of(EFFECTIVE_ROUTES, EFFECTIVE_RULES));

  private static final Map<Class<?>, Kind> BY_TYPE =
      Arrays.stream(values()).collect(Collectors.toMap(Kind::type, Function.identity()));

  private final String word;
  private final String title;
  private final Class<? extends Resource> type;

  Kind(String word, String title, Class<? extends Resource> type) {
    this.word = word;
    this.title = title;
    this.type = type;
  }

  /** The name controls and JSON use, and the CEL variable of a check on this kind. */
  public String word() {
    return word;
  }

  /** The name people use. */
  public String title() {
    return title;
  }

  public Class<? extends Resource> type() {
    return type;
  }

  public static Optional<Kind> named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  static Kind of(Class<?> type) {
    Kind kind = BY_TYPE.get(type);
    if (kind == null) {
      throw new IllegalStateException("no kind for " + type);
    }
    return kind;
  }
}
