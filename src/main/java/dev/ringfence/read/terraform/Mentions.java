package dev.ringfence.read.terraform;

import dev.ringfence.hcl.SourceRange;
import dev.ringfence.read.terraform.Declared.Made;
import dev.ringfence.terraform.EvaluatedBody;
import dev.ringfence.terraform.Reference;
import dev.ringfence.terraform.ResourceInstance;
import dev.ringfence.terraform.Value;
import dev.ringfence.terraform.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a resource of whatever type names: the networks, subnets and groups it may have to do with.
 */
final class Mentions {
  private final Declared declared;
  private final Set<String> resources = new TreeSet<>();
  private final List<Cell> groups = new ArrayList<>();

  /** Whether an argument about subnets has a value of which nothing is known. */
  private boolean isVague;

  private Mentions(Declared declared) {
    this.declared = declared;
  }

  static Mentions of(ResourceInstance resource, Declared declared) {
    return of(resource.body(), declared);
  }

  static Mentions of(EvaluatedBody body, Declared declared) {
    Mentions mentions = new Mentions(declared);
    mentions.body(body);
    return mentions;
  }

  private void body(EvaluatedBody body) {
    body.attributes().forEach((name, a) -> value(name, a.value(), a.range()));
    body.blocks().forEach(block -> body(block.body()));
  }

  private void value(String name, Value marked, SourceRange where) {
    Value value = Values.bare(marked);
    if (name.contains("security_group")) {
      Cell cell = new Cell(marked, where);
      groups.addAll(cell.items().orElse(value instanceof Value.Null ? List.of() : List.of(cell)));
    }
    named(name, value, where);
  }

  private void named(String name, Value value, SourceRange where) {
    if (value instanceof Value.Sequence sequence) {
      sequence.items().forEach(item -> named(name, Values.bare(item), where));
    } else if (value instanceof Value.Mapping mapping) {
      mapping.members().forEach((key, item) -> named(key, Values.bare(item), where));
    } else if (value instanceof Value.Unknown unknown) {
      unknown(name, unknown);
    }
  }

  private void unknown(String name, Value.Unknown unknown) {
    Optional<Made> made = unknown.reference().map(Reference::address).flatMap(declared::at);
    made.ifPresent(m -> resources.add(m.address()));
    isVague |= made.isEmpty() && name.contains("subnet");
  }

  /** Whether a resource declared here is named. */
  boolean names(String address) {
    return resources.contains(address);
  }

  boolean isVague() {
    return isVague;
  }

  /** Groups as they are named. */
  List<Cell> groups() {
    return groups;
  }

  /** Subnets that are named, or that a named group of subnets consists of. */
  List<Made> subnets() {
    List<Made> subnets = new ArrayList<>();
    for (String address : resources) {
      Made made = declared.at(address).orElseThrow();
      if (made.type().equals("aws_subnet")) {
        subnets.add(made);
      } else if (made.type().endsWith("subnet_group")) {
        subnets.addAll(members(made));
      }
    }
    return subnets;
  }

  private List<Made> members(Made group) {
    Optional<Cell> ids = group.part().cell("subnet_ids");
    List<Cell> items = ids.map(cell -> cell.items().orElse(List.of(cell))).orElse(List.of());
    List<Made> found = new ArrayList<>();
    for (Cell item : items) {
      Optional<Made> subnet = declared.referred(Optional.of(item));
      subnet.ifPresent(found::add);
      isVague |= subnet.isEmpty() && item.text().isEmpty();
    }
    return found;
  }

  /** Addresses of the networks that it, or what it names, belongs to. */
  Set<String> networks() {
    Set<String> networks = new TreeSet<>();
    for (String address : resources) {
      Made made = declared.at(address).orElseThrow();
      if (made.type().equals("aws_vpc")) {
        networks.add(address);
      }
      declared
          .referred(made.part().cell("vpc_id"))
          .filter(vpc -> vpc.type().equals("aws_vpc"))
          .ifPresent(vpc -> networks.add(vpc.address()));
    }
    return networks;
  }
}
