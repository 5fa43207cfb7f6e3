package dev.ringfence.flow;

/** What joins networks of a random estate. */
final class RandomJoins {
  private final Draft draft;

  RandomJoins(Draft draft) {
    this.draft = draft;
  }

  void joins() {
    for (int i = 0; i < draft.vpcs.size(); i++) {
      for (int j = i + 1; j < draft.vpcs.size(); j++) {
        if (!draft.blocks.get(i).equals(draft.blocks.get(j)) && draft.chance(55)) {
          peering(draft.vpcs.get(i), draft.vpcs.get(j));
        }
      }
    }
    if (draft.vpcs.size() > 1 && draft.chance(60)) {
      new RandomHubs(draft).hubs();
    }
  }

  private void peering(String one, String other) {
    String name = "pcx-" + one + other;
    draft.add(
        "peering "
            + name
            + " requester="
            + one
            + " accepter="
            + other
            + " state="
            + (draft.chance(90) ? "active" : "pending-acceptance"));
    for (String table : draft.tables) {
      String here = table.substring(0, 1);
      if ((here.equals(one) || here.equals(other)) && draft.chance(85)) {
        String there = here.equals(one) ? other : one;
        draft.add("route " + table + " to=" + draft.some(there) + " via=peering/" + name);
        draft.add(
            "route "
                + table
                + " to=2600:1f14:0:"
                + draft.number(there)
                + "00::/56 via=peering/"
                + name);
      }
    }
  }
}
