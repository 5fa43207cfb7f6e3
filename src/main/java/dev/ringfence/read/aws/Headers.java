package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Plane;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import dev.ringfence.read.Translated;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Ids, names and tags in the several shapes AWS gives them. */
final class Headers {
  private Headers() {}

  /** What AWS answered is of the actual plane; what a repository declares has another source. */
  static Plane plane(EvidenceSource source) {
    return source.provider().equals(Answers.PROVIDER) ? Plane.ACTUAL : Plane.DECLARED;
  }

  /** Header of an item with {@code Tags: [{Key, Value}]}, named by its tag Name. */
  static ResourceHeader of(EvidenceSource source, Json item, String arn, String localId) {
    return of(source, item, arn, localId, tags(item, "Tags", "Key", "Value"), localId);
  }

  /** Header of an item of an {@link Inventory}. */
  static ResourceHeader of(Item item, String arn, String localId) {
    return of(item, arn, localId, "Tags", localId);
  }

  /** The same for an item that keeps its tags elsewhere, or has a name beside them. */
  static ResourceHeader of(
      Item item, String arn, String localId, String tagList, String otherwise) {
    Tags tags =
        item.isOwners()
            ? tags(item.json(), tagList, "Key", "Value")
            : Tags.untold(
                "only its owner, account " + item.owner() + ", sees the tags of a shared resource",
                item.json().source());
    return of(item.source(), item.json(), arn, localId, tags, otherwise);
  }

  /** Header of an item whose name is not a tag. */
  static ResourceHeader named(
      EvidenceSource source, Json item, String arn, String localId, String name) {
    return of(source, item, arn, localId, tags(item, "Tags", "Key", "Value"), name);
  }

  static ResourceHeader of(
      EvidenceSource source, Json item, String arn, String localId, Tags tags, String otherwise) {
    String tagged = tags.value("Name").valueIfKnown().orElse("");
    return new ResourceHeader(
        arn,
        localId,
        tagged.isEmpty() ? Translated.address(otherwise) : tagged,
        source,
        plane(source),
        tags,
        item.source());
  }

  /** Header of an item whose tags only a further call would give. */
  static ResourceHeader untagged(
      EvidenceSource source, Json item, String arn, String localId, String name) {
    Tags untold = Tags.untold("the calls that were made do not give its tags", item.source());
    return new ResourceHeader(
        arn, localId, Translated.address(name), source, plane(source), untold, item.source());
  }

  /** Tags given as an object of texts, as MSK and Amazon MQ do. */
  static Tags tagMap(Json item, String member) {
    Json tags = item.member(member);
    SortedMap<String, Fact<String>> byKey = new TreeMap<>();
    tags.membersBeside(List.of()).forEach(key -> byKey.put(key, tags.text(key)));
    return new Tags(byKey, item.sourceOf(member));
  }

  /** An element that says why it is not known stands for any other tags. */
  static Tags tags(Json item, String list, String key, String value) {
    SortedMap<String, Fact<String>> byKey = new TreeMap<>();
    Optional<String> untold = Optional.empty();
    for (Json tag : item.list(list)) {
      if (tag.has(Translated.UNKNOWN)) {
        untold = tag.optional(Translated.UNKNOWN);
      } else {
        byKey.put(tag.id(key), tag.textOrNone(value));
      }
    }
    return new Tags(byKey, item.sourceOf(list), untold);
  }
}
