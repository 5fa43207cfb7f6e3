package dev.ringfence.collect.azure;

import dev.ringfence.collect.Collected;
import dev.ringfence.collect.Collector;
import dev.ringfence.collect.Concurrency;
import dev.ringfence.collect.Fault;
import dev.ringfence.collect.Seal;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Asks live subscriptions every call of the table, and nothing else but what tells whether an
 * answer is whole. What is sealed are the answers of Resource Manager as they came.
 */
public final class AzureCollector implements Collector {
  static final String PROVIDER = "azure";

  /** The provider of what a management group says of itself; it is no subscription's evidence. */
  static final String MANAGEMENT_GROUP = "azure-management-group";

  private final List<AzureAccess> accesses;
  private final CallTable calls;
  private final Wire wire;
  private final Asking asking;
  private final Concurrency concurrency;
  private Optional<Found> found = Optional.empty();

  AzureCollector(List<AzureAccess> accesses, CallTable calls, Wire wire, Clock clock) {
    this.accesses = List.copyOf(accesses);
    this.calls = calls;
    this.wire = wire;
    this.asking = new Asking(wire.connection(), wire.tally(), clock);
    this.concurrency = Concurrency.of(wire.connection().calls());
  }

  /**
   * A collector; nothing is asked before its sources are.
   *
   * @param clock says when answers came
   * @param notice gets a line where a subscription slows us down or cannot be asked
   */
  public static AzureCollector of(
      List<AzureAccess> accesses,
      CallTable calls,
      Connection connection,
      Clock clock,
      Consumer<String> notice) {
    return new AzureCollector(accesses, calls, Wire.of(connection, notice), clock);
  }

  /** Everything that is to be collected. */
  private record Found(
      SortedMap<EvidenceSource, Subscription> subscriptions,
      SortedMap<EvidenceSource, Entrance.Listing> listings) {}

  /** Asks each management group, the first time. */
  @Override
  public List<EvidenceSource> sources() {
    Found all = found();
    return Stream.concat(all.subscriptions().keySet().stream(), all.listings().keySet().stream())
        .sorted()
        .toList();
  }

  private synchronized Found found() {
    Found all = found.orElseGet(this::find);
    found = Optional.of(all);
    return all;
  }

  private Found find() {
    Found all = new Found(new TreeMap<>(), new TreeMap<>());
    for (AzureAccess access : accesses) {
      Entrance entrance = new Entrance(access, wire, asking);
      Optional<Entrance.Listing> listing = entrance.listing();
      listing.ifPresent(
          named ->
              all.listings().put(new EvidenceSource(MANAGEMENT_GROUP, named.group(), ""), named));
      entrance
          .subscriptions(listing)
          .forEach(one -> all.subscriptions().putIfAbsent(SubscriptionCollection.source(one), one));
    }
    return all;
  }

  @Override
  public Collected collect(EvidenceSource source, Seal seal) {
    Found all = found();
    Entrance.Listing listing = all.listings().get(source);
    if (listing != null) {
      return new AnswerSealing(source, listing.caller(), seal)
          .seal(
              new Request(
                  source,
                  Operations.DESCENDANTS.call(),
                  new TreeMap<>(Map.of("management-group", listing.group()))),
              listing.answer());
    }
    Subscription subscription = all.subscriptions().get(source);
    if (subscription == null) {
      throw new IllegalArgumentException("no source of this collection: " + source);
    }
    return subscription
        .closed()
        .map(fault -> closed(source, fault))
        .orElseGet(() -> collect(subscription, seal));
  }

  private Collected closed(EvidenceSource source, Fault fault) {
    tell(source, fault);
    return Collected.nothing(source, calls, fault);
  }

  private Collected collect(Subscription subscription, Seal seal) {
    SubscriptionCollection collection =
        new SubscriptionCollection(subscription, calls, concurrency, asking, seal);
    Collected collected = collection.collect();
    collection
        .closed()
        .ifPresent(fault -> tell(SubscriptionCollection.source(subscription), fault));
    return collected;
  }

  private void tell(EvidenceSource source, Fault fault) {
    wire.notice().accept(source.id() + ": " + fault.reason().words() + ": " + fault.words());
  }

  @Override
  public String tally() {
    return wire.tally().toString();
  }
}
