package dev.ringfence.read.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ringfence.network.FlowLog;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.VirtualNetwork;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Flow logs in both shapes of the evidence (Azure REST API, FlowLog 2024-05-01; Azure Network
 * Watcher, virtual network flow logs and retirement of NSG flow logs).
 */
class AzureLogsTest {
  private static final String NETWORK = AzureEstate.id("virtualNetworks", "net");
  private static final String FRONT = AzureEstate.subnetId("net", "front");
  private static final String BACK = AzureEstate.subnetId("net", "back");
  private static final String GROUP = AzureEstate.id("networkSecurityGroups", "front");

  /** What a network of two subnets is recorded by: everything, not everything, or not known. */
  private record Row(String name, UnaryOperator<AzureEstate> change, String recorded) {
    DynamicTest test() {
      return dynamicTest(
          name,
          () -> {
            assertThat(records(change.apply(estate()).read())).isEqualTo(recorded);
            assertThat(records(change.apply(estate()).rest().read())).isEqualTo(recorded);
          });
    }
  }

  private static AzureEstate estate() {
    return AzureEstate.flat()
        .network("net", "10.0.0.0/16")
        .subnet("net", "front", "10.0.1.0/24", AzureEstate.group("front"))
        .subnet("net", "back", "10.0.2.0/24", "{}")
        .groupOf("front");
  }

  private static String records(NetworkModel network) {
    Optional<List<FlowLog>> logs =
        network.of(VirtualNetwork.class).findFirst().orElseThrow().flowLogs().valueIfKnown();
    if (logs.isEmpty()) {
      return "unknown";
    }
    boolean isWhole = logs.get().stream().anyMatch(log -> isKept(log, false));
    boolean mayBeWhole = logs.get().stream().anyMatch(log -> isKept(log, true));
    return isWhole ? "everything" : mayBeWhole ? "unknown" : "not everything";
  }

  private static boolean isKept(FlowLog log, boolean unlessKnown) {
    return log.isActive().valueIfKnown().orElse(unlessKnown)
        && log.trafficType().map("all"::equals).valueIfKnown().orElse(unlessKnown)
        && log.deliveryStatus().map("success"::equals).valueIfKnown().orElse(unlessKnown);
  }

  @TestFactory
  Stream<DynamicTest> semantics_10_flow_logs() {
    String ofGroup = "a log of every group that subnets have";
    UnaryOperator<AzureEstate> grouped =
        estate ->
            estate
                .subnet("net", "back", "10.0.2.0/24", AzureEstate.group("front"))
                .flowLog("log", GROUP, "{}");
    return Stream.of(
            new Row("no log", estate -> estate, "not everything"),
            new Row("one of the network", e -> e.flowLog("log", NETWORK, "{}"), "everything"),
            new Row(
                "one that is turned off",
                e -> e.flowLog("log", NETWORK, "{'enabled': false}"),
                "not everything"),
            new Row(
                "one that does not say whether it is on",
                e -> e.flowLog("log", NETWORK, "{'enabled': null}"),
                "unknown"),
            new Row(
                "one that leaves states of flows out",
                e -> e.flowLog("log", NETWORK, "{'recordTypes': 'B,D'}"),
                "not everything"),
            new Row(
                "one that names every state of flows",
                e -> e.flowLog("log", NETWORK, "{'recordTypes': 'D,C,B,E'}"),
                "everything"),
            new Row(
                "one with criteria",
                e -> e.flowLog("log", NETWORK, "{'enabledFilteringCriteria': 'dstport=443'}"),
                "not everything"),
            new Row(
                "one whose account is gone",
                e ->
                    e.flowLog(
                        "log",
                        NETWORK,
                        "{'storageId': '" + AzureEstate.id("storageAccounts", "gone") + "'}"),
                "not everything"),
            new Row(
                "one whose account is not known to be there",
                e -> e.flowLog("log", NETWORK, "{}").without(Calls.STORAGE_ACCOUNTS),
                "unknown"),
            new Row(
                "no list of logs",
                e -> e.flowLog("log", NETWORK, "{}").without(Calls.FLOW_LOGS),
                "unknown"),
            new Row("one of a subnet", e -> e.flowLog("log", FRONT, "{}"), "not everything"),
            new Row(
                "one of every subnet",
                e -> e.flowLog("log", FRONT, "{}").flowLog("other", BACK, "{}"),
                "everything"),
            new Row(
                "of every subnet, one turned off",
                e -> e.flowLog("log", FRONT, "{}").flowLog("other", BACK, "{'enabled': false}"),
                "not everything"),
            new Row(
                "of every subnet, one that does not say",
                e -> e.flowLog("log", FRONT, "{}").flowLog("other", BACK, "{'enabled': null}"),
                "unknown"),
            new Row(
                "one of a group, and a subnet without",
                e -> e.flowLog("log", GROUP, "{}"),
                "not everything"),
            new Row(ofGroup, grouped, "everything"),
            new Row(
                ofGroup + " the day before such logs retire",
                e -> grouped.apply(e).at("2027-09-29T23:59:59Z"),
                "everything"),
            new Row(
                ofGroup + " the day they do",
                e -> grouped.apply(e).at("2027-09-30T00:00:00Z"),
                "not everything"),
            new Row(
                "one of the network the day after",
                e -> e.flowLog("log", NETWORK, "{}").at("2027-10-01T00:00:00Z"),
                "everything"))
        .map(Row::test);
  }

  @Test
  void given_a_log_then_how_long_it_keeps_records_is_its_own_policy() {
    assertThat(days("{}")).contains(90L);
    assertThat(days("{'retentionPolicy': {'days': 0, 'enabled': true}}")).isEmpty();
    assertThat(days("{'retentionPolicy': {'days': 30, 'enabled': false}}")).isEmpty();
    assertThat(days("{'retentionPolicy': null}")).isEmpty();
  }

  private static Optional<Long> days(String members) {
    return estate()
        .flowLog("log", NETWORK, members)
        .read()
        .of(FlowLog.class)
        .findFirst()
        .orElseThrow()
        .retentionDays()
        .valueIfKnown();
  }
}
