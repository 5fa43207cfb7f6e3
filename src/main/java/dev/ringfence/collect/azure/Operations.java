package dev.ringfence.collect.azure;

import static dev.ringfence.collect.azure.Operation.below;
import static dev.ringfence.collect.azure.Operation.each;
import static dev.ringfence.collect.azure.Operation.effective;
import static dev.ringfence.collect.azure.Operation.list;
import static dev.ringfence.collect.azure.Operation.log;
import static dev.ringfence.collect.azure.Operation.perGroup;
import static dev.ringfence.collect.azure.Operation.query;

import com.azure.core.http.HttpMethod;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that is ever asked of Azure; all of it reads. */
final class Operations {
  /** Versions that the public cloud, China and the government's have. */
  private static final String NETWORK = "2024-05-01";

  private static final String COMPUTE = "2024-07-01";

  /** The interfaces of scale sets are in this version of Microsoft.Network's API alone. */
  private static final String SCALED = "2018-10-01";

  private static final String NETWORKS = "az network vnet list";
  private static final String INTERFACES = "az network nic list";
  private static final String SCALE_SETS = "az vmss list";
  private static final String FIREWALL_POLICIES = "az network firewall policy list";
  private static final String STORAGE = "2023-05-01";

  /**
   * Built-in definitions whose states are compared: subnets with a group, virtual networks with
   * flow logs, interfaces without public addresses (Azure Policy, built-in definitions).
   */
  static final List<String> POLICIES =
      List.of(
          "e71308d3-144b-4262-b144-efdc3cc90517",
          "4c3c6c5f-0d47-4402-99b8-aa543dd8bcee",
          "83a86a26-fd1f-447c-b59d-e51f44264114");

  /** Flow logs are below the watcher of their region. */
  static final Operation WATCHERS = network("az network watcher list", "networkWatchers");

  /** What the network is read from, in the order of the table of calls. */
  static final List<Operation> ALL =
      List.of(
          network(NETWORKS, "virtualNetworks"),
          network("az network nsg list", "networkSecurityGroups"),
          network(INTERFACES, "networkInterfaces"),
          network("az network route-table list", "routeTables"),
          network("az network public-ip list", "publicIPAddresses"),
          network("az network lb list", "loadBalancers"),
          network("az network asg list", "applicationSecurityGroups"),
          network("az network private-endpoint list", "privateEndpoints"),
          network("az network application-gateway list", "applicationGateways"),
          network("az network bastion list", "bastionHosts"),
          network("az network firewall list", "azureFirewalls"),
          network("az network nat gateway list", "natGateways"),
          networkOfGroup("az network vnet-gateway list", "virtualNetworkGateways"),
          networkOfGroup("az network local-gateway list", "localNetworkGateways"),
          networkOfGroup("az network vpn-connection list", "connections"),
          each(
              "az network manager list-effective-security-admin-rule",
              HttpMethod.POST,
              NETWORKS,
              "/listNetworkManagerEffectiveSecurityAdminRules",
              NETWORK),
          compute("az vm list", "virtualMachines"),
          compute(SCALE_SETS, "virtualMachineScaleSets"),
          each("az vmss nic list", HttpMethod.GET, SCALE_SETS, "/networkInterfaces", SCALED),
          below("az network watcher flow-log list", WATCHERS.call(), "/flowLogs", NETWORK),
          list("az storage account list", "/providers/Microsoft.Storage/storageAccounts", STORAGE),
          network(FIREWALL_POLICIES, "firewallPolicies"),
          below(
              "az network firewall policy rule-collection-group list",
              FIREWALL_POLICIES,
              "/ruleCollectionGroups",
              NETWORK),
          network("az network ip-group list", "ipGroups"),
          log(
              "az monitor activity-log list",
              "/providers/Microsoft.Insights/eventtypes/management/values",
              "2015-04-01",
              "Microsoft.Network"),
          query(
              "az policy state list",
              "/providers/Microsoft.PolicyInsights/policyStates/latest/queryResults",
              "2019-10-01",
              POLICIES.stream()
                  .map("policyDefinitionName eq '%s'"::formatted)
                  .collect(Collectors.joining(" or "))),
          list("az security pricing list", "/providers/Microsoft.Security/pricings", "2024-01-01"),
          effective(
              "az network nic list-effective-nsg",
              INTERFACES,
              "/effectiveNetworkSecurityGroups",
              NETWORK),
          effective(
              "az network nic show-effective-route-table",
              INTERFACES,
              "/effectiveRouteTable",
              NETWORK));

  /** Whether the subscription is there, and in which state; its id is what is asked about. */
  static final Operation SUBSCRIPTION = list("az account show", "", "2022-12-01");

  /** What the caller may do in all of the subscription. */
  static final Operation PERMISSIONS =
      list("az rest permissions", "/providers/Microsoft.Authorization/permissions", "2022-04-01");

  static final Operation GROUPS = list("az group list", "/resourcegroups", "2021-04-01");

  /** Whether a provider of resources is registered. */
  static final Operation PROVIDER = list("az provider show", "", "2021-04-01");

  /** The groups and subscriptions below a management group, at any depth. */
  static final Operation DESCENDANTS = list("az rest descendants", "/descendants", "2020-05-01");

  /** What is asked besides, and what it takes (Azure permissions, by resource provider). */
  static final List<String> BESIDES =
      List.of(
          "Microsoft.Authorization/permissions/read",
          "Microsoft.Management/managementGroups/descendants/read",
          "Microsoft.Management/managementGroups/read",
          "Microsoft.Network/locations/operationResults/read",
          "Microsoft.Network/locations/operations/read",
          "Microsoft.Network/networkWatchers/read",
          "Microsoft.Resources/subscriptions/providers/read",
          "Microsoft.Resources/subscriptions/read",
          "Microsoft.Resources/subscriptions/resourceGroups/read");

  private Operations() {}

  private static Operation network(String call, String type) {
    return list(call, "/providers/Microsoft.Network/" + type, NETWORK);
  }

  private static Operation networkOfGroup(String call, String type) {
    return perGroup(call, "/providers/Microsoft.Network/" + type, NETWORK);
  }

  private static Operation compute(String call, String type) {
    return list(call, "/providers/Microsoft.Compute/" + type, COMPUTE);
  }

  /**
   * The operation behind a call.
   *
   * @throws IllegalStateException if there is none
   */
  static Operation named(String call) {
    return Stream.concat(ALL.stream(), Stream.of(WATCHERS))
        .filter(operation -> operation.call().equals(call))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no operation makes the call " + call));
  }
}
