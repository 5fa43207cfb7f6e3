package dev.ringfence.read.terraform;

import dev.ringfence.hcl.SourceRange;
import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.ProviderUse;
import dev.ringfence.terraform.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tags a resource will have: its own, and beneath them the default ones of its provider (AWS
 * provider, default_tags).
 *
 * @param tags by key
 * @param untold why there may be others
 * @param where what says which there are
 */
record Tagging(Map<String, Cell> tags, Optional<Cell> untold, SourceRange where) {
  /** No tags but these. */
  static Tagging none(SourceRange where) {
    return new Tagging(Map.of(), Optional.empty(), where);
  }

  static Tagging of(Optional<Cell> own, ProviderUse provider, SourceRange where) {
    Tagging upper = own.map(Tagging::of).orElse(none(where));
    Tagging lower = defaults(provider, where);
    Map<String, Cell> tags = new LinkedHashMap<>();
    if (upper.untold().isEmpty()) {
      // What the resource says may stand over any default, so that none is sure if it is not.
      tags.putAll(lower.tags());
    }
    tags.putAll(upper.tags());
    return new Tagging(tags, upper.untold().or(lower::untold), upper.where());
  }

  private static Tagging of(Cell cell) {
    if (cell.value().isSensitive() || !(cell.bare() instanceof Value.Mapping mapping)) {
      return new Tagging(Map.of(), Optional.of(cell), cell.where());
    }
    Map<String, Cell> tags = new LinkedHashMap<>();
    mapping.members().forEach((key, value) -> tags.put(key, new Cell(value, cell.where())));
    return new Tagging(tags, Optional.empty(), cell.where());
  }

  private static Tagging defaults(ProviderUse provider, SourceRange where) {
    if (provider instanceof ProviderUse.Untold untold) {
      return untold(untold.reason(), untold.where());
    }
    if (!(provider instanceof ProviderUse.Configured configured)) {
      return none(where);
    }
    Tagging tagging = none(where);
    for (Part defaults : Part.of(configured.body()).parts("default_tags")) {
      if (defaults.presence() instanceof Presence.Possible possible) {
        return untold(possible.reason(), possible.where());
      }
      tagging = defaults.cell("tags").map(Tagging::of).orElse(tagging);
    }
    return tagging;
  }

  private static Tagging untold(String reason, SourceRange where) {
    return new Tagging(Map.of(), Optional.of(Sources.untold(reason, where)), where);
  }

  /** As answers have them; one that says why there may be others stands last. */
  List<Draft> drafts() {
    List<Draft> drafts = new ArrayList<>();
    tags.forEach(
        (key, cell) ->
            drafts.add(
                new Draft(cell.where()).put("Key", key).put("Value", cell.asText(), cell.where())));
    untold.ifPresent(
        cell -> {
          Draft draft = new Draft(cell.where());
          cell.unknown().forEach(draft::put);
          drafts.add(draft);
        });
    return drafts;
  }
}
