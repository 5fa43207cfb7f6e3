package dev.ringfence.collect.azure;

import static dev.ringfence.collect.azure.StubbedTenant.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.evidence.EvidenceSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command line against the stub, with the SDK's own chain of credentials: a service principal
 * in the environment, whose token the stub gives as Microsoft Entra does. The first run is killed.
 */
@Tag("thorough")
class KilledLiveRunTest {
  private static final String TENANT = "11111111-2222-4333-8444-555555555555";
  private static final String LATER = "ffffffff-0000-4000-8000-000000000000";
  private static final Duration MOST = Duration.ofMinutes(4);

  @TempDir Path folder;

  @Test
  void given_a_run_that_was_killed_then_the_next_asks_only_what_is_not_sealed() throws Exception {
    ExportedAzure sample = ExportedAzure.sample();
    AtomicBoolean isStuck = new AtomicBoolean(true);
    try (StubArm stub = StubArm.start()) {
      stub.otherwise(
              asked ->
                  asked.subscription().equals(SHOP)
                      ? sample.reply(stub, asked)
                      : stub.standard(asked))
          .on(LATER, asked -> isStuck.get() ? StubArm.never() : stub.standard(asked))
          .on("token", asked -> token());
      configure(stub);

      Process killed = start(stub);
      await(killed, () -> isSealed(SHOP) && asked(stub, LATER) > 0);
      killed.destroyForcibly().waitFor();
      long before = asked(stub, SHOP);
      isStuck.set(false);
      Process next = start(stub);

      assertThat(next.waitFor(MOST.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(next.exitValue()).as(said()).isZero();
      assertThat(Files.readString(folder.resolve("out")).strip()).matches("(sha256:)?[0-9a-f]{64}");
      assertThat(asked(stub, SHOP)).isEqualTo(before);
      assertThat(stub.asked())
          .filteredOn(asked -> !asked.last().equals("token"))
          .allMatch(asked -> asked.authorization().startsWith("Bearer e30."));
      assertThat(stub.asked())
          .filteredOn(asked -> asked.last().equals("token"))
          .isNotEmpty()
          .allMatch(asked -> asked.path().contains(TENANT), "the tenant that was named");
      assertThat(said()).doesNotContain("s3cret", "e30.");
    }
  }

  private static StubArm.Reply token() {
    return StubArm.json(
        "{\"token_type\": \"Bearer\", \"expires_in\": 3600, \"access_token\": \"e30.e30.x\"}");
  }

  private void configure(StubArm stub) throws IOException {
    Files.write(folder.resolve("own.p12"), OwnCertificate.store());
    Files.writeString(
        folder.resolve("audit.yaml"),
        """
        estate: live
        sources:
          - azure: {subscriptions: [%s, %s], endpoint: "%s", authority: "%s"}
        """
            .formatted(SHOP, LATER, stub.endpoint(), stub.endpoint()));
  }

  private Process start(StubArm stub) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
    command.add("-Djavax.net.ssl.trustStore=" + folder.resolve("own.p12"));
    command.add("-Djavax.net.ssl.trustStoreType=PKCS12");
    command.add("-Djavax.net.ssl.trustStorePassword=" + OwnCertificate.PASSWORD);
    command.add("-Dringfence.home=" + Path.of("").toAbsolutePath());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("dev.ringfence.cli.Main", "collect", "--period", "2026-11"));
    command.addAll(List.of("--config", folder.resolve("audit.yaml").toString()));
    command.addAll(List.of("--state", folder.resolve("state").toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "AZURE_TENANT_ID", TENANT,
                "AZURE_CLIENT_ID", "66666666-7777-4888-8999-000000000000",
                "AZURE_CLIENT_SECRET", "s3cret"));
    return builder.start();
  }

  /** A question to the world that the test waits for. */
  @FunctionalInterface
  private interface Question {
    boolean isSo() throws IOException;
  }

  private void await(Process process, Question question) throws Exception {
    long end = System.nanoTime() + MOST.toNanos();
    while (!question.isSo()) {
      assertThat(process.isAlive()).as(said()).isTrue();
      assertThat(System.nanoTime()).as(said()).isLessThan(end);
      Thread.sleep(100);
    }
  }

  /** Progress tells of each source that is sealed. */
  private boolean isSealed(String subscription) throws IOException {
    return said().contains(new EvidenceSource("azure", subscription, "").id());
  }

  private String said() throws IOException {
    Path errors = folder.resolve("err");
    return Files.exists(errors) ? Files.readString(errors) : "";
  }

  private static long asked(StubArm stub, String subscription) {
    return stub.asked().stream().filter(asked -> asked.subscription().equals(subscription)).count();
  }
}
