package dev.ringfence.collect.aws;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.assessment.AuditRun;
import dev.ringfence.assessment.Finding;
import dev.ringfence.audit.Adapters;
import dev.ringfence.audit.Assessing;
import dev.ringfence.audit.AuditInputs;
import dev.ringfence.audit.Collecting;
import dev.ringfence.audit.Installation;
import dev.ringfence.audit.Progress;
import dev.ringfence.check.Verdict;
import dev.ringfence.collect.export.ExportCollector;
import dev.ringfence.collect.export.ExportLimits;
import dev.ringfence.collect.export.ExportTree;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.store.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two accounts in two regions of an emulator: asked by us, and exported with the AWS CLI. */
@Tag("thorough")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the export is a script for a POSIX shell")
class LiveCollectionTest {
  private static final List<String> ACCOUNTS = List.of("111122223333", "444455556666");
  private static final List<String> REGIONS = List.of("eu-central-1");

  @TempDir private static Path folder;
  private static MotoServer moto;
  private static CliExport export;

  private static final MemoryStore LIVE = new MemoryStore();
  private static final MemoryStore EXPORTED = new MemoryStore();
  private static Optional<Digest> live = Optional.empty();
  private static Optional<Digest> exported = Optional.empty();

  @BeforeAll
  static void collectBothWays() throws Exception {
    Accesses.provideCredentials();
    moto = MotoServer.start();
    MotoEstate estate = new MotoEstate(moto.endpoint());
    export = CliExport.in(folder, moto);
    for (String account : ACCOUNTS) {
      for (String region : REGIONS) {
        estate.seed(account, region);
        export.run(region, environment(estate, account));
      }
    }
    AwsCollector collector =
        AwsCollector.of(
            List.of(Accesses.of(ACCOUNTS, REGIONS)),
            Adapters.calls(),
            Accesses.to(moto.endpoint()),
            Clock.systemUTC(),
            line -> {});
    live = Optional.of(new Collecting(collector, LIVE).collectAll(Progress.SILENT));
    ExportCollector files =
        ExportCollector.of(ExportTree.of(export.exports()), Adapters.calls(), ExportLimits.DEFAULT);
    exported = Optional.of(new Collecting(files, EXPORTED).collectAll(Progress.SILENT));
  }

  private static Map<String, String> environment(MotoEstate estate, String account) {
    AwsSessionCredentials session = (AwsSessionCredentials) estate.in(account).resolveCredentials();
    return Map.of(
        "AWS_ACCESS_KEY_ID", session.accessKeyId(),
        "AWS_SECRET_ACCESS_KEY", session.secretAccessKey(),
        "AWS_SESSION_TOKEN", session.sessionToken());
  }

  @AfterAll
  static void stop() {
    Stream.of(Optional.ofNullable(export), Optional.ofNullable(moto))
        .flatMap(Optional::stream)
        .forEach(LiveCollectionTest::close);
  }

  private static void close(AutoCloseable server) {
    try {
      server.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void given_the_same_estate_then_each_sealed_answer_is_what_the_command_line_prints() {
    Map<String, JsonNode> asked = documents(LIVE, live.orElseThrow());
    Map<String, JsonNode> printed = documents(EXPORTED, exported.orElseThrow());
    // We ask for all regions, in a session of our own.
    String others = ".*/(ec2-describe-regions|sts-get-caller-identity)[.]json";
    asked.keySet().removeIf(path -> path.matches(others));
    printed.keySet().removeIf(path -> path.matches(others));

    assertThat(asked).hasSizeGreaterThan(100);
    assertThat(asked.keySet()).containsExactlyElementsOf(printed.keySet());
    assertThat(printed)
        .allSatisfy((path, document) -> assertThat(asked.get(path)).as(path).isEqualTo(document));
  }

  @Test
  void given_the_same_estate_then_the_same_calls_are_missing() {
    assertThat(missing(LIVE, live.orElseThrow()))
        .isEqualTo(missing(EXPORTED, exported.orElseThrow()));
  }

  @Test
  void given_the_same_estate_then_both_are_assessed_alike() throws Exception {
    Map<String, String> ofLive = findings(LIVE, live.orElseThrow());
    Map<String, String> ofExport = findings(EXPORTED, exported.orElseThrow());

    assertThat(ofLive).containsExactlyEntriesOf(ofExport);
    assertThat(ofLive.values()).anyMatch(finding -> finding.startsWith("SATISFIED"));
    assertThat(ofLive.values()).anyMatch(finding -> finding.startsWith("NOT_SATISFIED"));
  }

  @Test
  void given_each_item_then_it_tells_who_asked_when_and_in_how_many_requests() {
    for (Evidence item : LIVE.set(live.orElseThrow()).items()) {
      assertThat(item.caller())
          .startsWith("arn:aws:sts::" + item.request().source().account() + ":assumed-role/");
      assertThat(item.clock()).isEqualTo(Evidence.Clock.COLLECTOR);
      boolean isAsked =
          item.items() > 0 || !item.path().matches(".*/opensearch-describe-domains.json");
      assertThat(item.requestIds()).as(item.path()).hasSize(isAsked ? 1 : 0);
    }
  }

  @Test
  void given_user_data_and_passwords_then_none_is_sealed() {
    for (Evidence item : LIVE.set(live.orElseThrow()).items()) {
      assertThat(new String(LIVE.bytes(item.digest()), StandardCharsets.UTF_8))
          .doesNotContain("c2VjcmV0", "not-to-be-sealed");
    }
  }

  private static Map<String, JsonNode> documents(MemoryStore store, Digest set) {
    JsonMapper mapper = JsonMapper.builder().build();
    return store.set(set).items().stream()
        .collect(
            toMap(
                Evidence::path,
                item -> mapper.readTree(comparable(store.bytes(item.digest()))),
                (first, second) -> first,
                TreeMap::new));
  }

  /**
   * The SDK reads times to the millisecond; the emulator makes up one of them anew for each call;
   * and newer command lines follow the pages of a search, which drops the word on further ones.
   */
  private static String comparable(byte[] document) {
    return new String(document, StandardCharsets.UTF_8)
        .replaceAll("([.][0-9]{3})[0-9]{3}[+]00:00", "$1000+00:00")
        .replaceAll("(\"LatestRestorableTime\": \")[^\"]*", "$1")
        .replaceAll(",\\s*\"AdditionalRoutesAvailable\": false", "");
  }

  private static List<String> missing(MemoryStore store, Digest set) {
    EvidenceSet evidence = store.set(set);
    return evidence.gaps().stream()
        .map(CollectionGap::request)
        .map(request -> request.source() + " " + request.call())
        .distinct()
        .sorted()
        .toList();
  }

  /** What is definite with its reasons; of the rest that it is not, as errors are worded apart. */
  private static Map<String, String> findings(MemoryStore store, Digest set) throws Exception {
    Path audit =
        Files.writeString(
            folder.resolve("audit.yaml"),
            """
            estate: emulated
            sources:
              - export: exports
                accounts: ["111122223333", "444455556666"]
                regions: [eu-central-1]
            """);
    Installation home = new Installation(Path.of("").toAbsolutePath());
    AuditInputs inputs = AuditInputs.load(audit, Optional.empty(), home);
    Adapters adapters = new Adapters(home);
    AuditRun run =
        new AuditRun(
            "run",
            "emulated",
            YearMonth.of(2026, 11),
            1,
            Instant.parse("2026-11-30T06:00:00Z"),
            inputs.configuration(),
            inputs.catalogue(),
            inputs.exceptionFiles(),
            "0");
    return new Assessing(inputs, store, adapters.readers(), adapters.compiler())
        .assess(set, run)
        .findings()
        .collect(
            toMap(
                finding -> finding.control() + " " + finding.check() + " " + finding.subject().id(),
                LiveCollectionTest::told,
                (first, second) -> first + second,
                TreeMap::new));
  }

  private static String told(Finding finding) {
    Verdict verdict = finding.outcome().verdict();
    return verdict == Verdict.INCONCLUSIVE
        ? verdict.name()
        : verdict + " " + finding.outcome().toString().replaceAll("[0-9a-f]{64}", "digest");
  }
}
