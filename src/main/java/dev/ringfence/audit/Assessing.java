package dev.ringfence.audit;

import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.assessment.Assessor;
import dev.ringfence.assessment.AuditRun;
import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.Disposing;
import dev.ringfence.assessment.Finding;
import dev.ringfence.assessment.Ownership;
import dev.ringfence.assessment.ZoneTable;
import dev.ringfence.check.Check;
import dev.ringfence.check.Judged;
import dev.ringfence.control.ControlId;
import dev.ringfence.control.Engine;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.store.EvidenceManifest;
import dev.ringfence.evidence.store.EvidenceStore;
import dev.ringfence.exception.DisputeRegister;
import dev.ringfence.expression.ExpressionCompiler;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Plane;
import dev.ringfence.network.Zoning;
import dev.ringfence.policy.Documentation;
import dev.ringfence.policy.EstateNames;
import dev.ringfence.read.EvidenceReader;
import dev.ringfence.terraform.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sealed evidence becomes findings; nothing outside the store and the inputs is asked. */
public final class Assessing {
  private static final String CLUSTER = "kubernetes";

  /** Of what is declared of accounts: Terraform and templates of CloudFormation. */
  private static final Set<String> FILES = Set.of("file", "cloudformation");

  private static final int MOST_NAMED = 20;

  private final AuditInputs inputs;
  private final EvidenceStore store;
  private final List<EvidenceReader> readers;
  private final ExpressionCompiler compiler;

  public Assessing(
      AuditInputs inputs,
      EvidenceStore store,
      List<EvidenceReader> readers,
      ExpressionCompiler compiler) {
    this.inputs = inputs;
    this.store = store;
    this.readers = List.copyOf(readers);
    this.compiler = compiler;
  }

  /** What an assessment rests on, and its boundaries and findings as they are made. */
  public record Assessed(
      AssessmentHeader header, Stream<BoundaryRecord> boundaries, Stream<Finding> findings) {}

  /**
   * Assesses an evidence set as of a run's instant.
   *
   * @throws dev.ringfence.evidence.AlteredEvidenceException if sealed bytes have changed
   */
  public Assessed assess(Digest evidenceDigest, AuditRun run) {
    inputs.citedFiles().forEach(file -> store.seal(file.bytes()));
    EvidenceManifest manifest = EvidenceManifest.parse(store.bytes(evidenceDigest));
    NetworkModel network = network(manifest.evidence());
    Optional<NetworkModel> beside = beside(manifest.evidence());
    SortedMap<ControlId, List<Check>> checks =
        new Checks(compiler, inputs.attestations(), run.day()).of(inputs.controls());
    Assessor assessor =
        new Assessor(
            checks,
            new Disposing(
                inputs.exceptions(), new DisputeRegister(inputs.followUp().disputes()), run.day()),
            new Ownership(inputs.followUp()));
    FlowAnalysis flows = FlowAnalysis.of(network, inputs.zoning());
    Zoning zoning = inputs.zoning().within(network);
    Expectations expectations =
        new Expectations(flows, inputs.policies(), inputs.documented(), zoning, run.day());
    Optional<DriftRecords> drift =
        comparable(manifest.evidence())
            .map(
                code ->
                    new DriftRecords(code, FlowAnalysis.of(code, inputs.zoning()), network, flows));
    ZoneTable zones = ZoneTables.of(flows, zoning, expectations.unplaced());
    return new Assessed(
        header(run, evidenceDigest, manifest.evidence(), network, beside, zones, notes(drift)),
        new BoundaryRecords(flows, expectations::of, drift).all(),
        findings(assessor, judged(network, manifest, flows, zoning), beside, manifest));
  }

  /** Findings on accounts and, among them, on what repositories declare. */
  private Stream<Finding> findings(
      Assessor assessor, Judged judged, Optional<NetworkModel> beside, EvidenceManifest manifest) {
    return beside
        .map(
            declared ->
                new DeclaredFindings(assessor)
                    .among(
                        judged,
                        judged(
                            declared,
                            manifest,
                            FlowAnalysis.of(declared, inputs.zoning()),
                            inputs.zoning().within(declared))))
        .orElseGet(() -> assessor.assess(judged));
  }

  private AssessmentHeader header(
      AuditRun run,
      Digest evidenceDigest,
      EvidenceSet evidence,
      NetworkModel network,
      Optional<NetworkModel> beside,
      ZoneTable zones,
      List<String> notes) {
    NetworkModel declared = beside.orElse(NetworkModel.empty(Plane.DECLARED));
    return new AssessmentHeader(
        run,
        evidenceDigest,
        evidence,
        inputs.controls(),
        inputs.exceptions().grants(),
        inputs.attestations(),
        joined(network.enumerations(), declared.enumerations()),
        joined(network.unmodelled(), declared.unmodelled()),
        joined(notes, joined(network.notes(), declared.notes())),
        Optional.of(zones),
        Optional.of(inputs.followUp()));
  }

  private Judged judged(
      NetworkModel network, EvidenceManifest manifest, FlowAnalysis flows, Zoning zoning) {
    return new Judged(
            network,
            new ManifestSeal(manifest),
            flows,
            inputs.policies(),
            Documentation.of(inputs.documented(), new EstateNames(zoning, flows.endpoints())))
        .with(configurations(network.plane(), manifest.evidence()));
  }

  /** Blocks of repositories, where what is declared is judged and some check asks for them. */
  private List<Configuration> configurations(Plane plane, EvidenceSet evidence) {
    boolean isAsked =
        plane == Plane.DECLARED
            && inputs.controls().stream()
                .flatMap(control -> control.checks().stream())
                .anyMatch(check -> check.engine() == Engine.TERRAFORM);
    return isAsked ? new Planes(readers).configurations(evidence, store) : List.of();
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** What is judged: accounts where audit.yaml names any, else what repositories declare. */
  private NetworkModel network(EvidenceSet evidence) {
    Planes planes = new Planes(readers);
    return inputs.hasAccounts()
        ? planes.actual(evidence, store, inputs.zones())
        : planes.declared(evidence, store, inputs.zones());
  }

  /** What repositories declare, where accounts are judged. */
  private Optional<NetworkModel> beside(EvidenceSet evidence) {
    return inputs.hasAccounts() && !inputs.repositories().isEmpty()
        ? Optional.of(new Planes(readers).declared(evidence, store, inputs.zones()))
        : Optional.empty();
  }

  /** What repositories declare of accounts; a cluster's manifests have no account beside them. */
  private Optional<NetworkModel> comparable(EvidenceSet evidence) {
    List<Evidence> items =
        evidence.items().stream()
            .filter(item -> !item.request().source().provider().equals(CLUSTER))
            .toList();
    boolean isAny =
        inputs.hasAccounts()
            && items.stream()
                .map(item -> item.request().source().provider())
                .anyMatch(FILES::contains);
    List<CollectionGap> gaps =
        evidence.gaps().stream()
            .filter(gap -> !gap.request().source().provider().equals(CLUSTER))
            .toList();
    return isAny
        ? Optional.of(
            new Planes(readers).declared(new EvidenceSet(items, gaps), store, inputs.zones()))
        : Optional.empty();
  }

  private List<String> notes(Optional<DriftRecords> drift) {
    if (inputs.repositories().isEmpty()) {
      return List.of();
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        inputs.hasAccounts()
            ? "boundaries and what passes them are those of the accounts; findings on what"
                + " repositories declare name the repository"
            : "no account was looked at: boundaries, flows and findings are what repositories"
                + " declare, whether it is applied or not");
    if (inputs.hasAccounts() && drift.isEmpty()) {
      notes.add("drift is not known: nothing that repositories declare of accounts could be read");
    }
    List<Boundary> declared = drift.map(DriftRecords::declaredOnly).orElse(List.of());
    if (!declared.isEmpty()) {
      notes.add(
          "drift: the accounts have no boundary like these, which something passes as declared: "
              + declared.stream()
                  .limit(MOST_NAMED)
                  .map(Boundary::toString)
                  .collect(Collectors.joining(", "))
              + (declared.size() > MOST_NAMED ? ", …" : ""));
    }
    return List.copyOf(notes);
  }
}
