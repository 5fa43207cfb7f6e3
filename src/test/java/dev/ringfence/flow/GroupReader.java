package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Resource;
import java.util.List;
import java.util.function.Predicate;

/** Makes security groups with their rules of the lines of an estate. */
final class GroupReader {
  private GroupReader() {}

  static void addTo(List<Resource> resources, EstateLine line, EstateReader estate) {
    String id = estate.groupId(line.name());
    List<Permit> permits =
        estate
            .lines("permit", line.name())
            .map(permit -> permit(permit, id, line.text("vpc"), estate))
            .toList();
    resources.addAll(permits);
    resources.add(
        new Filter(
            line.header(id, line.name(), estate.region(line.text("vpc"))),
            estate.vpcId(line.text("vpc")),
            line.known(false),
            line.known(""),
            line.fact("rules", "", text -> of(permits, "ingress")),
            line.fact("rules", "", text -> of(permits, "egress")),
            line.known(List.of()),
            line.known(
                estate
                    .lines("interface")
                    .filter(each -> EstateLine.list(each.text("groups", "")).contains(line.name()))
                    .map(each -> estate.interfaceId(each.name()))
                    .toList())));
  }

  private static List<Permit> of(List<Permit> permits, String direction) {
    return permits.stream().filter(permit -> permit.direction().equals(direction)).toList();
  }

  private static Permit permit(EstateLine line, String group, String vpc, EstateReader estate) {
    String id = group + "#" + line.number();
    Predicate<String> isGroup = text -> text.startsWith("group/");
    return new Permit(
        line.header(id, id, estate.region(vpc)),
        group,
        line.text("direction"),
        line.known("sgr-" + line.number()),
        line.known("any"),
        line.known(Ports.all()),
        line.fact("traffic", text -> Packets.of(Texts.services(text))),
        line.fact(
            "peer",
            text ->
                isGroup.test(text) ? "group" : text.startsWith("list/") ? "prefix-list" : "cidr"),
        line.fact(
            "peer",
            text ->
                isGroup.test(text) ? Addresses.none() : Texts.addresses(text.replace("list/", ""))),
        line.fact("peer", text -> isGroup.test(text) ? estate.groupId(text.split("/")[1]) : ""),
        line.known(""),
        line.known(Addresses.none()));
  }
}
