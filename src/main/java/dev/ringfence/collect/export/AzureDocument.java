package dev.ringfence.collect.export;

import dev.ringfence.evidence.ArmId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A list of resources, bare as the Azure CLI prints it, or under {@code value} as the REST API
 * gives it.
 *
 * @param items marks that can be compared with those of other answers
 * @param types of the resources, as their ids tell them
 * @param ids of the resources
 * @param held those of interfaces that a machine holds
 * @param networkInterface the one that rules or routes are in effect for, if they tell
 */
record AzureDocument(
    Items items,
    SortedSet<String> types,
    SortedSet<String> subscriptions,
    List<String> ids,
    List<String> held,
    Optional<String> networkInterface,
    boolean hasItemsWithoutId) {
  private static final String SCALE_SET = "microsoft.compute/virtualmachinescalesets";

  /** How ids of events end: below what they are about. */
  private static final String EVENT = "/events/ticks";

  /** What lists events of the Activity Log (Azure Monitor REST API, Activity Logs). */
  private static final String LOGGED = "microsoft.insights/eventtypes/management/values";

  /** Empty where a document is neither. */
  static Optional<AzureDocument> read(JsonMapper mapper, byte[] utf8) {
    JsonNode root = mapper.readTree(utf8);
    JsonNode list = root.isArray() ? root : root.path("value");
    if (!list.isArray()) {
      return Optional.empty();
    }
    String place = root.isArray() ? "" : "/value";
    Map<String, Items.Mark> marks = new LinkedHashMap<>();
    SortedSet<String> types = new TreeSet<>();
    SortedSet<String> subscriptions = new TreeSet<>();
    SortedSet<String> ids = new TreeSet<>();
    SortedSet<String> held = new TreeSet<>();
    Optional<ArmId> networkInterface = Optional.empty();
    boolean hasOthers = false;
    for (int i = 0; i < list.size(); i++) {
      JsonNode item = list.get(i);
      Optional<ArmId> id = ArmId.parse(item.path("id").asString(""));
      Items.Mark mark = new Items.Mark(place + "/" + i, ContentDigest.of(item));
      // Where an answer gives one id twice, both contents together are what it says of it.
      marks.merge(
          id.map(ArmId::text).orElse("item " + mark.content()),
          mark,
          (first, second) -> new Items.Mark(first.pointer(), first.content() + second.content()));
      id.ifPresent(
          known -> {
            types.add(known.type().endsWith(EVENT) ? LOGGED : known.type());
            subscriptions.add(known.subscription());
            ids.add(known.text());
            if (isHeld(item)) {
              held.add(known.text());
            }
          });
      Optional<String> inEffect = id.isPresent() ? Optional.empty() : InEffect.type(item);
      inEffect.ifPresent(types::add);
      networkInterface = networkInterface.or(() -> InEffect.networkInterface(item));
      hasOthers |= id.isEmpty() && inEffect.isEmpty();
    }
    return Optional.of(
        new AzureDocument(
            new Items(marks, Map.of(), list.size()),
            types,
            subscriptions,
            List.copyOf(ids),
            List.copyOf(held),
            networkInterface.map(ArmId::text),
            hasOthers));
  }

  private static boolean isHeld(JsonNode item) {
    return item.path("virtualMachine").has("id")
        || item.path("properties").path("virtualMachine").has("id");
  }

  /** The scale set whose instances' interfaces it lists. */
  Optional<String> scaleSet() {
    return ids.stream()
        .flatMap(id -> ArmId.parse(id).stream())
        .map(ArmId::top)
        .filter(top -> top.type().equals(SCALE_SET))
        .map(ArmId::text)
        .findFirst();
  }
}
