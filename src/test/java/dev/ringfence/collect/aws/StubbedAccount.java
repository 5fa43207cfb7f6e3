package dev.ringfence.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.audit.Adapters;
import dev.ringfence.collect.Collected;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.store.MemoryStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An account behind a stub, collected with little patience. */
final class StubbedAccount implements AutoCloseable {
  static final String ACCOUNT = "111122223333";
  static final EvidenceSource FRANKFURT = new EvidenceSource("aws", ACCOUNT, "eu-central-1");

  private final StubAws stub;
  private final MemoryStore store = new MemoryStore();
  private final List<String> notices = new CopyOnWriteArrayList<>();

  private StubbedAccount(StubAws stub) {
    this.stub = stub;
  }

  static StubbedAccount start() throws IOException {
    Accesses.provideCredentials();
    return new StubbedAccount(StubAws.start());
  }

  StubAws stub() {
    return stub;
  }

  List<String> notices() {
    return notices;
  }

  AwsCollector collector(List<String> regions) {
    return collector(regions, Duration.ofSeconds(4));
  }

  AwsCollector collector(List<String> regions, Duration page) {
    return collector(ACCOUNT, regions, page);
  }

  AwsCollector collector(String account, List<String> regions, Duration page) {
    Connection connection =
        new Connection(
            Optional.of(stub.endpoint()),
            Duration.ofMillis(1_500),
            page,
            Duration.ofMinutes(2),
            3,
            12);
    return AwsCollector.of(
        List.of(Accesses.of(List.of(account), regions)),
        Adapters.calls(),
        connection,
        Clock.systemUTC(),
        notices::add);
  }

  Collected collect() {
    AwsCollector collector = collector(List.of("eu-central-1"));
    assertThat(collector.sources()).containsExactly(FRANKFURT);
    return collect(collector, FRANKFURT);
  }

  Collected collect(AwsCollector collector, EvidenceSource source) {
    return collector.collect(source, store::seal);
  }

  void fail(String operation, int status, String code, String message) {
    stub.on(operation, request -> StubAws.error(request, status, code, message));
  }

  /** What was sealed of a call, without white space. */
  String sealed(Collected collected, String call) {
    return collected.items().stream()
        .filter(item -> item.request().call().equals(call))
        .map(item -> new String(store.bytes(item.digest()), StandardCharsets.UTF_8))
        .reduce("", String::concat)
        .replaceAll("\\s+", "");
  }

  static List<String> told(Collected collected) {
    return collected.gaps().stream()
        .map(gap -> gap.request().display() + " | " + gap.reason().words() + " | " + gap.detail())
        .toList();
  }

  @Override
  public void close() {
    stub.close();
  }
}
