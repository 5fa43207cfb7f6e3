package dev.ringfence.network;

/** Anything a check can have as its subject. Records only: CEL sees their components by name. */
public sealed interface Resource
    permits Appliance,
        Change,
        ClientVpn,
        ClusterNamespace,
        ConnectEndpoint,
        DataStore,
        DedicatedLink,
        EffectiveRoutes,
        EffectiveRules,
        EndpointService,
        Exposure,
        Filter,
        FlowLog,
        Forward,
        Gateway,
        HostFirewall,
        HostRule,
        LoadBalancer,
        LogGroup,
        NatGateway,
        NetworkInterface,
        NetworkPolicy,
        OrderedFilter,
        OrderedRule,
        Peering,
        Permit,
        PolicyRule,
        PrefixList,
        PublicAddress,
        ReachabilityPath,
        Route,
        RuleVerdict,
        Server,
        ServerGroup,
        ServerTemplate,
        ServiceEndpoint,
        Subnet,
        TieredRule,
        TransitAttachment,
        TransitGateway,
        TransitRouteTable,
        VirtualNetwork,
        VpnConnection,
        Watch,
        Workload {
  ResourceHeader header();

  /** Globally unique and stable id. */
  default String id() {
    return header().id();
  }

  default Kind kind() {
    return Kind.of(getClass());
  }
}
