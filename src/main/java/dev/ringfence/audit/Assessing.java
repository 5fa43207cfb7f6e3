package dev.ringfence.audit;

import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.assessment.Assessor;
import dev.ringfence.assessment.AuditRun;
import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.Finding;
import dev.ringfence.assessment.ZoneTable;
import dev.ringfence.check.Judged;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.store.EvidenceManifest;
import dev.ringfence.evidence.store.EvidenceStore;
import dev.ringfence.expression.ExpressionCompiler;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Zoning;
import dev.ringfence.policy.Documentation;
import dev.ringfence.policy.EstateNames;
import dev.ringfence.read.EvidenceReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sealed evidence becomes findings; nothing outside the store and the inputs is asked. */
public final class Assessing {
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
    Assessor assessor =
        new Assessor(
            new Checks(compiler, inputs.attestations(), run.day()).of(inputs.controls()),
            inputs.exceptions(),
            run.day());
    FlowAnalysis flows = FlowAnalysis.of(network, inputs.zoning());
    Zoning zoning = inputs.zoning().within(network);
    Expectations expectations =
        new Expectations(flows, inputs.policies(), inputs.documented(), zoning, run.day());
    ZoneTable zones = ZoneTables.of(flows, zoning, expectations.unplaced());
    return new Assessed(
        header(run, evidenceDigest, manifest.evidence(), network, zones),
        new BoundaryRecords(flows, expectations::of).all(),
        assessor.assess(judged(network, manifest, flows, zoning)));
  }

  private AssessmentHeader header(
      AuditRun run,
      Digest evidenceDigest,
      EvidenceSet evidence,
      NetworkModel network,
      ZoneTable zones) {
    return new AssessmentHeader(
        run,
        evidenceDigest,
        evidence,
        inputs.controls(),
        inputs.exceptions().grants(),
        inputs.attestations(),
        network.enumerations(),
        network.unmodelled(),
        network.notes(),
        Optional.of(zones));
  }

  private Judged judged(
      NetworkModel network, EvidenceManifest manifest, FlowAnalysis flows, Zoning zoning) {
    return new Judged(
        network,
        new ManifestSeal(manifest),
        flows,
        inputs.policies(),
        Documentation.of(inputs.documented(), new EstateNames(zoning, flows.endpoints())));
  }

  private NetworkModel network(EvidenceSet evidence) {
    return new Planes(readers).actual(evidence, store, inputs.zones());
  }
}
