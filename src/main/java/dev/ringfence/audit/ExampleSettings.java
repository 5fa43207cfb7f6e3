package dev.ringfence.audit;

import dev.ringfence.catalogue.AuditSettings;
import dev.ringfence.catalogue.ZoneAssignments;
import dev.ringfence.catalogue.Zonings;
import dev.ringfence.check.Judged;
import dev.ringfence.control.Example;
import dev.ringfence.evidence.store.EvidenceManifest;
import dev.ringfence.expression.ExpressionCompiler;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.network.BoundaryPolicy;
import dev.ringfence.network.DeclaredFlow;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.TierZoning;
import dev.ringfence.network.ZoneAssignment;
import dev.ringfence.network.Zoning;
import dev.ringfence.policy.Documentation;
import dev.ringfence.policy.EstateNames;
import java.util.List;

/**
 * What an example's owner told.
 *
 * @param places what readers ask for the tier of a subnet
 */
record ExampleSettings(
    ZoneAssignment places,
    Zoning zoning,
    List<BoundaryPolicy> policies,
    List<DeclaredFlow> documented) {
  private static final ExampleSettings NONE =
      new ExampleSettings(ZoneAssignment.NONE, TierZoning.STANDARD, List.of(), List.of());

  static ExampleSettings of(Example example, ExampleFolder folder, ExpressionCompiler compiler) {
    if (example.settings().isEmpty()) {
      return NONE;
    }
    AuditSettings settings = AuditSettings.read(folder.auditYaml(), compiler);
    return new ExampleSettings(
        ZoneAssignments.of(settings.zones(), compiler),
        Zonings.of(settings.zones(), compiler),
        settings.policies(),
        settings.declaredFlows());
  }

  Judged judged(NetworkModel network, EvidenceManifest manifest) {
    FlowAnalysis flows = FlowAnalysis.of(network, zoning);
    Documentation documentation =
        documented.isEmpty()
            ? Documentation.NONE
            : Documentation.of(
                documented, new EstateNames(zoning.within(network), flows.endpoints()));
    return new Judged(network, new ManifestSeal(manifest), flows, policies, documentation);
  }
}
