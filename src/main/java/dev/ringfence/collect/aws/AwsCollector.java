package dev.ringfence.collect.aws;

import dev.ringfence.collect.Collected;
import dev.ringfence.collect.Collector;
import dev.ringfence.collect.Concurrency;
import dev.ringfence.collect.Fault;
import dev.ringfence.collect.Seal;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.EvidenceSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Asks live accounts, region by region, every call of the table, and nothing else. What is sealed
 * has the shape of the AWS CLI's output, so that it is read like an export.
 */
public final class AwsCollector implements Collector {
  static final String PROVIDER = "aws";

  /** The provider of what an organisation says of itself; it is no account's evidence. */
  static final String ORGANIZATION = "aws-organization";

  private final List<AwsAccess> accesses;
  private final CallTable calls;
  private final Wire wire;
  private final Clock clock;
  private final Asking asking;
  private final Concurrency concurrency;
  private final Consumer<String> notice;
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private Optional<Places> found = Optional.empty();

  private AwsCollector(
      List<AwsAccess> accesses, CallTable calls, Wire wire, Clock clock, Consumer<String> notice) {
    this.notice = notice;
    this.accesses = List.copyOf(accesses);
    this.calls = calls;
    this.wire = wire;
    this.clock = clock;
    this.asking = new Asking(wire.connection(), clock);
    this.concurrency = Concurrency.of(wire.connection().calls());
  }

  /**
   * A collector; nothing is asked before its sources are.
   *
   * @param clock says when answers came
   * @param notice gets a line where a service slows us down or a place cannot be asked
   */
  public static AwsCollector of(
      List<AwsAccess> accesses,
      CallTable calls,
      Connection connection,
      Clock clock,
      Consumer<String> notice) {
    return new AwsCollector(
        accesses, calls, Wire.of(connection, new Slowdowns(clock, notice)), clock, notice);
  }

  /** Enters every account, the first time. */
  @Override
  public List<EvidenceSource> sources() {
    List<EvidenceSource> sources = new ArrayList<>(places().places().keySet());
    sources.addAll(places().listings().keySet());
    return sources.stream().sorted().toList();
  }

  private synchronized Places places() {
    Places places =
        found.orElseGet(
            () ->
                Places.of(
                    accesses, access -> new Entrance(access, wire, asking, clock), concurrency));
    found = Optional.of(places);
    return places;
  }

  @Override
  public Collected collect(EvidenceSource source, Seal seal) {
    Places.Listing listing = places().listings().get(source);
    if (listing != null) {
      return new AnswerSealing(source, listing.caller(), seal)
          .seal(listingSpec(), listing.answer());
    }
    Places.Place place = places().places().get(source);
    if (place == null) {
      throw new IllegalArgumentException("no source of this collection: " + source);
    }
    return place.closed().map(fault -> closed(source, fault)).orElseGet(() -> collect(place, seal));
  }

  /** Told once for an account, however many of its regions cannot be asked for this reason. */
  private Collected closed(EvidenceSource source, Fault fault) {
    if (told.add(source.account() + fault.words())) {
      notice.accept(source.id() + ": " + fault.reason().words() + ": " + fault.words());
    }
    return Collected.nothing(source, calls, fault);
  }

  private Collected collect(Places.Place place, Seal seal) {
    return new RegionCollection(
            place.account().orElseThrow(), place.region(), calls, concurrency, asking, clock, seal)
        .collect();
  }

  /** No check reads it, so the table of calls has no row of it. */
  private static CallSpec listingSpec() {
    return new CallSpec(
        Organization.ACCOUNTS.call(),
        "account",
        Organization.PERMISSION,
        Organization.LIST,
        "",
        "",
        "",
        true,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  @Override
  public String tally() {
    return "%d AWS calls made, %d of them throttled"
        .formatted(wire.tally().calls(), wire.tally().throttled());
  }
}
