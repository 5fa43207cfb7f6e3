package dev.ringfence.flow;

import dev.ringfence.net.Ports;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Forward;
import dev.ringfence.network.LoadBalancer;
import dev.ringfence.network.Resource;
import java.util.List;

/**
 * Makes a network balancer and its ways through of the lines of an estate; where its listeners are
 * not known, there are no ways in the evidence:
 *
 * <pre>
 * balancer nlb vpc=a type=network listeners=known facing=internet
 * forward nlb protocol=tcp port=2222 onto=22 through=yes targets=web,api
 * </pre>
 */
final class BalancerReader {
  private BalancerReader() {}

  static void addTo(List<Resource> resources, EstateLine line, String id, EstateReader estate) {
    List<Forward> forwards =
        line.isUnknown("listeners")
            ? List.of()
            : estate.lines("forward", line.name()).map(each -> forward(each, id, estate)).toList();
    resources.addAll(forwards);
    String vpc = line.text("vpc");
    Fact<List<Forward>> ways = line.fact("listeners", "", text -> forwards);
    resources.add(
        new LoadBalancer(
            line.header(id, line.name(), estate.region(vpc)),
            estate.vpcId(vpc),
            line.fact("type", "network", text -> text),
            line.known("active"),
            line.fact("facing", "internet", "internet"::equals),
            line.known(List.of()),
            line.known(List.of()),
            ways,
            ways.flatMap(
                all ->
                    Fact.all(all.stream().map(Forward::listenerPort).toList())
                        .map(Ports::unionOf))));
  }

  private static Forward forward(EstateLine line, String balancer, EstateReader estate) {
    String id = balancer + "/forward/" + line.number();
    return new Forward(
        line.header(id, id, "eu-central-1"),
        balancer,
        line.known("network"),
        line.fact("facing", "internet", "internet"::equals),
        line.fact("protocol", text -> text),
        line.fact("port", BalancerReader::port),
        line.fact("protocol", text -> text),
        line.fact("onto", BalancerReader::port),
        line.isYes("through", "yes"),
        line.fact(
            "targets",
            "",
            names -> EstateLine.list(names).stream().map(estate::interfaceId).toList()));
  }

  private static Ports port(String text) {
    return Ports.of(Integer.parseInt(text));
  }
}
