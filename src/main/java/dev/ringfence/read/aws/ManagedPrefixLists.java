package dev.ringfence.read.aws;

import dev.ringfence.network.PrefixList;
import dev.ringfence.network.Resource;
import java.util.stream.Stream;

/** Managed prefix lists with what is in them. */
final class ManagedPrefixLists implements Mapper {
  private static final String CALL = "ec2:DescribeManagedPrefixLists";

  private final Estate estate;
  private final PrefixLists entries;

  ManagedPrefixLists(Estate estate, PrefixLists entries) {
    this.estate = estate;
    this.entries = entries;
  }

  @Override
  public Stream<Resource> resources() {
    return Inventory.of(estate.answers(), CALL, "PrefixListId", "OwnerId").all().stream()
        .map(this::prefixList);
  }

  private PrefixList prefixList(Item item) {
    String id = item.json().id("PrefixListId");
    return new PrefixList(
        Headers.of(
            item,
            item.arn("prefix-list", id),
            id,
            "Tags",
            item.json().optional("PrefixListName").orElse(id)),
        item.json().text("OwnerId"),
        entries.addresses(item.source(), id));
  }
}
