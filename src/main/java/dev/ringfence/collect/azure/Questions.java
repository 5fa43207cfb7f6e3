package dev.ringfence.collect.azure;

import dev.ringfence.collect.Fault;
import dev.ringfence.evidence.CollectionGap.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Questions to one subscription; after some that nothing answered, the others are not put. */
final class Questions {
  private static final int PATIENCE = 3;

  /** A provider of resources that the subscription has not registered (ARM, common errors). */
  private static final String UNREGISTERED = "MissingSubscriptionRegistration";

  private final Subscription subscription;
  private final Asking asking;
  private final AtomicBoolean hasAnswered = new AtomicBoolean();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final Map<String, Answer> providers = new ConcurrentHashMap<>();

  Questions(Subscription subscription, Asking asking) {
    this.subscription = subscription;
    this.asking = asking;
  }

  Instant now() {
    return asking.now();
  }

  Answer ask(Operation operation) {
    return confirmed(operation, put(operation, subscription.path()));
  }

  Answer askGroup(Operation operation, String group) {
    return put(operation, subscription.path() + "/resourceGroups/" + group);
  }

  Answer askResource(Operation operation, String id) {
    return put(operation, id);
  }

  /** What was asked about resource providers, by namespace. */
  SortedMap<String, Answer> providers() {
    return new TreeMap<>(providers);
  }

  private Answer put(Operation operation, String id) {
    if (!hasAnswered.get() && unanswered.get() >= PATIENCE) {
      return Answer.failed(
          Fault.of(
              Reason.UNREACHABLE,
              "not asked: the subscription answered none of " + unanswered.get() + " calls before"),
          asking.now());
    }
    Answer answer = asking.ask(operation, id, subscription.channel());
    if (answer.isHeard()) {
      hasAnswered.set(true);
    } else {
      unanswered.incrementAndGet();
    }
    return answer;
  }

  /**
   * A provider that is not registered has no resources: Azure lets none be made before, and lets
   * nobody unregister one that has any (Azure Resource Manager, resource providers and types). That
   * it is not registered is believed where the list of providers says so as well.
   */
  private Answer confirmed(Operation operation, Answer answer) {
    if (!answer.code().equals(UNREGISTERED) || operation.namespace().isEmpty()) {
      return answer;
    }
    Answer provider =
        providers.computeIfAbsent(
            operation.namespace(),
            name -> put(Operations.PROVIDER, subscription.path() + "/providers/" + name));
    String state = provider.document().path("registrationState").asString("");
    if (!provider.isWhole() || !List.of("NotRegistered", "Unregistered").contains(state)) {
      return answer;
    }
    List<Page> pages = new ArrayList<>();
    pages.add(Page.none(provider.pages().get(0).requestId()));
    return Answer.whole(pages, answer.at());
  }
}
