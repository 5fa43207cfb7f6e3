package dev.ringfence.audit;

import dev.ringfence.assessment.DriftRecord;
import dev.ringfence.assessment.FlowRecord;
import dev.ringfence.assessment.Listed;
import dev.ringfence.assessment.Standing;
import dev.ringfence.drift.BoundaryDrift;
import dev.ringfence.drift.DriftSide;
import dev.ringfence.drift.RuleDrift;
import dev.ringfence.drift.RuleText;
import dev.ringfence.drift.RulesByBoundary;
import dev.ringfence.flow.Certainty;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.flow.PermittedFlow;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Permit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes down how declarations and accounts differ, of bounded length. */
final class DriftRecords {
  private static final int MOST_FLOWS = 20;
  private static final int MOST_RULES = 100;
  private static final String NOT_KNOWN = "not known in full";

  private final DriftSide declared;
  private final DriftSide actual;
  private final RulesByBoundary rules;
  private final RuleText code;
  private final RuleText account;
  private final FlowRecords codeWords;
  private final FlowRecords accountWords;

  DriftRecords(
      NetworkModel code, FlowAnalysis codeFlows, NetworkModel account, FlowAnalysis flows) {
    this.declared = new DriftSide(code, codeFlows);
    this.actual = new DriftSide(account, flows);
    this.rules = RulesByBoundary.of(declared, actual);
    this.code = RuleText.of(code);
    this.account = RuleText.of(account);
    this.codeWords = new FlowRecords(codeFlows.endpoints());
    this.accountWords = new FlowRecords(flows.endpoints());
  }

  DriftRecord of(Boundary boundary) {
    BoundaryDrift drift = BoundaryDrift.of(boundary, declared, actual);
    return new DriftRecord(
        lines(boundary, declared, drift.onlyDeclared(), codeWords),
        lines(boundary, actual, drift.onlyActual(), accountWords),
        both(drift.both()),
        Listed.first(MOST_RULES, rules.on(boundary)).map(this::rule));
  }

  /** Boundaries of what is declared that the accounts do not have, and that something passes. */
  List<Boundary> declaredOnly() {
    return declared.flows().boundaries().stream()
        .filter(boundary -> !actual.has(boundary))
        .filter(boundary -> !declared.flows().between(boundary).certain().isEmpty())
        .toList();
  }

  private static String both(BoundaryDrift.Passing both) {
    return both.certain().isEmpty()
        ? ""
        : FlowRecords.bounded(both.certain().services().toString());
  }

  private static Listed<FlowRecord> lines(
      Boundary boundary, DriftSide side, BoundaryDrift.Passing only, FlowRecords words) {
    if (!side.has(boundary)) {
      return new Listed<>(List.of(), 0);
    }
    List<PermittedFlow> lines = new ArrayList<>(flows(boundary, side, only.certain()));
    flows(boundary, side, only.doubtful()).stream()
        .map(flow -> new PermittedFlow(flow.box(), Certainty.POSSIBLE, flow.via(), flow.witness()))
        .forEach(lines::add);
    return Listed.first(MOST_FLOWS, lines)
        .map(flow -> words.flow(flow, Standing.UNSTATED, Standing.UNSTATED));
  }

  private static List<PermittedFlow> flows(Boundary boundary, DriftSide side, Packets packets) {
    return packets.isEmpty() ? List.of() : side.flows().flows(boundary, packets);
  }

  private DriftRecord.Rule rule(RuleDrift drift) {
    return new DriftRecord.Rule(
        drift.sort().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        drift.group(),
        drift.direction(),
        text(drift.declared(), code),
        text(drift.actual(), account),
        drift.declared().map(permit -> permit.header().source()),
        drift.actual().map(permit -> permit.header().source()));
  }

  private static String text(Optional<Permit> permit, RuleText words) {
    return permit.map(rule -> FlowRecords.bounded(words.of(rule).orElse(NOT_KNOWN))).orElse("");
  }
}
