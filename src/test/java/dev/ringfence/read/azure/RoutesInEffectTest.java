package dev.ringfence.read.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.EffectiveRoutes;
import dev.ringfence.network.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Effective routes against the networks and route tables that they are made of. */
class RoutesInEffectTest {
  /** As the platform gives them; the fourth is dropped without being documented. */
  private static final List<String> DEFAULTS =
      List.of(
          "Default Active 10.0.0.0/16 VnetLocal",
          "Default Active 0.0.0.0/0 Internet",
          "Default Active 10.0.0.0/8 None",
          "Default Active 25.148.0.0/15 None",
          "Default Active 127.0.0.0/8 None",
          "Default Active 100.64.0.0/10 None",
          "Default Active 172.16.0.0/12 None",
          "Default Active 192.168.0.0/16 None");

  private static AzureEstate estate() {
    return AzureEstate.flat()
        .network("net", "10.0.0.0/16")
        .subnet("net", "s", "10.0.1.0/24", "{}")
        .server("web", "net", "s", "10.0.1.4", "", "{}");
  }

  /** Lines {@code prefix hop address}. */
  private static AzureEstate routed(List<String> routes) {
    return estate()
        .table("table", "{}", routes.toArray(String[]::new))
        .subnet(
            "net",
            "s",
            "10.0.1.0/24",
            "{'routeTable': " + AzureEstate.reference("routeTables", "table") + "}");
  }

  private static String difference(AzureEstate estate, List<String> inEffect) {
    estate.inEffect(Calls.EFFECTIVE_ROUTES, "web", InEffectText.routes(inEffect));
    return estate
        .read()
        .of(Kind.EFFECTIVE_ROUTES)
        .map(EffectiveRoutes.class::cast)
        .findFirst()
        .orElseThrow()
        .difference()
        .fold(known -> known.value(), unknown -> "unknown: " + unknown.reason());
  }

  private static List<String> with(String... further) {
    List<String> all = new ArrayList<>(DEFAULTS);
    all.addAll(List.of(further));
    return all;
  }

  @Test
  void given_what_the_platform_makes_then_nothing_differs() {
    assertThat(difference(estate(), DEFAULTS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "User Active 172.20.0.0/16 VirtualAppliance 10.0.9.4"
            + "|to 172.20.0.0/16: VirtualAppliance 10.0.9.4 by the answer, None by the evidence",
        "VirtualNetworkGateway Active 192.168.7.0/24 VirtualNetworkGateway 10.0.8.4"
            + "|to 192.168.7.0/24: VirtualNetworkGateway by the answer, None by the evidence",
        "Default Active 10.9.0.0/16 VNetPeering"
            + "|to 10.9.0.0/16: VNetPeering by the answer, None by the evidence",
        "User Active 8.0.0.0/8 None|to 8.0.0.0/8: None by the answer, Internet by the evidence",
        "User Invalid 8.0.0.0/8 None|''",
        "Default Active 20.38.98.0/24 VirtualNetworkServiceEndpoint|''",
        "Default Active 10.0.3.4/32 InterfaceEndpoint|''",
        "Default Active 172.20.0.4/32 InterfaceEndpoint"
            + "|to 172.20.0.4/32: InterfaceEndpoint by the answer, None by the evidence",
        "User Active 8.0.0.0/8 Teleport|unknown: next hop type \"Teleport\" is not known",
        "User Active 8.0.0.0/8 VirtualAppliance"
            + "|unknown: a route to an appliance does not tell its address",
        "User Someday 8.0.0.0/8 None|unknown: state \"Someday\" is not known",
        "User Active nonsense None|unknown: \"nonsense\" is no address block"
      })
  void given_one_more_route_in_effect_then_that_is_told(String route, String difference) {
    assertThat(difference(estate(), with(route))).isEqualTo(difference);
  }

  @Test
  void given_no_route_in_effect_then_nothing_is_decided() {
    assertThat(difference(estate(), List.of()))
        .isEqualTo("unknown: the answer has no active route");
  }

  @Test
  void given_a_default_route_of_the_table_then_it_takes_what_the_platform_would_drop() {
    List<String> inEffect =
        List.of(
            "Default Active 10.0.0.0/16 VnetLocal",
            "Default Invalid 0.0.0.0/0 Internet",
            "User Active 0.0.0.0/0 VirtualAppliance 10.0.9.4");

    assertThat(difference(routed(List.of("0.0.0.0/0 VirtualAppliance 10.0.9.4")), inEffect))
        .isEmpty();
    assertThat(difference(routed(List.of("0.0.0.0/0 VirtualAppliance 10.0.9.5")), inEffect))
        .isEqualTo(
            "to 1.0.0.0/8: VirtualAppliance 10.0.9.4 by the answer,"
                + " VirtualAppliance 10.0.9.5 by the evidence");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23})
  void given_random_tables_then_their_routes_agree_and_each_other_next_hop_is_noticed(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      TreeMap<String, String> table = new TreeMap<>();
      int count = 1 + random.nextInt(4);
      while (table.size() < count) {
        table.put(block(random), hop(random));
      }
      List<String> routes =
          table.entrySet().stream().map(one -> one.getKey() + " " + one.getValue()).toList();
      String changed = List.copyOf(table.keySet()).get(random.nextInt(count));
      List<String> same = with();
      List<String> other = with();
      table.forEach(
          (block, hop) -> {
            same.add("User Active " + block + " " + hop);
            String next = hop.startsWith("None") ? "VirtualAppliance 10.0.9.99" : "None";
            other.add("User Active " + block + " " + (block.equals(changed) ? next : hop));
          });

      assertThat(difference(routed(routes), same)).as("%s", routes).isEmpty();
      assertThat(difference(routed(routes), other))
          .as("%s, but for %s", routes, changed)
          .contains(" by the answer, ");
    }
  }

  /** Up to three lengths that lie within each other; no two make up a third. */
  private static String block(Random random) {
    int length = List.of(16, 20, 24).get(random.nextInt(3));
    return "172.%d.%d.0/%d"
        .formatted(16 + random.nextInt(4), length == 16 ? 0 : 16 * random.nextInt(4), length);
  }

  private static String hop(Random random) {
    return List.of("None", "VirtualAppliance 10.0.9.4", "VirtualAppliance 10.0.9.5")
        .get(random.nextInt(3));
  }
}
