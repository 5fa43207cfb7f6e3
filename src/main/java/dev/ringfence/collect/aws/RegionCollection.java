package dev.ringfence.collect.aws;

import dev.ringfence.collect.Collected;
import dev.ringfence.collect.Concurrency;
import dev.ringfence.collect.Fault;
import dev.ringfence.collect.ItemTable;
import dev.ringfence.collect.Seal;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.EvidenceSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;

/** Collects one account in one region: first what is asked once, then what is asked per item. */
final class RegionCollection {
  private final Account account;
  private final Region region;
  private final CallTable calls;
  private final Concurrency concurrency;
  private final Asking asking;
  private final Clock clock;
  private final AnswerSealing sealing;
  private final ItemTable table = ItemTable.shipped();
  private final RegionHealth health = new RegionHealth();
  private final Map<String, Boolean> listings = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> named = new ConcurrentHashMap<>();

  RegionCollection(
      Account account,
      Region region,
      CallTable calls,
      Concurrency concurrency,
      Asking asking,
      Clock clock,
      Seal seal) {
    this.account = account;
    this.region = region;
    this.calls = calls;
    this.concurrency = concurrency;
    this.asking = asking;
    this.clock = clock;
    this.sealing =
        new AnswerSealing(
            new EvidenceSource(AwsCollector.PROVIDER, account.id(), region.id()),
            account.caller(),
            seal);
  }

  Collected collect() {
    try (Clients clients = account.credentials().in(region)) {
      List<Collected> sealed = new ArrayList<>();
      List<CallSpec> all = calls.calls();
      sealed.addAll(
          run(
              all.stream()
                  .filter(spec -> !isDependent(spec))
                  .flatMap(spec -> byItself(spec, clients))));
      sealed.addAll(
          run(
              all.stream()
                  .filter(this::isDependent)
                  .flatMap(spec -> perItem(spec, clients).stream())));
      return Collected.of(sealed);
    }
  }

  private List<Collected> run(Stream<Callable<Collected>> work) {
    return concurrency.all(work.toList());
  }

  private boolean isDependent(CallSpec spec) {
    return !table.row(spec).listing().isEmpty();
  }

  /** Once, or once for each word of the table. */
  private Stream<Callable<Collected>> byItself(CallSpec spec, Clients clients) {
    Operation operation = Operations.named(spec.call());
    return spec.words().isEmpty()
        ? Stream.of(once(spec, operation, clients))
        : spec.words().stream()
            .map(word -> () -> sealing.seal(spec, answer(operation, clients, List.of(word))));
  }

  private Callable<Collected> once(CallSpec spec, Operation operation, Clients clients) {
    return () -> {
      Answer answer = answer(operation, clients, List.of());
      listings.put(spec.call(), answer.isWhole());
      calls.calls().stream()
          .filter(dependent -> table.row(dependent).listing().equals(spec.call()))
          .forEach(dependent -> name(dependent, answer.listed(spec.listKey()).toList()));
      return sealing.seal(spec, answer);
    };
  }

  /** What the account as a whole was asked already is not asked again. */
  private Answer answer(Operation operation, Clients clients, List<String> items) {
    if (operation.call().equals(Operations.CALLER.call())) {
      return account.identity();
    }
    if (operation.call().equals(Operations.REGIONS.call())) {
      return account.regions();
    }
    if (health.isGivenUp()) {
      Fault fault = RegionFaults.silent(health.unanswered());
      return new Answer(operation, items, List.of(), Optional.of(fault), false, clock.instant());
    }
    Answer answer = asking.ask(operation, clients, items);
    health.note(answer);
    return answer;
  }

  /** Items to ask about, in order, by what requests call them. */
  private void name(CallSpec dependent, List<?> listed) {
    ItemTable.Row row = table.row(dependent);
    Map<String, String> items = new TreeMap<>();
    for (Object item : listed) {
      String value = row.valueOf(member -> Answer.text(item, member));
      if (!value.isEmpty()) {
        items.putIfAbsent(dependent.canonical(value), value);
      }
    }
    named.put(dependent.call(), items);
  }

  private List<Callable<Collected>> perItem(CallSpec spec, Clients clients) {
    Operation operation = Operations.named(spec.call());
    List<String> items =
        List.copyOf(named.getOrDefault(spec.call(), new LinkedHashMap<>()).values());
    List<Callable<Collected>> work = new ArrayList<>();
    for (int from = 0; from < items.size(); from += operation.batch()) {
      List<String> some = items.subList(from, Math.min(items.size(), from + operation.batch()));
      work.add(() -> sealing.seal(spec, answer(operation, clients, some)));
    }
    if (!spec.isPerItem()) {
      listing(spec, operation, items.isEmpty()).ifPresent(work::add);
    }
    return work;
  }

  /** Answers that are read as one are whole only if every item was named. */
  private Optional<Callable<Collected>> listing(
      CallSpec spec, Operation operation, boolean isEmpty) {
    String listing = table.row(spec).listing();
    if (!listings.getOrDefault(listing, false)) {
      Fault fault =
          Fault.of(Reason.NOT_COLLECTED, "what to ask about is not known: " + listing + " failed");
      return Optional.of(
          () -> sealing.seal(spec, Answer.failed(operation, fault, clock.instant())));
    }
    return isEmpty
        ? Optional.of(
            () -> sealing.seal(spec, Answer.nothing(operation, spec.listKey(), clock.instant())))
        : Optional.empty();
  }
}
