package dev.ringfence.read.terraform;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.hcl.SourceRange;
import dev.ringfence.read.Translated;
import dev.ringfence.read.terraform.Declared.Made;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Security groups with their rules, wherever these are declared. A group without an egress block
 * lets nothing out (AWS provider, aws_security_group); rules of a group that is declared elsewhere
 * make a group of which more is not known.
 */
final class Groups {
  static final String GROUPS = "ec2:DescribeSecurityGroups";
  private static final String INGRESS = "IpPermissions";
  private static final String EGRESS = "IpPermissionsEgress";

  private final Declared declared;
  private final Sheet sheet;
  private final Map<String, Draft> groups = new LinkedHashMap<>();

  Groups(Declared declared, Sheet sheet) {
    this.declared = declared;
    this.sheet = sheet;
  }

  void write() {
    declared.of("aws_security_group").forEach(group -> add(group, Ids.of("sg", group.address())));
    declared.of("aws_default_security_group").forEach(group -> add(group, defaultId(group)));
    declared.of("aws_security_group_rule").forEach(rule -> classic(rule.part()));
    declared
        .of("aws_vpc_security_group_ingress_rule")
        .forEach(rule -> single(rule.part(), INGRESS));
    declared.of("aws_vpc_security_group_egress_rule").forEach(rule -> single(rule.part(), EGRESS));
    groups.values().forEach(group -> sheet.add(GROUPS, group));
  }

  private static String defaultId(Made group) {
    return Ids.address(group.part().cell("vpc_id"))
        .map(vpc -> Ids.of("sg", vpc + "/default-security-group"))
        .orElse(Ids.of("sg", group.address()));
  }

  private void add(Made group, String id) {
    Part part = group.part();
    Draft draft =
        new Draft(part.where())
            .put("GroupId", id)
            .put("GroupName", name(group), part.at("name"))
            .text("Description", part.cell("description"))
            .put("VpcId", Ids.named("vpc", part.cell("vpc_id")), part.at("vpc_id"))
            .tags("Tags", part.tags());
    direction(draft, part, "ingress", INGRESS, id);
    direction(draft, part, "egress", EGRESS, id);
    groups.put(group.address(), draft);
  }

  private static String name(Made group) {
    return group.part().cell("name").flatMap(Cell::text).orElse(group.address());
  }

  private static void direction(Draft draft, Part part, String block, String list, String id) {
    List<Draft> permissions = new ArrayList<>();
    part.certain(block).forEach(rule -> permissions.add(inline(rule, id)));
    part.untold(block).ifPresent(reason -> permissions.add(unknown(reason, part.at(block))));
    SourceRange where =
        part.parts(block).stream().findFirst().map(Part::where).orElse(draft.where());
    draft.list(list, permissions, where);
  }

  /** A permission nobody knows anything of. */
  private static Draft unknown(String reason, SourceRange where) {
    return new Draft(where).put("Undecided", Map.of(Translated.UNKNOWN, reason));
  }

  private static Draft inline(Part rule, String id) {
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

  private static Draft permission(Part rule, String name, Optional<Cell> protocol) {
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

  private void classic(Part rule) {
    Optional<Cell> group = rule.cell("security_group_id");
    String id = Ids.named("sg", group);
    Draft permission = inline(rule, id);
    Optional<String> type = rule.cell("type").flatMap(Cell::text);
    if (type.isEmpty()) {
      sheet.gap(
          GROUPS, CollectionGap.Reason.UNDECIDED, "a rule of unknown direction", rule.where());
      return;
    }
    owner(rule, group, id).add(type.get().equals("egress") ? EGRESS : INGRESS, permission);
  }

  private void single(Part rule, String list) {
    Optional<Cell> group = rule.cell("security_group_id");
    String id = Ids.named("sg", group);
    Draft permission = permission(rule, "ip_protocol", rule.cell("ip_protocol"));
    one(permission, "IpRanges", "CidrIp", rule, "cidr_ipv4");
    one(permission, "Ipv6Ranges", "CidrIpv6", rule, "cidr_ipv6");
    rule.cell("prefix_list_id")
        .ifPresent(c -> peer(permission, "PrefixListIds", "PrefixListId", "pl", rule, c));
    rule.cell("referenced_security_group_id")
        .ifPresent(c -> peer(permission, "UserIdGroupPairs", "GroupId", "sg", rule, c));
    owner(rule, group, id).add(list, permission);
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

  /** The group a rule belongs to; one that is declared elsewhere may have further rules. */
  private Draft owner(Part rule, Optional<Cell> group, String id) {
    Optional<String> address = Ids.address(group);
    Draft own = address.map(groups::get).orElse(null);
    if (own == null) {
      own = groups.get(id);
    }
    if (own != null) {
      return own;
    }
    boolean isNamed = address.isPresent() || group.flatMap(Cell::text).isPresent();
    if (!isNamed) {
      sheet.gap(
          GROUPS,
          CollectionGap.Reason.UNDECIDED,
          "a rule of a group that is not known",
          rule.where());
    }
    String elsewhere = "the group is declared elsewhere and may have further rules";
    SourceRange where = rule.at("security_group_id");
    Draft made =
        new Draft(where)
            .put("GroupId", id)
            .put("VpcId", "")
            .list(INGRESS, List.of(unknown(elsewhere, where)), where)
            .list(EGRESS, List.of(unknown(elsewhere, where)), where);
    groups.put(id, made);
    return made;
  }
}
