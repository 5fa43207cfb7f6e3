package dev.ringfence.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Transit gateways of a random estate: one or two that are peered, with tables that forward, drop
 * and loop, and networks that inspect what is not for them.
 */
final class RandomHubs {
  private final Draft draft;
  private final List<String> hubs = new ArrayList<>(List.of("tgw"));
  private final Map<String, List<String>> attached = new LinkedHashMap<>();

  RandomHubs(Draft draft) {
    this.draft = draft;
  }

  void hubs() {
    if (draft.chance(40)) {
      hubs.add("far");
    }
    for (String hub : hubs) {
      draft.add("transit " + hub + " references=" + (draft.chance(50) ? "yes" : "no"));
      draft.add("transit-table rt-" + hub + " transit=" + hub);
      draft.add("transit-table other-" + hub + " transit=" + hub);
    }
    for (String vpc : draft.vpcs) {
      attach(vpc, draft.any(hubs));
    }
    if (hubs.size() > 1) {
      peer();
    }
    premises();
    draft.tables.forEach(this::routes);
  }

  private void attach(String vpc, String hub) {
    attached.computeIfAbsent(hub, key -> new ArrayList<>()).add(vpc);
    draft.add(
        "attachment att-"
            + vpc
            + " transit="
            + hub
            + " vpc="
            + vpc
            + subnets(vpc)
            + table(hub)
            + state());
    for (String in : List.of("rt-", "other-")) {
      if (draft.chance(in.equals("rt-") ? 85 : 40)) {
        String learned = draft.chance(50) ? " learned=yes" : "";
        draft.add(
            "transit-route " + in + hub + " to=" + draft.some(vpc) + " via=att-" + vpc + learned);
      }
    }
    if (draft.chance(15)) {
      String to = draft.any(List.of("0.0.0.0/0", "10.0.0.0/8"));
      draft.add("transit-route rt-" + hub + " to=" + to + " via=att-" + vpc);
    }
  }

  /** Where the attachment lies; lists of those subnets see what it carries. */
  private String subnets(String vpc) {
    if (draft.chance(30)) {
      return "";
    }
    List<Draft.Subnet> near = draft.subnetsOf(vpc);
    String one = draft.any(near).name();
    String other = draft.any(near).name();
    return " subnets=" + (one.equals(other) || draft.chance(60) ? one : one + "," + other);
  }

  private String table(String hub) {
    return draft.chance(80) ? " table=rt-" + hub : draft.any(List.of("", " table=other-" + hub));
  }

  private String state() {
    return draft.chance(92) ? "" : " state=pendingAcceptance";
  }

  /** One attachment on each side, under one id; only what is put in a table takes it. */
  private void peer() {
    for (String hub : hubs) {
      draft.add(
          "attachment peer-"
              + hub
              + " transit="
              + hub
              + " type=peering is=peer"
              + table(hub)
              + state());
      for (String there : draft.vpcs) {
        if (draft.chance(attached.getOrDefault(hub, List.of()).contains(there) ? 10 : 85)) {
          draft.add("transit-route rt-" + hub + " to=" + draft.some(there) + " via=peer");
        }
      }
    }
  }

  private void premises() {
    String hub = draft.any(hubs);
    if (draft.chance(30)) {
      draft.add(
          "transit-route rt-" + hub + " to=10." + draft.from(0, 2) + ".1.0/24 via= active=no");
    }
    if (draft.chance(25)) {
      String table = draft.any(List.of("rt-", "other-")) + hub;
      draft.add("attachment att-vpn transit=" + hub + " type=vpn table=" + table);
      draft.add("transit-route rt-" + hub + " to=172.16.0.0/12 via=att-vpn learned=yes");
      if (hubs.size() > 1 && draft.chance(60)) {
        String other = hub.equals("tgw") ? "far" : "tgw";
        draft.add("transit-route rt-" + other + " to=172.16.0.0/12 via=peer");
      }
    }
  }

  private void routes(String table) {
    String vpc = table.substring(0, 1);
    String hub = hubs.stream().filter(h -> isAttached(h, vpc)).findFirst().orElse("tgw");
    for (String to : List.of("10.0.0.0/8", "172.16.0.0/12", "8.0.0.0/6")) {
      if (draft.chance(to.startsWith("10.") ? 70 : 20)) {
        draft.add("route " + table + " to=" + to + " via=transit-gateway/" + hub);
      }
    }
  }

  private boolean isAttached(String hub, String vpc) {
    return attached.getOrDefault(hub, List.of()).contains(vpc);
  }
}
