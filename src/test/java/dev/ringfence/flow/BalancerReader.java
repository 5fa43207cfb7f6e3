package dev.ringfence.flow;

import dev.ringfence.net.Ports;
import dev.ringfence.network.Forward;
import dev.ringfence.network.LoadBalancer;
import dev.ringfence.network.Resource;
import java.util.List;

/**
 * Makes a network balancer and its ways through of the lines of an estate:
 *
 * <pre>
 * balancer nlb vpc=a
 * forward nlb protocol=tcp port=2222 onto=22 targets=web,api
 * </pre>
 */
final class BalancerReader {
  private BalancerReader() {}

  static void addTo(List<Resource> resources, EstateLine line, String id, EstateReader estate) {
    List<Forward> forwards =
        estate.lines("forward", line.name()).map(each -> forward(each, id, estate)).toList();
    resources.addAll(forwards);
    String vpc = line.text("vpc");
    resources.add(
        new LoadBalancer(
            line.header(id, line.name(), estate.region(vpc)),
            estate.vpcId(vpc),
            line.known("network"),
            line.known("active"),
            line.known(true),
            line.known(List.of()),
            line.known(List.of()),
            line.known(forwards),
            line.known(
                Ports.unionOf(
                    forwards.stream()
                        .flatMap(forward -> forward.listenerPort().valueIfKnown().stream())
                        .toList()))));
  }

  private static Forward forward(EstateLine line, String balancer, EstateReader estate) {
    String id = balancer + "/forward/" + line.number();
    return new Forward(
        line.header(id, id, "eu-central-1"),
        balancer,
        line.known("network"),
        line.known(true),
        line.known(line.text("protocol")),
        line.fact("port", BalancerReader::port),
        line.known(line.text("protocol")),
        line.fact("onto", BalancerReader::port),
        line.known(true),
        line.fact(
            "targets",
            "",
            names -> EstateLine.list(names).stream().map(estate::interfaceId).toList()));
  }

  private static Ports port(String text) {
    return Ports.of(Integer.parseInt(text));
  }
}
