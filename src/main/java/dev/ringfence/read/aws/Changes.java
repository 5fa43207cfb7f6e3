package dev.ringfence.read.aws;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Change;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What CloudTrail logged of rules and routes: what was made, by whom, and what became of it. */
final class Changes {
  static final String EVENTS = "cloudtrail:LookupEvents";
  private static final String ID = "change:";

  private static final Comparator<LoggedEvent> ORDER =
      Comparator.comparing((LoggedEvent event) -> event.at().valueIfKnown().orElse(Instant.MIN))
          .thenComparing(LoggedEvent::id);

  private final Answers answers;
  private final List<LoggedEvent> events;
  private final List<EventKind> kinds;
  private final Map<String, List<LoggedEvent>> closing = new HashMap<>();

  private Changes(Answers answers, List<LoggedEvent> events, List<EventKind> kinds) {
    this.answers = answers;
    this.events = events;
    this.kinds = kinds;
    events.stream().filter(LoggedEvent::isReadable).forEach(this::noteClosing);
  }

  private void noteClosing(LoggedEvent event) {
    kinds.stream()
        .flatMap(kind -> kind.closes(event).stream())
        .forEach(key -> closing.computeIfAbsent(key, k -> new ArrayList<>()).add(event));
  }

  /** Every change that was logged; what was made more than once, as it was made last. */
  static Mapped mapped(Estate estate, PrefixLists prefixLists, Routes routes, Snapshot snapshot) {
    Answers answers = estate.answers();
    List<LoggedEvent> events = new ArrayList<>();
    for (EvidenceSource source : answers.sources()) {
      answers.items(source, EVENTS).forEach(json -> events.add(LoggedEvent.of(source, json)));
    }
    events.removeIf(LoggedEvent::isRefused);
    events.sort(ORDER);
    List<EventKind> kinds =
        List.of(
            new RuleEvents(estate, prefixLists, snapshot, events),
            new EntryEvents(snapshot),
            new RouteEvents(estate, routes, snapshot));
    return Mapped.of(new Changes(answers, events, kinds).all(), new Notes());
  }

  /** What is missing of the events of a source: all that were asked for by name must be there. */
  static List<CollectionGap> gaps(Answers answers, EvidenceSource source) {
    return answers.calls().call(EVENTS).orElseThrow().words().stream()
        .flatMap(word -> answers.gapFor(source, EVENTS, word).stream())
        .distinct()
        .toList();
  }

  private List<Change> all() {
    Map<String, Change> byId = new LinkedHashMap<>();
    for (LoggedEvent event : events) {
      changes(event).forEach(change -> byId.put(change.id(), change));
    }
    return List.copyOf(byId.values());
  }

  private Stream<Change> changes(LoggedEvent event) {
    return kinds.stream()
        .filter(kind -> kind.opens(event.name()))
        .flatMap(
            kind -> {
              List<Opening> made = event.isReadable() ? kind.openings(event) : List.of();
              return made.isEmpty()
                  ? Stream.of(unreadable(event, kind.made()))
                  : made.stream().map(this::change);
            });
  }

  private Change change(Opening opening) {
    LoggedEvent event = opening.event();
    Optional<LoggedEvent> closed = closed(opening);
    return new Change(
        header(event, ID + opening.id(), opening.name() + story(event, closed)),
        Fact.known(opening.owner(), event.where()),
        Fact.known(opening.made(), event.where()),
        daysAgo(event),
        event.json().text("EventTime"),
        Fact.known(event.by(), event.where()),
        opening.isStillThere(),
        told(event, closed, other -> other.json().text("EventTime")),
        told(event, closed, other -> Fact.known(other.by(), other.where())),
        opening.tiers(),
        opening.permit(),
        opening.orderedRule(),
        opening.route());
  }

  /** Who and when, so that whoever reads of the change need not look it up. */
  private static String story(LoggedEvent made, Optional<LoggedEvent> closed) {
    return ", made "
        + made.at().valueIfKnown().map(Instant::toString).orElse("at a time not told")
        + " by "
        + made.by()
        + closed
            .map(
                event ->
                    ", taken back "
                        + event.at().valueIfKnown().map(Instant::toString).orElse("")
                        + " by "
                        + event.by())
            .orElse("");
  }

  /** Of what took it back; a sort of events that is missing may have done so earlier. */
  private Fact<String> told(
      LoggedEvent made, Optional<LoggedEvent> closed, Function<LoggedEvent, Fact<String>> fact) {
    Optional<CollectionGap> gap = gaps(answers, made.source()).stream().findFirst();
    return gap.<Fact<String>>map(Fact::missing)
        .orElseGet(() -> closed.map(fact).orElseGet(() -> Fact.known("", made.where())));
  }

  /** The first event after it that takes it back; what is still there was not. */
  private Optional<LoggedEvent> closed(Opening opening) {
    if (opening.isStillThere().valueIfKnown().orElse(true)) {
      return Optional.empty();
    }
    return opening.keys().stream()
        .flatMap(key -> closing.getOrDefault(key, List.of()).stream())
        .filter(event -> event.isAfter(opening.event()))
        .min(ORDER);
  }

  private Fact<Long> daysAgo(LoggedEvent event) {
    return event.at().map(at -> answers.daysSince(at, event.json().document()));
  }

  private Change unreadable(LoggedEvent event, String made) {
    String reason = "what " + event.name() + " did cannot be read";
    return new Change(
        header(event, ID + event.source().id() + "/" + event.id(), event.name()),
        Fact.unknown(reason, event.where()),
        Fact.known(made, event.where()),
        daysAgo(event),
        event.json().text("EventTime"),
        Fact.known(event.by(), event.where()),
        Fact.unknown(reason, event.where()),
        Fact.unknown(reason, event.where()),
        Fact.unknown(reason, event.where()),
        Fact.unknown(reason, event.where()),
        Fact.unknown(reason, event.where()),
        Fact.unknown(reason, event.where()),
        Fact.unknown(reason, event.where()));
  }

  private static ResourceHeader header(LoggedEvent event, String id, String name) {
    return new ResourceHeader(
        id,
        event.id(),
        name,
        event.source(),
        Headers.plane(event.source()),
        Tags.none(event.where()),
        event.where());
  }
}
