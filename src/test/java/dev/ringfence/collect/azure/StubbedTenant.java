package dev.ringfence.collect.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import dev.ringfence.audit.Adapters;
import dev.ringfence.collect.Collected;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.store.MemoryStore;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;

/** A tenant behind a stub, collected with little patience. */
final class StubbedTenant implements AutoCloseable {
  static final String SHOP = "0a1b2c3d-1111-4222-8333-444455556666";
  static final EvidenceSource SOURCE = new EvidenceSource("azure", SHOP, "");

  /** For tests of what answers say: no answer is late, however slow the machine is. */
  static final Connection PATIENT =
      new Connection(
          Duration.ofMinutes(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(5),
          3,
          Duration.ofMillis(20),
          12);

  private static final Connection HASTY =
      new Connection(
          Duration.ofMillis(1_500),
          Duration.ofSeconds(4),
          Duration.ofMinutes(2),
          3,
          Duration.ofMillis(20),
          12);

  private final StubArm stub;
  private final MemoryStore store = new MemoryStore();
  private final List<String> notices = new CopyOnWriteArrayList<>();

  private StubbedTenant(StubArm stub) {
    this.stub = stub;
  }

  static StubbedTenant start() throws IOException {
    return new StubbedTenant(StubArm.start());
  }

  StubArm stub() {
    return stub;
  }

  List<String> notices() {
    return notices;
  }

  /** Claims as Microsoft's tokens have them; nothing looks at the signature. */
  static TokenCredential token() {
    String claims =
        "{\"tid\": \"t-1\", \"oid\": \"o-1\", \"appid\": \"a-1\", \"upn\": \"audit@shop.test\"}";
    String token =
        "e30."
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
            + ".signature";
    return request -> Mono.just(new AccessToken(token, OffsetDateTime.now().plusHours(1)));
  }

  static com.azure.core.http.HttpClient http() {
    return new JdkHttpClientBuilder(HttpClient.newBuilder().sslContext(OwnCertificate.context()))
        .build();
  }

  static Cloud cloud(StubArm stub) {
    return new Cloud(stub.endpoint(), Optional.empty(), stub.endpoint().toString());
  }

  AzureAccess subscriptions(String... ids) {
    return new AzureAccess(
        List.of(ids), Optional.empty(), List.of(), Optional.empty(), cloud(stub));
  }

  AzureCollector collector(AzureAccess access) {
    return collector(access, HASTY, token());
  }

  AzureCollector collector(AzureAccess access, Connection connection, TokenCredential credential) {
    return new AzureCollector(
        List.of(access),
        Adapters.azureCalls(),
        new Wire(connection, http(), (one, client) -> credential, new CallTally(), notices::add),
        Clock.systemUTC());
  }

  Collected collect() {
    AzureCollector collector = collector(subscriptions(SHOP));
    assertThat(collector.sources()).containsExactly(SOURCE);
    return collect(collector, SOURCE);
  }

  Collected collect(AzureCollector collector, EvidenceSource source) {
    return collector.collect(source, store::seal);
  }

  void fail(String last, int status, String code, String message) {
    stub.on(last, request -> StubArm.error(status, code, message));
  }

  /** What was sealed of a call, document by document. */
  List<String> sealed(Collected collected, String call) {
    return collected.items().stream()
        .filter(item -> item.request().call().equals(call))
        .map(item -> new String(store.bytes(item.digest()), StandardCharsets.UTF_8))
        .toList();
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
