package dev.ringfence.collect.aws;

import dev.ringfence.collect.Concurrency;
import dev.ringfence.collect.Fault;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.EvidenceSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;

/** Everything that is to be collected, found out by entering each account once. */
final class Places {
  private static final String UNKNOWN = "unknown";
  private static final String ACTIVE = "ACTIVE";

  private final SortedMap<EvidenceSource, Place> places = new TreeMap<>();

  /**
   * An account in a region, or what stands for one that cannot be asked.
   *
   * @param closed why it cannot
   */
  record Place(Optional<Account> account, Region region, Optional<Fault> closed) {}

  /** The accounts an organisation named. */
  record Listing(Answer answer, String caller) {}

  private final SortedMap<EvidenceSource, Listing> listings = new TreeMap<>();

  static Places of(
      List<AwsAccess> all, Function<AwsAccess, Entrance> entrances, Concurrency concurrency) {
    Places places = new Places();
    all.forEach(access -> places.add(access, entrances.apply(access), concurrency));
    return places;
  }

  SortedMap<EvidenceSource, Place> places() {
    return places;
  }

  SortedMap<EvidenceSource, Listing> listings() {
    return listings;
  }

  private void add(AwsAccess access, Entrance entrance, Concurrency concurrency) {
    List<Callable<Account>> entering = new ArrayList<>();
    for (String account : access.isOrganization() ? listed(access, entrance) : access.accounts()) {
      entering.add(() -> entrance.enter(account));
    }
    concurrency.all(entering).forEach(account -> add(access, account));
  }

  private List<String> listed(AwsAccess access, Entrance entrance) {
    Answer answer = entrance.ask(Organization.ACCOUNTS);
    Answer who = entrance.identity();
    String caller = who.text("Account").isEmpty() ? UNKNOWN : who.text("Account");
    listings.put(
        new EvidenceSource(AwsCollector.ORGANIZATION, caller, ""),
        new Listing(answer, who.text("Arn")));
    answer
        .fault()
        .ifPresent(
            fault ->
                close(
                    UNKNOWN,
                    Fault.of(
                        fault.reason(),
                        "not all accounts of the organisation were named: " + fault.words())));
    List<String> active = new ArrayList<>();
    for (Map<?, ?> account : answer.objects(Organization.LIST).toList()) {
      String id = String.valueOf(account.get("Id"));
      String status = String.valueOf(account.get("Status"));
      if (status.equals(ACTIVE) && !access.excluded().contains(id)) {
        active.add(id);
      } else if (!access.excluded().contains(id)) {
        close(id, Fault.of(Reason.NOT_ENABLED, "the organisation says its status is " + status));
      }
    }
    return active.stream().sorted().toList();
  }

  private void close(String account, Fault fault) {
    places.put(
        new EvidenceSource(AwsCollector.PROVIDER, account, UNKNOWN),
        new Place(Optional.empty(), Region.AWS_GLOBAL, Optional.of(fault)));
  }

  private void add(AwsAccess access, Account account) {
    List<String> regions = access.regions();
    if (regions.isEmpty() && !account.regions().isWhole()) {
      Fault why = account.regions().fault().orElseThrow();
      close(
          account.id(),
          account
              .closed()
              .orElse(Fault.of(why.reason(), "its regions could not be listed: " + why.words())));
      return;
    }
    for (String name : regions.isEmpty() ? account.enabledRegions() : regions) {
      Region region = Region.of(name);
      places.putIfAbsent(
          new EvidenceSource(AwsCollector.PROVIDER, account.id(), name),
          new Place(Optional.of(account), region, account.closed(region)));
    }
  }
}
