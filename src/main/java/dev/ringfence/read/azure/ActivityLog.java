package dev.ringfence.read.azure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The operations that the Activity Logs of all subscriptions have, oldest first. */
final class ActivityLog {
  static final Comparator<LoggedOperation> ORDER =
      Comparator.comparing(
              (LoggedOperation operation) -> operation.at().valueIfKnown().orElse(Instant.MIN))
          .thenComparing(LoggedOperation::id);

  private final List<LoggedOperation> operations;

  private ActivityLog(List<LoggedOperation> operations) {
    this.operations = operations;
  }

  /** What was refused is left out: it changed nothing. */
  static ActivityLog of(Answers answers) {
    Map<List<String>, List<Item>> events = new LinkedHashMap<>();
    answers
        .items(Calls.ACTIVITY_LOG)
        .forEach(
            event ->
                events
                    .computeIfAbsent(LoggedOperation.key(event), key -> new ArrayList<>())
                    .add(event));
    return new ActivityLog(
        events.values().stream()
            .map(
                all ->
                    new LoggedOperation(
                        all.get(0).source(), all.stream().map(Item::json).distinct().toList()))
            .filter(operation -> !operation.isRefused())
            .sorted(ORDER)
            .toList());
  }

  Stream<LoggedOperation> operations() {
    return operations.stream();
  }
}
