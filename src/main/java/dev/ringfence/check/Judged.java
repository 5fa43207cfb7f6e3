package dev.ringfence.check;

import dev.ringfence.flow.AskedPaths;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.network.BoundaryPolicy;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.policy.Documentation;
import dev.ringfence.terraform.Configuration;
import java.util.List;

/**
 * What checks judge: made once for all of them, so that flows are analysed once.
 *
 * @param seal where they cite what is missing
 * @param flows of the network, by zones
 * @param policies empty where the owners have none; else a boundary without one lets nothing pass
 * @param documentation of flows; without rows where the owners have no table
 * @param configurations of Terraform, block by block; none where no check asks for them
 */
public record Judged(
    NetworkModel network,
    EvidenceSeal seal,
    FlowAnalysis flows,
    List<BoundaryPolicy> policies,
    Documentation documentation,
    List<Configuration> configurations) {
  public Judged {
    configurations = List.copyOf(configurations);
    network = AskedPaths.answered(network, flows);
    policies = List.copyOf(policies);
  }

  /** What checks of networks judge. */
  public Judged(
      NetworkModel network,
      EvidenceSeal seal,
      FlowAnalysis flows,
      List<BoundaryPolicy> policies,
      Documentation documentation) {
    this(network, seal, flows, policies, documentation, List.of());
  }

  /** The same with configurations. */
  public Judged with(List<Configuration> others) {
    return new Judged(network, seal, flows, policies, documentation, others);
  }
}
