package dev.ringfence.collect.azure;

import dev.ringfence.collect.Collected;
import dev.ringfence.collect.Concurrency;
import dev.ringfence.collect.Fault;
import dev.ringfence.collect.Seal;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Collects one subscription: whether it is there and what we may do in it, then what is asked once,
 * then what is asked of each resource group or resource.
 */
final class SubscriptionCollection {
  private static final String WATCHERS_READ = "Microsoft.Network/networkWatchers/read";
  private static final String GROUPS_READ = "Microsoft.Resources/subscriptions/resourceGroups/read";

  private final CallTable calls;
  private final Concurrency concurrency;
  private final Questions questions;
  private final EvidenceSource source;
  private final AnswerSealing sealing;
  private final Map<String, Answer> listed = new HashMap<>();
  private final List<Collected> sealed = new ArrayList<>();
  private Optional<Fault> closed = Optional.empty();

  SubscriptionCollection(
      Subscription subscription,
      CallTable calls,
      Concurrency concurrency,
      Asking asking,
      Seal seal) {
    this.calls = calls;
    this.concurrency = concurrency;
    this.questions = new Questions(subscription, asking);
    this.source = source(subscription);
    this.sealing = new AnswerSealing(source, subscription.caller(), seal);
  }

  static EvidenceSource source(Subscription subscription) {
    return new EvidenceSource(AzureCollector.PROVIDER, subscription.id(), "");
  }

  Collected collect() {
    Answer entry = questions.ask(Operations.SUBSCRIPTION);
    keep(Operations.SUBSCRIPTION, entry);
    closed = closed(entry);
    if (closed.isPresent()) {
      sealed.add(Collected.nothing(source, calls, closed.get()));
      return Collected.of(sealed);
    }
    List<Answer> scope =
        concurrency.all(
            List.of(
                () -> questions.ask(Operations.PERMISSIONS),
                () -> questions.ask(Operations.GROUPS)));
    keep(Operations.PERMISSIONS, scope.get(0));
    keep(Operations.GROUPS, scope.get(1));
    Grants grants = new Grants(scope.get(0));
    whole(grants);
    keep(
        Operations.WATCHERS,
        questions.ask(Operations.WATCHERS).doubted(grants.doubt(WATCHERS_READ)));
    perGroup(grants, scope.get(1));
    perResource(grants);
    below(grants);
    inEffect();
    questions.providers().forEach(this::keepProvider);
    return Collected.of(sealed);
  }

  /** A subscription that is being deleted has nothing to say of its resources. */
  private static Optional<Fault> closed(Answer entry) {
    if (!entry.isWhole()) {
      return entry.fault().map(Entrance::entered);
    }
    String state = entry.document().path("state").asString("");
    return state.equalsIgnoreCase("Deleted")
        ? Optional.of(Fault.of(Reason.NOT_ENABLED, "Azure says its state is " + state))
        : Optional.empty();
  }

  /** Why nothing could be asked there; empty before it is collected. */
  Optional<Fault> closed() {
    return closed;
  }

  private void whole(Grants grants) {
    List<Operation> once = operations(Operation.Reach.WHOLE).toList();
    List<Callable<Answer>> work = new ArrayList<>();
    once.forEach(operation -> work.add(() -> questions.ask(operation)));
    List<Answer> answers = concurrency.all(work);
    for (int i = 0; i < once.size(); i++) {
      keep(once.get(i), doubted(grants, once.get(i), answers.get(i)));
    }
  }

  /** What the API lists by resource group only: the lists of all groups are one answer. */
  private void perGroup(Grants grants, Answer groups) {
    List<String> names =
        groups.items().map(group -> group.path("name").asString("")).sorted().toList();
    Optional<Fault> doubt =
        groups
            .doubted(grants.doubt(GROUPS_READ))
            .fault()
            .map(fault -> Fault.of(fault.reason(), "not of all resource groups: " + fault.words()));
    for (Operation operation : operations(Operation.Reach.RESOURCE_GROUP).toList()) {
      List<Callable<Answer>> work = new ArrayList<>();
      names.forEach(name -> work.add(() -> questions.askGroup(operation, name)));
      Answer answer = Answer.joined(concurrency.all(work), questions.now());
      keep(operation, doubted(grants, operation, answer.doubted(doubt)));
    }
  }

  private void perResource(Grants grants) {
    for (Operation operation : operations(Operation.Reach.RESOURCE).toList()) {
      List<Callable<Collected>> work = new ArrayList<>();
      ids(operation).forEach(id -> work.add(() -> ofResource(grants, operation, id)));
      sealed.addAll(concurrency.all(work));
    }
  }

  /** What the API lists below each resource: the lists of all of them are one answer. */
  private void below(Grants grants) {
    for (Operation operation : operations(Operation.Reach.LISTED).toList()) {
      List<Callable<Answer>> work = new ArrayList<>();
      ids(operation).forEach(id -> work.add(() -> questions.askResource(operation, id)));
      Optional<Fault> doubt =
          Optional.ofNullable(listed.get(operation.listing()))
              .flatMap(Answer::fault)
              .map(
                  fault ->
                      Fault.of(
                          fault.reason(),
                          "not of all that " + operation.listing() + " names: " + fault.words()));
      Answer answer = Answer.joined(concurrency.all(work), questions.now());
      keep(operation, doubted(grants, operation, answer.doubted(doubt)));
    }
  }

  /** What is in effect for each interface that a machine holds; others have no such answer. */
  private void inEffect() {
    for (Operation operation : operations(Operation.Reach.HELD).toList()) {
      List<String> held =
          items(operation)
              .filter(item -> item.path("properties").path("virtualMachine").has("id"))
              .map(item -> item.path("id").asString(""))
              .filter(SubscriptionCollection::isResource)
              .sorted()
              .toList();
      List<Callable<Answer>> work = new ArrayList<>();
      held.forEach(id -> work.add(() -> questions.askResource(operation, id)));
      List<Answer> answers = concurrency.all(work);
      if (!answers.isEmpty() && answers.stream().allMatch(SubscriptionCollection::isDenied)) {
        // One refusal for the subscription, not one for each of its interfaces.
        sealed.add(sealing.seal(Request.of(source, operation.call()), answers.get(0)));
        continue;
      }
      for (int i = 0; i < held.size(); i++) {
        sealed.add(sealing.seal(about(operation, held.get(i)), answers.get(i)));
      }
    }
  }

  private static boolean isDenied(Answer answer) {
    return answer.fault().filter(fault -> fault.reason() == Reason.DENIED).isPresent();
  }

  private Stream<JsonNode> items(Operation operation) {
    return Optional.ofNullable(listed.get(operation.listing())).stream().flatMap(Answer::items);
  }

  private static boolean isResource(String id) {
    return id.startsWith("/subscriptions/");
  }

  /** The resources that an operation is asked about, as far as their list came. */
  private SortedSet<String> ids(Operation operation) {
    TreeSet<String> ids = new TreeSet<>();
    items(operation)
        .map(item -> item.path("id").asString(""))
        .filter(SubscriptionCollection::isResource)
        .forEach(ids::add);
    return ids;
  }

  private Collected ofResource(Grants grants, Operation operation, String id) {
    Answer answer = doubted(grants, operation, questions.askResource(operation, id));
    return sealing.seal(about(operation, id), answer);
  }

  private Request about(Operation operation, String id) {
    TreeMap<String, String> parameters =
        new TreeMap<>(Map.of(spec(operation).parameter(), id.toLowerCase(Locale.ROOT)));
    return new Request(source, operation.call(), parameters);
  }

  private Answer doubted(Grants grants, Operation operation, Answer answer) {
    return answer.doubted(grants.doubt(spec(operation).permission()));
  }

  private Stream<Operation> operations(Operation.Reach reach) {
    return calls.calls().stream()
        .map(spec -> Operations.named(spec.call()))
        .filter(operation -> operation.reach() == reach);
  }

  private CallSpec spec(Operation operation) {
    return calls.call(operation.call()).orElseThrow();
  }

  private void keep(Operation operation, Answer answer) {
    listed.put(operation.call(), answer);
    sealed.add(sealing.seal(Request.of(source, operation.call()), answer));
  }

  private void keepProvider(String namespace, Answer answer) {
    TreeMap<String, String> about = new TreeMap<>(Map.of("namespace", namespace));
    sealed.add(sealing.seal(new Request(source, Operations.PROVIDER.call(), about), answer));
  }
}
