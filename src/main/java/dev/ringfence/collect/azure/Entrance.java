package dev.ringfence.collect.azure;

import com.azure.core.http.HttpPipeline;
import dev.ringfence.collect.Fault;
import dev.ringfence.evidence.CollectionGap.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Finds out which subscriptions an access is about. */
final class Entrance {
  static final String UNKNOWN = "unknown";

  private static final String GROUPS = "/providers/Microsoft.Management/managementGroups/";
  private static final String SUBSCRIPTIONS = "/subscriptions";

  private final AzureAccess access;
  private final Asking asking;
  private final Consumer<String> notice;
  private final HttpPipeline pipeline;
  private final Caller caller;

  Entrance(AzureAccess access, Wire wire, Asking asking) {
    this.access = access;
    this.asking = asking;
    this.notice = wire.notice();
    Credentials credentials = new Credentials(wire.credentials().apply(access, wire.http()));
    this.pipeline = Pipelines.of(access.cloud(), credentials, wire.http());
    this.caller = Caller.of(credentials, access.cloud(), wire.connection().attempt());
  }

  /**
   * What a management group named.
   *
   * @param group its id
   */
  record Listing(String group, Answer answer, String caller) {}

  /** What the group, if one is named, says is below it. */
  Optional<Listing> listing() {
    return access
        .managementGroup()
        .map(group -> new Listing(group, descendants(group), caller.name()));
  }

  private Answer descendants(String group) {
    return caller
        .fault()
        .map(fault -> Answer.failed(fault, asking.now()))
        .orElseGet(() -> asking.ask(Operations.DESCENDANTS, GROUPS + group, channel(group)));
  }

  /**
   * The subscriptions, each with a pace of its own.
   *
   * @param listing what the group said; where it did not say all, one more stands for the others
   */
  List<Subscription> subscriptions(Optional<Listing> listing) {
    TreeSet<String> ids = new TreeSet<>();
    access.subscriptions().forEach(id -> ids.add(id.toLowerCase(Locale.ROOT)));
    listing.ifPresent(named -> named.answer().items().forEach(item -> add(item, ids)));
    access.excluded().forEach(id -> ids.remove(id.toLowerCase(Locale.ROOT)));
    List<Subscription> found = new ArrayList<>();
    ids.forEach(id -> found.add(subscription(id, caller.fault().map(Entrance::entered))));
    listing
        .flatMap(named -> others(named, ids.isEmpty()))
        .ifPresent(fault -> found.add(subscription(UNKNOWN, Optional.of(fault))));
    return found;
  }

  /** Why there may be subscriptions that nothing names. */
  private static Optional<Fault> others(Listing listing, boolean isEmpty) {
    Optional<Fault> fault = listing.answer().fault();
    return fault.isEmpty() && isEmpty
        ? Optional.of(
            Fault.of(Reason.NOT_COLLECTED, "the management group names none that is not excluded"))
        : fault.map(
            why ->
                Fault.of(
                    why.reason(),
                    "not all subscriptions of the management group were named: " + why.words()));
  }

  /** Groups are listed with what is below them; only subscriptions are asked. */
  private static void add(JsonNode item, TreeSet<String> ids) {
    if (item.path("type").asString("").equalsIgnoreCase(SUBSCRIPTIONS)) {
      ids.add(item.path("name").asString(UNKNOWN).toLowerCase(Locale.ROOT));
    }
  }

  private Subscription subscription(String id, Optional<Fault> closed) {
    return new Subscription(id, caller.name(), channel("subscription " + id), closed);
  }

  static Fault entered(Fault fault) {
    return Fault.of(fault.reason(), "the subscription was not entered: " + fault.words());
  }

  private Channel channel(String owner) {
    return new Channel(pipeline, access.cloud(), new Pace(owner, notice));
  }
}
