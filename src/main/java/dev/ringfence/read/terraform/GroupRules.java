package dev.ringfence.read.terraform;

import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.read.terraform.Declared.Made;
import java.util.List;
import java.util.Optional;

/** Rules of security groups that are declared apart from their group. */
final class GroupRules {
  private static final String CLASSIC = "aws_security_group_rule";
  private static final String INGRESS = "aws_vpc_security_group_ingress_rule";
  private static final String EGRESS = "aws_vpc_security_group_egress_rule";

  private final Declared declared;
  private final Sheet sheet;
  private final Groups groups;

  GroupRules(Declared declared, Sheet sheet, Groups groups) {
    this.declared = declared;
    this.sheet = sheet;
    this.groups = groups;
  }

  void write() {
    for (String type : List.of(CLASSIC, INGRESS, EGRESS)) {
      declared.of(type).forEach(this::rule);
      declared.possible(type).forEach(this::rule);
    }
  }

  private void rule(Made made) {
    Optional<Cell> group = made.part().cell("security_group_id");
    Optional<Draft> own = groups.named(group);
    if (own.isPresent()) {
      add(own.get(), made, made.doubt());
    } else if (isNamed(group)) {
      Draft owner = groups.elsewhere(Ids.named("sg", group), made.part().at("security_group_id"));
      add(owner, made, made.doubt());
    } else {
      String doubt = "a rule of a group that is not known, " + made.address();
      groups.all().forEach(each -> add(each, made, doubt));
      sheet.gap(Groups.GROUPS, Reason.UNDECIDED, doubt, made.part().where());
    }
    sheet.settle(made.address());
  }

  private static boolean isNamed(Optional<Cell> group) {
    return Ids.address(group).isPresent() || group.flatMap(Cell::text).isPresent();
  }

  private static void add(Draft group, Made made, String doubt) {
    List<String> directions = directions(made);
    String reason = directions.size() > 1 ? "the direction of the rule is not known" : doubt;
    String id = group.text("GroupId");
    for (String direction : directions) {
      Draft permission =
          made.type().equals(CLASSIC)
              ? Permissions.inline(made.part(), id)
              : Permissions.single(made.part());
      group.add(
          direction, reason.isEmpty() ? permission : Permissions.doubtful(permission, reason));
    }
  }

  /** One, or both where it cannot be told which. */
  private static List<String> directions(Made made) {
    if (!made.type().equals(CLASSIC)) {
      return List.of(made.type().equals(INGRESS) ? Groups.INGRESS : Groups.EGRESS);
    }
    Optional<String> type = made.part().cell("type").flatMap(Cell::text);
    return type.isEmpty()
        ? List.of(Groups.INGRESS, Groups.EGRESS)
        : List.of(type.get().equals("egress") ? Groups.EGRESS : Groups.INGRESS);
  }
}
