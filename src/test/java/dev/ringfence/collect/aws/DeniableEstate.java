package dev.ringfence.collect.aws;

import dev.ringfence.assessment.AuditRun;
import dev.ringfence.assessment.Finding;
import dev.ringfence.audit.Adapters;
import dev.ringfence.audit.Assessing;
import dev.ringfence.audit.AuditInputs;
import dev.ringfence.audit.Collecting;
import dev.ringfence.audit.Installation;
import dev.ringfence.audit.Progress;
import dev.ringfence.check.Verdict;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.store.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** An estate on the wire in which actions can be denied, collected and assessed as in an audit. */
final class DeniableEstate {
  private static final YearMonth MONTH = YearMonth.of(2026, 11);
  private static final Instant DAY = Instant.parse("2026-11-30T06:00:00Z");

  /** What the sample lacks of what is asked one by one. */
  private static final Path ASKED_BY_ITEM = Path.of("src/test/resources/aws/asked-by-item/exports");

  private final ExportedAws answers;
  private final List<String> accounts;
  private final AuditInputs inputs;
  private final Adapters adapters;
  private final AtomicBoolean isRefused = new AtomicBoolean();
  private volatile Set<String> denied = Set.of();

  private DeniableEstate(
      ExportedAws answers, List<String> accounts, AuditInputs inputs, Adapters adapters) {
    this.answers = answers;
    this.accounts = accounts;
    this.inputs = inputs;
    this.adapters = adapters;
  }

  /**
   * Serves an estate's exports of one month.
   *
   * @param folder holds its {@code audit.yaml}
   */
  static DeniableEstate of(Path folder) throws IOException {
    Accesses.provideCredentials();
    List<Path> exports = List.of(folder.resolve(MONTH + "/exports"), ASKED_BY_ITEM);
    Installation home = new Installation(Path.of("").toAbsolutePath());
    return new DeniableEstate(
        ExportedAws.of(exports),
        names(exports),
        AuditInputs.load(folder.resolve("audit.yaml"), Optional.of(MONTH), home),
        new Adapters(home));
  }

  private static List<String> names(List<Path> folders) throws IOException {
    List<String> names = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> accounts = Files.list(folder)) {
        accounts.map(path -> path.getFileName().toString()).forEach(names::add);
      }
    }
    return names;
  }

  private StubAws.Reply reply(StubAws.Asked asked) {
    if (!asked.account().isEmpty() && denied.contains(ExportedAws.action(asked))) {
      isRefused.set(true);
      return StubAws.error(asked, 403, "AccessDeniedException", "not authorized");
    }
    return answers.reply(asked);
  }

  /** A check and what it is about. */
  record Judgement(String check, String kind, String subject) implements Comparable<Judgement> {
    private static final Comparator<Judgement> ORDER =
        Comparator.comparing(Judgement::check)
            .thenComparing(Judgement::kind)
            .thenComparing(Judgement::subject);

    static Judgement of(Finding finding) {
      return new Judgement(
          finding.check().value(), finding.subject().kind(), finding.subject().id());
    }

    @Override
    public int compareTo(Judgement other) {
      return ORDER.compare(this, other);
    }
  }

  /** What each check says of each subject, where the role may not do some things. */
  SortedMap<Judgement, Verdict> without(Set<String> actions) throws IOException {
    denied = Set.copyOf(actions);
    isRefused.set(false);
    MemoryStore store = new MemoryStore();
    try (StubAws stub = StubAws.start()) {
      stub.otherwise(this::reply);
      return verdicts(store, new Collecting(collector(stub), store).collectAll(Progress.SILENT));
    }
  }

  private AwsCollector collector(StubAws stub) {
    return AwsCollector.of(
        List.of(Accesses.of(accounts, List.of("eu-central-1"))),
        Adapters.calls(),
        Accesses.patient(stub.endpoint()),
        Clock.fixed(DAY, ZoneOffset.UTC),
        line -> {});
  }

  private SortedMap<Judgement, Verdict> verdicts(MemoryStore store, Digest set) {
    SortedMap<Judgement, Verdict> verdicts = new TreeMap<>();
    new Assessing(inputs, store, adapters.readers(), adapters.compiler())
        .assess(set, run())
        .findings()
        .forEach(finding -> verdicts.put(Judgement.of(finding), finding.outcome().verdict()));
    return verdicts;
  }

  /** Whether the role was refused anything in the last collection. */
  boolean isRefused() {
    return isRefused.get();
  }

  private AuditRun run() {
    return new AuditRun(
        "run",
        inputs.estate(),
        MONTH,
        1,
        DAY,
        inputs.configuration(),
        inputs.catalogue(),
        inputs.exceptionFiles(),
        "0");
  }
}
