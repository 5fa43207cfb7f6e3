package dev.ringfence.read.terraform;

import dev.ringfence.hcl.SourceRange;
import dev.ringfence.terraform.EvaluatedBody;
import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.ProviderUse;
import dev.ringfence.terraform.ResourceInstance;
import dev.ringfence.terraform.Value;
import dev.ringfence.terraform.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a resource or of a block in it. A block may also be given as a list of objects
 * (Terraform language, attributes as blocks); both read the same here.
 */
record Part(
    Map<String, Cell> cells,
    List<EvaluatedBody.EvaluatedBlock> blocks,
    SourceRange where,
    Presence presence,
    ProviderUse provider) {

  static Part of(ResourceInstance resource) {
    return of(resource.body(), resource.header(), resource.presence(), resource.provider());
  }

  /** A body that is there. */
  static Part of(EvaluatedBody body) {
    return of(body, body.range(), Presence.certain(), new ProviderUse.Unconfigured());
  }

  private static Part of(
      EvaluatedBody body, SourceRange where, Presence presence, ProviderUse provider) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    body.attributes().forEach((name, a) -> cells.put(name, new Cell(a.value(), a.range())));
    return new Part(cells, body.blocks(), where, presence, provider);
  }

  /** The argument, unless it is missing or null. */
  Optional<Cell> cell(String name) {
    return Optional.ofNullable(cells.get(name))
        .filter(cell -> !(cell.bare() instanceof Value.Null));
  }

  /** The first of several arguments that is given. */
  Optional<Cell> any(String... names) {
    for (String name : names) {
      if (cell(name).isPresent()) {
        return cell(name);
      }
    }
    return Optional.empty();
  }

  /** The text of an argument; empty where it is missing or not known. */
  String text(String name) {
    return cell(name).flatMap(Cell::text).orElse("");
  }

  /** The tags the resource will have. */
  Tagging tags() {
    return Tagging.of(cell("tags"), provider, where);
  }

  SourceRange at(String name) {
    return cell(name).map(Cell::where).orElse(where);
  }

  /** The blocks of a type. */
  List<Part> parts(String type) {
    List<Part> parts = new ArrayList<>();
    blocks.stream()
        .filter(block -> block.type().equals(type))
        .forEach(block -> parts.add(of(block.body(), block.header(), block.presence(), provider)));
    cell(type)
        .flatMap(
            cell ->
                cell.bare() instanceof Value.Mapping ? Optional.of(List.of(cell)) : cell.items())
        .ifPresent(items -> items.forEach(item -> parts.add(object(item, provider))));
    return parts;
  }

  private static Part object(Cell item, ProviderUse provider) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    if (Values.bare(item.value()) instanceof Value.Mapping mapping) {
      mapping.members().forEach((name, v) -> cells.put(name, new Cell(v, item.where())));
      return new Part(cells, List.of(), item.where(), Presence.certain(), provider);
    }
    Presence possible = new Presence.Possible(item.reason(), item.where());
    return new Part(cells, List.of(), item.where(), possible, provider);
  }

  /** Why it cannot be told how many blocks of a type there are, if so. */
  Optional<String> untold(String type) {
    Optional<String> whole =
        cell(type)
            .filter(cell -> cell.items().isEmpty() && !(cell.bare() instanceof Value.Mapping))
            .map(Cell::reason);
    return whole.or(
        () ->
            parts(type).stream()
                .map(Part::presence)
                .filter(presence -> presence instanceof Presence.Possible)
                .map(presence -> ((Presence.Possible) presence).reason())
                .findFirst());
  }

  /** What it cannot be told by. */
  SourceRange untoldAt(String type) {
    return parts(type).stream()
        .filter(part -> part.presence() instanceof Presence.Possible)
        .map(Part::where)
        .findFirst()
        .orElse(at(type));
  }

  /** The blocks of a type that are there for sure. */
  List<Part> certain(String type) {
    return parts(type).stream()
        .filter(part -> part.presence() instanceof Presence.Certain)
        .toList();
  }
}
