package dev.ringfence.read.terraform;

import dev.ringfence.read.Translated;
import dev.ringfence.terraform.Reference;
import dev.ringfence.terraform.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ids of resources that are not made yet: the kind AWS will give them, and their address. */
final class Ids {
  /** Attributes of a network that name what AWS makes along with it. */
  private static final Map<String, String> ALONG =
      Map.of(
          "default_security_group_id", "/default-security-group",
          "default_network_acl_id", "/default-network-acl",
          "default_route_table_id", "/main-route-table",
          "main_route_table_id", "/main-route-table");

  private Ids() {}

  /**
   * @param kind AWS's prefix of such ids, {@code sg}
   * @param address of the resource
   */
  static String of(String kind, String address) {
    return kind + Translated.ADDRESS + address;
  }

  /** The id an argument names; empty where it is missing. */
  static String named(String kind, Optional<Cell> cell) {
    return cell.map(given -> named(kind, given)).orElse("");
  }

  static String named(String kind, Cell cell) {
    if (cell.bare() instanceof Value.Unknown unknown) {
      Optional<Reference> reference = unknown.reference();
      return of(
          kind,
          reference.isPresent()
              ? reference.get().address() + ALONG.getOrDefault(reference.get().attribute(), "")
              : "(" + unknown.reason() + ", " + unknown.where().display() + ")");
    }
    return cell.text().orElse(of(kind, "(" + cell.reason() + ", " + cell.where().display() + ")"));
  }

  /** Whether a value is an id, or some resource's. */
  static boolean isNamed(Cell cell) {
    return address(Optional.of(cell)).isPresent() || cell.text().isPresent();
  }

  /** The address an argument refers to, if it names a resource of this configuration. */
  static Optional<String> address(Optional<Cell> cell) {
    return cell.map(Cell::bare)
        .filter(value -> value instanceof Value.Unknown)
        .flatMap(value -> ((Value.Unknown) value).reference())
        .map(Reference::address);
  }

  /** Objects with one member each, for every id a list names; a list that is not known is one. */
  static List<Draft> each(String member, String kind, Optional<Cell> list) {
    List<Draft> drafts = new ArrayList<>();
    list.ifPresent(
        cell ->
            cell.items()
                .orElse(List.of(cell))
                .forEach(
                    item ->
                        drafts.add(
                            new Draft(item.where()).put(member, named(kind, item), item.where()))));
    return drafts;
  }

  /** The ids a list names; a list that is not known is one id nobody has. */
  static List<Object> all(String kind, Optional<Cell> list) {
    List<Object> ids = new ArrayList<>();
    list.ifPresent(
        cell -> cell.items().orElse(List.of(cell)).forEach(item -> ids.add(named(kind, item))));
    return ids;
  }
}
