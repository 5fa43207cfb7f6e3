package dev.ringfence.read.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Permissions of security groups as answers have them. */
final class Permissions {
  private Permissions() {}

  static Draft inline(Part rule, String id) {
    Draft permission =
        permission(rule, "protocol", rule.cell("protocol"))
            .list("IpRanges", peers(rule, "cidr_blocks", "CidrIp"), rule.at("cidr_blocks"))
            .list(
                "Ipv6Ranges",
                peers(rule, "ipv6_cidr_blocks", "CidrIpv6"),
                rule.at("ipv6_cidr_blocks"))
            .list(
                "PrefixListIds",
                described(Ids.each("PrefixListId", "pl", rule.cell("prefix_list_ids")), rule),
                rule.at("prefix_list_ids"));
    List<Draft> pairs = new ArrayList<>(Ids.each("GroupId", "sg", rule.any("security_groups")));
    rule.cell("source_security_group_id")
        .ifPresent(
            cell -> pairs.add(new Draft(cell.where()).put("GroupId", Ids.named("sg", cell))));
    self(rule, id).ifPresent(pairs::add);
    pairs.forEach(pair -> pair.text("Description", rule.cell("description")));
    return permission.list("UserIdGroupPairs", pairs, rule.where());
  }

  private static List<Draft> described(List<Draft> peers, Part rule) {
    peers.forEach(peer -> peer.text("Description", rule.cell("description")));
    return peers;
  }

  private static Optional<Draft> self(Part rule, String id) {
    return rule.cell("self")
        .filter(cell -> !cell.text().equals(Optional.of("false")))
        .map(
            cell ->
                cell.text().isPresent()
                    ? new Draft(cell.where()).put("GroupId", id)
                    : new Draft(cell.where())
                        .put("GroupId", Ids.of("sg", "(self: " + cell.reason() + ")")));
  }

  private static List<Draft> peers(Part rule, String argument, String member) {
    List<Draft> peers = new ArrayList<>();
    rule.cell(argument)
        .ifPresent(
            list ->
                list.items()
                    .orElse(List.of(list))
                    .forEach(
                        item ->
                            peers.add(
                                new Draft(item.where())
                                    .text(member, Optional.of(item))
                                    .text("Description", rule.cell("description")))));
    return peers;
  }

  static Draft permission(Part rule, String name, Optional<Cell> protocol) {
    Draft draft = new Draft(rule.where());
    Cell given = protocol.orElse(Sources.untold("no protocol is given", rule.where()));
    String text = given.text().map(Protocols::number).orElse("");
    draft.put("IpProtocol", text.isEmpty() ? given.unknown() : text, rule.at(name));
    if (!text.equals("-1")) {
      draft.number("FromPort", rule.cell("from_port"));
      draft.number("ToPort", rule.cell("to_port"));
    }
    return draft;
  }

  /** The rule of a resource that is one rule for one peer. */
  static Draft single(Part rule) {
    Draft permission = permission(rule, "ip_protocol", rule.cell("ip_protocol"));
    one(permission, "IpRanges", "CidrIp", rule, "cidr_ipv4");
    one(permission, "Ipv6Ranges", "CidrIpv6", rule, "cidr_ipv6");
    rule.cell("prefix_list_id")
        .ifPresent(c -> peer(permission, "PrefixListIds", "PrefixListId", "pl", rule, c));
    rule.cell("referenced_security_group_id")
        .ifPresent(c -> peer(permission, "UserIdGroupPairs", "GroupId", "sg", rule, c));
    return permission;
  }

  private static void one(
      Draft permission, String list, String member, Part rule, String argument) {
    rule.cell(argument)
        .ifPresent(
            cell ->
                permission.list(
                    list,
                    List.of(
                        new Draft(cell.where())
                            .text(member, Optional.of(cell))
                            .text("Description", rule.cell("description"))),
                    cell.where()));
  }

  private static void peer(
      Draft permission, String list, String member, String kind, Part rule, Cell cell) {
    Draft peer = new Draft(cell.where()).put(member, Ids.named(kind, cell));
    permission.list(list, described(List.of(peer), rule), cell.where());
  }

  /** The same permission, of which it is not known whether it is there: any traffic may be. */
  static Draft doubtful(Draft permission, String reason) {
    return permission.put("IpProtocol", Map.of(dev.ringfence.read.Translated.UNKNOWN, reason));
  }
}
