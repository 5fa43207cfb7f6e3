package dev.ringfence.read.aws;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Fact;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The items of one call over all sources, found by their ids. An item that several accounts see is
 * here once, as its owner sees it if the owner answered.
 */
final class Inventory {
  private static final Comparator<Item> PREFERENCE =
      Comparator.comparing((Item item) -> !item.isOwners())
          .thenComparing(Item::source)
          .thenComparing(item -> item.json().source());

  private final Answers answers;
  private final String call;
  private final Map<String, Item> byRegionAndId = new LinkedHashMap<>();
  private final Map<String, Item> byId = new HashMap<>();

  private Inventory(Answers answers, String call) {
    this.answers = answers;
    this.call = call;
  }

  /**
   * @param idMember name of the member that identifies an item
   * @param ownerMember name of the member with the owner's account, if the item has it
   */
  static Inventory of(Answers answers, String call, String idMember, String ownerMember) {
    return of(
        answers,
        call,
        idMember,
        (json, source) -> Item.of(json, source, json.id(ownerMember), source.region()));
  }

  static Inventory of(
      Answers answers,
      String call,
      String idMember,
      BiFunction<Json, EvidenceSource, Item> ownership) {
    Inventory inventory = new Inventory(answers, call);
    for (EvidenceSource source : answers.sources()) {
      for (Json json : answers.items(source, call)) {
        inventory.add(json.id(idMember), ownership.apply(json, source));
      }
    }
    return inventory;
  }

  private void add(String id, Item item) {
    byRegionAndId.merge(item.authority().region() + " " + id, item, Inventory::preferred);
    byId.merge(id, item, Inventory::preferred);
  }

  private static Item preferred(Item one, Item other) {
    return PREFERENCE.compare(one, other) <= 0 ? one : other;
  }

  /** Every item, in the order of sources and of the evidence. */
  Collection<Item> all() {
    return byRegionAndId.values();
  }

  /** The item of the asking region, or the only one of another. */
  Optional<Item> find(EvidenceSource asking, String id) {
    Item near = byRegionAndId.get(asking.region() + " " + id);
    return Optional.ofNullable(near == null ? byId.get(id) : near);
  }

  /** The item; unknown for the reason that it is not in the evidence. */
  Fact<Item> get(EvidenceSource asking, String id) {
    Optional<Item> found = find(asking, id);
    return found.isPresent()
        ? Fact.known(found.get(), List.of())
        : notFound(answers.gap(asking, call), id);
  }

  private Fact<Item> notFound(Optional<CollectionGap> gap, String id) {
    return gap.isPresent()
        ? Fact.missing(gap.get())
        : Fact.unknown("no answer of " + call + " has " + id);
  }
}
