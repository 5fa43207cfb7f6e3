package dev.ringfence.flow;

import java.util.List;

/** Rules of security groups and of network ACLs of a random estate. */
final class RandomFilters {
  private static final List<String> DIRECTIONS = List.of("ingress", "egress");

  private final Draft draft;

  RandomFilters(Draft draft) {
    this.draft = draft;
  }

  void permits() {
    for (String group : draft.groups) {
      for (String direction : DIRECTIONS) {
        if (draft.chance(direction.equals("egress") ? 70 : 35)) {
          draft.add("permit " + group + " direction=" + direction + " traffic=all peer=0.0.0.0/0");
          draft.add("permit " + group + " direction=" + direction + " traffic=all peer=::/0");
        }
        for (int i = draft.from(1, 4); i > 0; i--) {
          draft.add(
              "permit "
                  + group
                  + " direction="
                  + direction
                  + " traffic="
                  + draft.any(Draft.TRAFFIC)
                  + " peer="
                  + peer());
        }
      }
    }
  }

  private String peer() {
    int kind = draft.random.nextInt(10);
    if (kind < 4) {
      return "group/" + draft.any(draft.groups);
    }
    if (kind == 4) {
      return "list/" + draft.any(Draft.BLOCKS) + "," + draft.any(draft.hosts);
    }
    return kind == 5 ? draft.any(draft.hosts) + "/32" : draft.any(Draft.BLOCKS);
  }

  void lists() {
    for (String vpc : draft.vpcs) {
      for (int i = 1; i <= 2; i++) {
        String list = vpc + "-list" + i;
        if (draft.lines.stream().anyMatch(line -> line.contains("acl=" + list))) {
          draft.add("acl " + list + " vpc=" + vpc);
          DIRECTIONS.forEach(direction -> entries(list, direction));
        }
      }
    }
  }

  private void entries(String list, String direction) {
    int count = draft.from(0, 4);
    String head = "entry " + list + " direction=" + direction + " number=";
    for (int i = 0; i < count; i++) {
      String action = draft.chance(60) ? "allow" : "deny";
      String block = draft.chance(30) ? draft.any(draft.hosts) + "/32" : draft.any(Draft.BLOCKS);
      draft.add(
          head
              + (10 * draft.from(1, 90) + i)
              + " action="
              + action
              + " traffic="
              + draft.any(Draft.TRAFFIC)
              + " block="
              + block);
    }
    if (draft.chance(75)) {
      draft.add(head + "995 action=allow traffic=all block=0.0.0.0/0");
      draft.add(head + "996 action=allow traffic=all block=::/0");
    }
  }
}
