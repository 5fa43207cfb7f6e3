package dev.ringfence.collect.aws;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;

/** How many calls were made, attempts counted each, and how many of them were throttled. */
final class CallTally implements MetricPublisher {
  private static final String ATTEMPT = "ApiCallAttempt";
  private static final String THROTTLED = "Throttling";

  private final LongAdder calls = new LongAdder();
  private final LongAdder throttled = new LongAdder();

  @Override
  public void publish(MetricCollection call) {
    call.children().stream()
        .filter(child -> child.name().equals(ATTEMPT))
        .forEach(
            attempt -> {
              calls.increment();
              if (first(attempt.metricValues(CoreMetric.ERROR_TYPE)).equals(THROTTLED)) {
                throttled.increment();
              }
            });
  }

  private static String first(List<String> values) {
    return values.isEmpty() ? "" : Optional.ofNullable(values.get(0)).orElse("");
  }

  long calls() {
    return calls.sum();
  }

  long throttled() {
    return throttled.sum();
  }

  @Override
  public void close() {}
}
