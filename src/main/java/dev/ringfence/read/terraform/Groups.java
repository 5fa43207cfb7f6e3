package dev.ringfence.read.terraform;

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
  static final String INGRESS = "IpPermissions";
  static final String EGRESS = "IpPermissionsEgress";

  private final Declared declared;
  private final Sheet sheet;
  private final Map<String, Draft> groups = new LinkedHashMap<>();

  /**
   * @param defaults groups that AWS makes along with networks
   */
  Groups(Declared declared, Sheet sheet, List<Draft> defaults) {
    this.declared = declared;
    this.sheet = sheet;
    defaults.forEach(group -> groups.put(group.text("GroupId"), group));
  }

  void write() {
    declared.of("aws_security_group").forEach(group -> add(group, Ids.of("sg", group.address())));
    declared.of("aws_default_security_group").forEach(group -> add(group, defaultId(group)));
    new GroupRules(declared, sheet, this).write();
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
    groups.put(id, draft);
  }

  private static String name(Made group) {
    // The group AWS makes along with a network keeps its name.
    return group.type().equals("aws_default_security_group")
        ? "default"
        : group.part().cell("name").flatMap(Cell::text).orElse(group.address());
  }

  private static void direction(Draft draft, Part part, String block, String list, String id) {
    List<Draft> permissions = new ArrayList<>();
    part.certain(block).forEach(rule -> permissions.add(Permissions.inline(rule, id)));
    part.untold(block).ifPresent(reason -> permissions.add(unknown(reason, part.untoldAt(block))));
    SourceRange where =
        part.parts(block).stream().findFirst().map(Part::where).orElse(draft.where());
    draft.list(list, permissions, where);
  }

  /** A permission nobody knows anything of. */
  static Draft unknown(String reason, SourceRange where) {
    return new Draft(where).put("Undecided", Map.of(Translated.UNKNOWN, reason));
  }

  /** The group a rule names, if it is declared here. */
  Optional<Draft> named(Optional<Cell> group) {
    return Optional.ofNullable(groups.get(Ids.named("sg", group)));
  }

  /** A group that is declared elsewhere and may have further rules. */
  Draft elsewhere(String id, SourceRange where) {
    String reason = "the group is declared elsewhere and may have further rules";
    Draft made =
        new Draft(where)
            .put("GroupId", id)
            .put("VpcId", "")
            .list(INGRESS, List.of(unknown(reason, where)), where)
            .list(EGRESS, List.of(unknown(reason, where)), where);
    groups.put(id, made);
    return made;
  }

  /** Any group may have further rules. */
  void doubt(String reason, SourceRange where) {
    groups.values().forEach(group -> doubt(group, reason, where));
  }

  /** The groups that something nobody read is told of may have further rules. */
  void doubt(Mentions told, String reason, SourceRange where) {
    groups.forEach(
        (id, group) -> {
          String address = dev.ringfence.read.Translated.address(id);
          boolean isDefault = address.endsWith("/default-security-group");
          if (!isDefault && told.names(address)) {
            doubt(group, reason, where);
          }
        });
  }

  private static void doubt(Draft group, String reason, SourceRange where) {
    group.add(INGRESS, unknown(reason, where));
    group.add(EGRESS, unknown(reason, where));
  }

  /** All groups, for what may belong to any of them. */
  Iterable<Draft> all() {
    return groups.values();
  }
}
