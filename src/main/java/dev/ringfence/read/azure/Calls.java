package dev.ringfence.read.azure;

/** The calls that are read, by the command of the Azure CLI that makes them. */
final class Calls {
  static final String NETWORKS = "az network vnet list";
  static final String GROUPS = "az network nsg list";
  static final String INTERFACES = "az network nic list";
  static final String ROUTE_TABLES = "az network route-table list";
  static final String PUBLIC_ADDRESSES = "az network public-ip list";
  static final String BALANCERS = "az network lb list";
  static final String APPLICATION_GROUPS = "az network asg list";
  static final String PRIVATE_ENDPOINTS = "az network private-endpoint list";
  static final String APPLICATION_GATEWAYS = "az network application-gateway list";
  static final String BASTIONS = "az network bastion list";
  static final String FIREWALLS = "az network firewall list";
  static final String NAT_GATEWAYS = "az network nat gateway list";
  static final String NETWORK_GATEWAYS = "az network vnet-gateway list";
  static final String LOCAL_GATEWAYS = "az network local-gateway list";
  static final String CONNECTIONS = "az network vpn-connection list";
  static final String SERVERS = "az vm list";
  static final String SCALE_SETS = "az vmss list";
  static final String SCALED_INTERFACES = "az vmss nic list";
  static final String ADMIN_RULES = "az network manager list-effective-security-admin-rule";

  static final String FLOW_LOGS = "az network watcher flow-log list";
  static final String STORAGE_ACCOUNTS = "az storage account list";

  static final String FIREWALL_POLICIES = "az network firewall policy list";
  static final String RULE_GROUPS = "az network firewall policy rule-collection-group list";
  static final String ADDRESS_GROUPS = "az network ip-group list";

  static final String ACTIVITY_LOG = "az monitor activity-log list";
  static final String POLICY_STATES = "az policy state list";
  static final String DEFENDER_PLANS = "az security pricing list";

  static final String EFFECTIVE_RULES = "az network nic list-effective-nsg";
  static final String EFFECTIVE_ROUTES = "az network nic show-effective-route-table";

  private Calls() {}
}
