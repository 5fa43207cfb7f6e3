package dev.ringfence.read.terraform;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.hcl.SourceRange;
import dev.ringfence.read.Translated;
import dev.ringfence.read.terraform.Declared.Made;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Network ACLs, the default one of each network included, which lets everything pass. */
final class Acls {
  private static final String ACLS = "ec2:DescribeNetworkAcls";

  private final Declared declared;
  private final Sheet sheet;
  private final Map<String, Draft> acls = new LinkedHashMap<>();
  private final Map<String, String> aclOfSubnet = new HashMap<>();

  /** Ids of ACLs with entries of their own, with the direction of these behind. */
  private final Set<String> inline = new HashSet<>();

  Acls(Declared declared, Sheet sheet) {
    this.declared = declared;
    this.sheet = sheet;
  }

  void write() {
    for (Made acl : declared.of("aws_network_acl")) {
      Part part = acl.part();
      String vpc = Ids.named("vpc", part.cell("vpc_id"));
      add(acl.address(), Ids.of("acl", acl.address()), vpc, part, false);
    }
    declared.of("aws_default_network_acl").forEach(this::adopted);
    declared.of("aws_vpc").forEach(this::defaultOf);
    declared.of("aws_network_acl_rule").forEach(this::rule);
    declared.possible("aws_network_acl_rule").forEach(this::rule);
    declared.of("aws_network_acl_association").forEach(link -> associated(link.part()));
    declared.of("aws_subnet").forEach(this::byDefault);
    declared.possible("aws_network_acl").forEach(this::perhaps);
    declared.possible("aws_network_acl_association").forEach(this::perhaps);
    declared.possible("aws_default_network_acl").forEach(this::perhapsAdopted);
    acls.values().stream().distinct().forEach(acl -> sheet.add(ACLS, acl));
  }

  private Draft add(String address, String id, String vpc, Part part, boolean isDefault) {
    SourceRange where = part.where();
    Draft draft =
        new Draft(where)
            .put("NetworkAclId", id)
            .put("VpcId", vpc, part.at("vpc_id"))
            .put("IsDefault", isDefault)
            .list("Associations", List.of(), part.at("subnet_ids"))
            .list("Entries", List.of(), where)
            .tags("Tags", part.tags());
    for (String direction : List.of("ingress", "egress")) {
      boolean isEgress = direction.equals("egress");
      if (!part.parts(direction).isEmpty() && !isDefault) {
        inline.add(id + isEgress);
      }
      part.certain(direction)
          .forEach(e -> draft.add("Entries", entry(e, isEgress, "rule_no", "action")));
      part.untold(direction)
          .ifPresent(reason -> draft.add("Entries", unknown(reason, isEgress, part.at(direction))));
    }
    acls.put(address, draft);
    part.cell("subnet_ids")
        .ifPresent(
            list ->
                list.items().orElse(List.of(list)).forEach(subnet -> associate(draft, id, subnet)));
    return draft;
  }

  private void associate(Draft acl, String id, Cell subnet) {
    boolean isTold = Ids.address(Optional.of(subnet)).isPresent() || subnet.text().isPresent();
    if (isTold) {
      String subnetId = Ids.named("subnet", subnet);
      aclOfSubnet.put(subnetId, id);
      acl.add("Associations", new Draft(subnet.where()).put("SubnetId", subnetId));
    } else {
      undecided(acl.text("VpcId"), "an ACL applies to subnets that are not known", subnet.where());
    }
  }

  /** Which ACL the subnets of a network have is not known. */
  private void undecided(String vpcId, String reason, SourceRange where) {
    List<String> subnets = declared.subnetsOf(vpcId);
    if (subnets.isEmpty()) {
      sheet.gap(ACLS, CollectionGap.Reason.UNDECIDED, reason, where);
    }
    subnets.forEach(subnet -> undecided(subnet, vpcId, reason, where));
  }

  /** A subnet with two ACLs has an unknown one. */
  private void undecided(String subnetId, String vpcId, String reason, SourceRange where) {
    Draft acl =
        acls.computeIfAbsent(
            vpcId + "/undecided",
            key ->
                new Draft(where)
                    .put("NetworkAclId", Ids.of("acl", "(undecided, in " + vpcId + ")"))
                    .put("VpcId", vpcId)
                    .put("IsDefault", false)
                    .list("Associations", List.of(), where)
                    .list("Entries", List.of(), where)
                    .tags("Tags", Tagging.none(where)));
    for (boolean isEgress : new boolean[] {false, true}) {
      acl.add("Entries", unknown(reason, isEgress, where));
    }
    acl.add("Associations", new Draft(where).put("SubnetId", subnetId));
  }

  /** An ACL or association that may be there: its subnets may have another ACL than it seems. */
  private void perhaps(Made made) {
    Part part = made.part();
    Optional<Cell> named = part.any("subnet_ids", "subnet_id");
    List<Cell> subnets = named.map(cell -> cell.items().orElse(List.of(cell))).orElse(List.of());
    for (Cell cell : subnets) {
      Optional<Made> subnet = declared.referred(Optional.of(cell));
      if (subnet.isPresent()) {
        String vpcId = Ids.named("vpc", subnet.get().part().cell("vpc_id"));
        undecided(Ids.of("subnet", subnet.get().address()), vpcId, made.doubt(), cell.where());
      } else if (cell.text().isEmpty()) {
        undecided(Ids.named("vpc", part.cell("vpc_id")), made.doubt(), cell.where());
      }
    }
    // One without subnets of its own matters to nobody but by associations.
    sheet.settle(made.address());
  }

  private void perhapsAdopted(Made made) {
    Optional<Draft> acl = acl(made.part().cell("default_network_acl_id"));
    acl.ifPresent(
        draft -> {
          draft.add("Entries", unknown(made.doubt(), false, made.part().where()));
          draft.add("Entries", unknown(made.doubt(), true, made.part().where()));
          sheet.settle(made.address());
        });
  }

  /** The default ACL declared itself: then it has the entries that are declared and no others. */
  private void adopted(Made acl) {
    Optional<Cell> id = acl.part().cell("default_network_acl_id");
    Optional<Made> vpc = declared.referred(id);
    String network = vpc.map(made -> Ids.of("vpc", made.address())).orElse("");
    Draft draft = add(acl.address(), Ids.named("acl", id), network, acl.part(), true);
    vpc.ifPresent(made -> acls.put(made.address() + "/default-network-acl", draft));
  }

  private void defaultOf(Made vpc) {
    String address = vpc.address() + "/default-network-acl";
    if (acls.containsKey(address)) {
      return;
    }
    SourceRange where = vpc.part().where();
    Draft draft =
        new Draft(where)
            .put("NetworkAclId", Ids.of("acl", address))
            .put("VpcId", Ids.of("vpc", vpc.address()))
            .put("IsDefault", true)
            .list("Associations", List.of(), where)
            .list("Entries", List.of(), where)
            .list("Tags", List.of(), where);
    for (boolean isEgress : new boolean[] {false, true}) {
      draft.add("Entries", open(where, isEgress, 100, "CidrBlock", "0.0.0.0/0"));
      draft.add("Entries", open(where, isEgress, 101, "Ipv6CidrBlock", "::/0"));
    }
    acls.put(address, draft);
  }

  private static Draft open(
      SourceRange where, boolean isEgress, int number, String member, String block) {
    return new Draft(where)
        .put("RuleNumber", number)
        .put("Egress", isEgress)
        .put("Protocol", "-1")
        .put("RuleAction", "allow")
        .put(member, block);
  }

  private static Draft unknown(String reason, boolean isEgress, SourceRange where) {
    return new Draft(where)
        .put("RuleNumber", Map.of(Translated.UNKNOWN, reason))
        .put("Egress", isEgress)
        .put("Protocol", Map.of(Translated.UNKNOWN, reason))
        .put("RuleAction", Map.of(Translated.UNKNOWN, reason))
        .put("CidrBlock", Map.of(Translated.UNKNOWN, reason));
  }

  private static Draft entry(Part rule, boolean isEgress, String number, String action) {
    Draft draft = new Draft(rule.where()).put("Egress", isEgress);
    draft.number("RuleNumber", rule.cell(number));
    draft.text("RuleAction", rule.cell(action));
    Cell protocol =
        rule.cell("protocol").orElse(Sources.untold("no protocol is given", rule.where()));
    String text = protocol.text().map(Protocols::number).orElse("");
    draft.put("Protocol", text.isEmpty() ? protocol.unknown() : text, protocol.where());
    draft.text("CidrBlock", block(rule, "cidr_block"));
    draft.text("Ipv6CidrBlock", block(rule, "ipv6_cidr_block"));
    draft.object(
        "PortRange",
        new Draft(rule.where())
            .number("From", rule.cell("from_port"))
            .number("To", rule.cell("to_port")));
    draft.object(
        "IcmpTypeCode",
        new Draft(rule.where())
            .number("Type", rule.cell("icmp_type"))
            .number("Code", rule.cell("icmp_code")));
    return draft;
  }

  private static Optional<Cell> block(Part rule, String argument) {
    return rule.cell(argument).filter(cell -> !cell.text().equals(Optional.of("")));
  }

  private Optional<Draft> acl(Optional<Cell> cell) {
    return cell.map(c -> Translated.address(Ids.named("acl", c))).map(acls::get);
  }

  private void rule(Made made) {
    Part rule = made.part();
    Optional<Draft> acl = acl(rule.cell("network_acl_id"));
    if (acl.isEmpty()) {
      sheet.gap(
          ACLS,
          CollectionGap.Reason.UNDECIDED,
          "an entry of an ACL that is not known, " + made.address(),
          rule.where());
    } else {
      entries(acl.get(), made);
    }
    sheet.settle(made.address());
  }

  private void entries(Draft acl, Made made) {
    Part rule = made.part();
    Optional<Cell> egress = rule.cell("egress");
    boolean isTold = egress.isEmpty() || egress.get().text().isPresent();
    boolean isEgress = egress.flatMap(Cell::text).orElse("false").equals("true");
    boolean isMixed = inline.contains(acl.text("NetworkAclId") + isEgress);
    if (isTold && made.doubt().isEmpty() && !isMixed) {
      acl.add("Entries", entry(rule, isEgress, "rule_number", "rule_action"));
      return;
    }
    String reason =
        !made.doubt().isEmpty()
            ? made.doubt()
            : isTold
                ? "entries in the ACL and apart from it undo each other"
                : "the direction of the entry is not known";
    for (boolean each : new boolean[] {false, true}) {
      if (!isTold || each == isEgress) {
        acl.add("Entries", unknown(reason, each, rule.where()));
      }
    }
  }

  private void associated(Part link) {
    Optional<Draft> acl = acl(link.cell("network_acl_id"));
    Optional<Cell> subnet = link.cell("subnet_id");
    Optional<Made> known = declared.referred(subnet);
    String reason = "an ACL that is declared elsewhere or not known is associated";
    if (acl.isPresent() && subnet.isPresent()) {
      associate(acl.get(), Ids.named("acl", link.cell("network_acl_id")), subnet.get());
    } else if (known.isPresent()) {
      String vpcId = Ids.named("vpc", known.get().part().cell("vpc_id"));
      undecided(Ids.of("subnet", known.get().address()), vpcId, reason, link.where());
    } else {
      sheet.gap(ACLS, CollectionGap.Reason.UNDECIDED, reason, link.where());
    }
  }

  /** A subnet that no ACL names has the default one of its network. */
  private void byDefault(Made subnet) {
    String id = Ids.of("subnet", subnet.address());
    Optional<String> vpc = Ids.address(subnet.part().cell("vpc_id"));
    if (!aclOfSubnet.containsKey(id)) {
      vpc.map(address -> acls.get(address + "/default-network-acl"))
          .ifPresent(
              acl -> acl.add("Associations", new Draft(subnet.part().where()).put("SubnetId", id)));
    }
  }
}
