package dev.ringfence.flow;

import java.util.List;

/** Network balancers of a random estate, in front of any interfaces. */
final class RandomBalancers {
  private final Draft draft;

  RandomBalancers(Draft draft) {
    this.draft = draft;
  }

  /** Network balancers in front of any interfaces of their network. */
  void balancers() {
    for (String vpc : draft.vpcs) {
      if (draft.chance(35)) {
        Draft.Subnet subnet = draft.any(draft.subnetsOf(vpc));
        String own = subnet.prefix() + "200";
        draft.hosts.add(own);
        String group = draft.chance(60) ? "" : vpc + "-g1";
        draft.add("balancer nlb-" + vpc + " vpc=" + vpc);
        draft.add(
            "interface lb-"
                + vpc
                + " subnet="
                + subnet.name()
                + " at="
                + own
                + " groups="
                + group
                + " role=load-balancer serves=nlb-"
                + vpc
                + (draft.chance(70) ? " public=198.51.100.200" : "")
                + " zone="
                + draft.any(List.of("x", "y", "z")));
        forwards(vpc);
      }
    }
  }

  private List<String> interfaces(String with) {
    return draft.lines.stream()
        .filter(line -> line.startsWith("interface i"))
        .filter(line -> line.contains(with))
        .map(line -> line.split(" ")[1])
        .toList();
  }

  private void forwards(String vpc) {
    List<String> all = interfaces(" subnet=");
    List<String> near = interfaces(" subnet=" + vpc);
    for (int i = draft.from(1, 2); i > 0 && !near.isEmpty(); i--) {
      draft.add(
          "forward nlb-"
              + vpc
              + " protocol="
              + draft.any(List.of("tcp", "tcp", "udp", "tcp_udp"))
              + " port="
              + draft.any(List.of(443, 2222, 53))
              + " onto="
              + draft.any(List.of(22, 443, 8443))
              + " targets="
              + draft.any(draft.chance(85) ? near : all)
              + (draft.chance(30) ? "," + draft.any(near) : "")
              + (draft.chance(90) ? "" : " through=no"));
    }
  }
}
