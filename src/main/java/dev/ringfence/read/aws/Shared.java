package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What several accounts list, each once: as its owner lists it if the owner answered. */
final class Shared {
  private Shared() {}

  /**
   * The items of a call, in the order of their ids.
   *
   * @param owner name of the member with the owner's account
   * @param arn globally unique id of an item
   */
  static Collection<Item> items(
      Answers answers, String call, String owner, Function<Item, String> arn) {
    Map<String, Item> byArn = new TreeMap<>();
    for (EvidenceSource source : answers.sources()) {
      for (Json json : answers.items(source, call)) {
        Item item = Item.of(json, source, json.id(owner), source.region());
        byArn.merge(arn.apply(item), item, Shared::preferred);
      }
    }
    return byArn.values();
  }

  private static Item preferred(Item first, Item second) {
    return second.isOwners() && !first.isOwners() ? second : first;
  }
}
