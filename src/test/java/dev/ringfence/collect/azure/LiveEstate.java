package dev.ringfence.collect.azure;

import dev.ringfence.assessment.AuditRun;
import dev.ringfence.assessment.BoundaryRecord;
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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The sample estate on the wire, in which calls can be denied, assessed as in an audit. */
final class LiveEstate {
  private static final YearMonth MONTH = YearMonth.of(2026, 11);
  private static final Instant DAY = Instant.parse("2026-11-30T06:00:00Z");
  private static final Installation HOME = new Installation(Path.of("").toAbsolutePath());

  private final ExportedAzure answers = ExportedAzure.sample();
  private final AuditInputs inputs =
      AuditInputs.load(Path.of("src/samples/public-azure/audit.yaml"), Optional.of(MONTH), HOME);
  private final Adapters adapters = new Adapters(HOME);
  private final AtomicBoolean isRefused = new AtomicBoolean();

  /** A check and what it is about. */
  record Judgement(String check, String kind, String subject) implements Comparable<Judgement> {
    private static final Comparator<Judgement> ORDER =
        Comparator.comparing(Judgement::check)
            .thenComparing(Judgement::kind)
            .thenComparing(Judgement::subject);

    /**
     * A rule that may or may not hold is the rule that it is where it certainly does; what a subnet
     * says lies in it is the interface that it is where interfaces are listed.
     */
    static Judgement of(Finding finding) {
      return new Judgement(
          finding.check().value(),
          finding.subject().kind(),
          finding.subject().id().replaceFirst("#(perhaps|in:.*)$", ""));
    }

    @Override
    public int compareTo(Judgement other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * What an assessment says.
   *
   * @param flows what passes each boundary, line by line
   */
  record Said(SortedMap<Judgement, Verdict> verdicts, SortedMap<String, List<String>> flows) {}

  /** What the export says. */
  Said exported() {
    MemoryStore store = new MemoryStore();
    inputs.citedFiles().forEach(file -> store.seal(file.bytes()));
    return assess(
        store,
        adapters
            .collecting(inputs, MONTH, store, Path.of("target", "work"), Progress.SILENT)
            .collectAll(Progress.SILENT));
  }

  /** What the same estate says when it is asked. */
  Said live() throws IOException {
    return without("");
  }

  /** The same where a permission is not given. */
  Said without(String permission) throws IOException {
    isRefused.set(false);
    MemoryStore store = new MemoryStore();
    inputs.citedFiles().forEach(file -> store.seal(file.bytes()));
    try (StubArm stub = StubArm.start()) {
      stub.otherwise(
          asked -> {
            if (!permission.isEmpty() && permission(asked).equalsIgnoreCase(permission)) {
              isRefused.set(true);
              return StubArm.error(403, "AuthorizationFailed", "not authorized");
            }
            return answers.reply(stub, asked);
          });
      AzureCollector collector =
          new AzureCollector(
              List.of(
                  new AzureAccess(
                      List.of(StubbedTenant.SHOP),
                      Optional.empty(),
                      List.of(),
                      Optional.empty(),
                      StubbedTenant.cloud(stub))),
              Adapters.azureCalls(),
              new Wire(
                  StubbedTenant.PATIENT,
                  StubbedTenant.http(),
                  (access, http) -> StubbedTenant.token(),
                  new CallTally(),
                  line -> {}),
              Clock.fixed(DAY, ZoneOffset.UTC));
      return assess(store, new Collecting(collector, store).collectAll(Progress.SILENT));
    }
  }

  /** What a request needs. */
  private static String permission(StubArm.Asked asked) {
    String kind = asked.path().replaceFirst(".*/providers/", "");
    if (kind.startsWith("/")) {
      return "Microsoft.Resources/subscriptions"
          + (asked.last().equals("resourcegroups") ? "/resourceGroups" : "")
          + "/read";
    }
    String[] parts = kind.split("/", -1);
    if (kind.contains("/locations/")) {
      return "Microsoft.Network/locations/" + parts[3] + "/read";
    }
    boolean isOfResource = parts.length == 4;
    return (isOfResource ? parts[0] + "/" + parts[1] + "/" + parts[3] : kind)
        + (asked.method().equals("POST") ? "/action" : "/read");
  }

  /** Whether anything was refused in the last collection. */
  boolean isRefused() {
    return isRefused.get();
  }

  private Said assess(MemoryStore store, Digest set) {
    Assessing.Assessed assessed =
        new Assessing(inputs, store, adapters.readers(), adapters.compiler())
            .assess(
                set,
                new AuditRun(
                    "run",
                    inputs.estate(),
                    MONTH,
                    1,
                    DAY,
                    inputs.configuration(),
                    inputs.catalogue(),
                    inputs.exceptionFiles(),
                    "0"));
    SortedMap<String, List<String>> flows = new TreeMap<>();
    assessed
        .boundaries()
        .forEach(record -> flows.put(record.boundary().id(), LiveEstate.flows(record)));
    SortedMap<Judgement, Verdict> verdicts = new TreeMap<>();
    assessed
        .findings()
        .forEach(finding -> verdicts.put(Judgement.of(finding), finding.outcome().verdict()));
    return new Said(verdicts, flows);
  }

  private static List<String> flows(BoundaryRecord record) {
    return record.flows().items().stream()
        .map(
            flow ->
                String.join(
                    " ",
                    flow.certainty().name(),
                    flow.services(),
                    String.valueOf(flow.sources()),
                    String.valueOf(flow.destinations()),
                    flow.via(),
                    flow.policy().name(),
                    flow.documented().name()))
        .toList();
  }
}
