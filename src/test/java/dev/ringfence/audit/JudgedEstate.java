package dev.ringfence.audit;

import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.check.BoundaryCheck;
import dev.ringfence.check.Judged;
import dev.ringfence.check.Outcome;
import dev.ringfence.check.Outcome.NotSatisfied;
import dev.ringfence.check.Subject;
import dev.ringfence.evidence.store.EvidenceManifest;
import dev.ringfence.evidence.store.MemoryStore;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Zoning;
import dev.ringfence.policy.Documentation;
import dev.ringfence.policy.EstateNames;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One month of an estate as an audit sees it, put to boundary checks one by one. */
final class JudgedEstate {
  private static final Installation HOME = new Installation(Path.of("").toAbsolutePath());

  private final AuditInputs inputs;
  private final LocalDate day;
  private final Zoning zoning;
  private final Judged judged;

  private JudgedEstate(AuditInputs inputs, LocalDate day, Zoning zoning, Judged judged) {
    this.inputs = inputs;
    this.day = day;
    this.zoning = zoning;
    this.judged = judged;
  }

  /** A boundary of which a check says that something passes that must not. */
  record Violated(BoundaryCheck check, Boundary boundary, NotSatisfied outcome) {}

  static JudgedEstate of(Path auditYaml, YearMonth period) {
    AuditInputs inputs = AuditInputs.load(auditYaml, Optional.of(period), HOME);
    Adapters adapters = new Adapters(HOME);
    MemoryStore store = new MemoryStore();
    inputs.citedFiles().forEach(file -> store.seal(file.bytes()));
    EvidenceManifest manifest =
        EvidenceManifest.parse(
            store.bytes(
                adapters
                    .collecting(inputs, period, store, Path.of("target", "work"), Progress.SILENT)
                    .collectAll(Progress.SILENT)));
    NetworkModel network =
        new Planes(adapters.readers()).actual(manifest.evidence(), store, inputs.zones());
    FlowAnalysis flows = FlowAnalysis.of(network, inputs.zoning());
    Zoning zoning = inputs.zoning().within(network);
    Documentation documentation =
        Documentation.of(inputs.documented(), new EstateNames(zoning, flows.endpoints()));
    Judged judged =
        new Judged(network, new ManifestSeal(manifest), flows, inputs.policies(), documentation);
    return new JudgedEstate(inputs, period.atEndOfMonth(), zoning, judged);
  }

  FlowAnalysis flows() {
    return judged.flows();
  }

  /** What the report writes about a boundary. */
  BoundaryRecord page(Boundary boundary) {
    Expectations expectations =
        new Expectations(flows(), inputs.policies(), inputs.documented(), zoning, day);
    return new BoundaryRecords(flows(), expectations::of)
        .all()
        .filter(record -> record.boundary().equals(boundary))
        .findFirst()
        .orElseThrow();
  }

  private Stream<BoundaryCheck> checks() {
    return new Checks(new Adapters(HOME).compiler(), inputs.attestations(), day)
        .of(inputs.controls()).values().stream()
            .flatMap(List::stream)
            .flatMap(check -> check instanceof BoundaryCheck one ? Stream.of(one) : Stream.empty());
  }

  List<Violated> violated() {
    return checks().flatMap(check -> violated(check, boundary -> true)).toList();
  }

  /** What a check says of a boundary. */
  Outcome outcome(String check, Boundary boundary) {
    return checks()
        .filter(one -> one.definition().id().value().equals(check))
        .flatMap(one -> one.judge(judged).stream())
        .filter(judgement -> judgement.subject().equals(Subject.of(boundary)))
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  /** The same check of the same boundary, if it still says so. */
  Optional<Violated> again(Violated before) {
    return violated(before.check(), before.boundary()::equals).findFirst();
  }

  private Stream<Violated> violated(BoundaryCheck check, Predicate<Boundary> which) {
    return check.judge(judged).stream()
        .filter(judgement -> judgement.outcome() instanceof NotSatisfied)
        .flatMap(
            judgement ->
                boundary(judgement.subject())
                    .filter(which)
                    .map(
                        boundary ->
                            new Violated(check, boundary, (NotSatisfied) judgement.outcome()))
                    .stream());
  }

  private Optional<Boundary> boundary(Subject subject) {
    return flows().boundaries().stream()
        .filter(boundary -> Subject.of(boundary).equals(subject))
        .findFirst();
  }
}
