package dev.ringfence.catalogue;

import dev.ringfence.catalogue.ZoneAnswers.Answer;
import dev.ringfence.expression.EndpointExpression;
import dev.ringfence.expression.ExpressionCompiler;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.ZoneAssignment.Place;
import java.util.List;

/** The zones of audit.yaml, ready to be asked. */
record ZoneSelectors(List<Selector> zones) {
  ZoneSelectors {
    zones = List.copyOf(zones);
  }

  /** One zone and what puts something into it. */
  record Selector(ZoneSettings settings, EndpointExpression expression) {}

  /**
   * Compiles them.
   *
   * @throws dev.ringfence.expression.InvalidExpressionException for a selector that {@link
   *     AuditSettings#read} would have refused
   */
  static ZoneSelectors of(List<ZoneSettings> zones, ExpressionCompiler compiler) {
    return new ZoneSelectors(
        zones.stream().map(zone -> new Selector(zone, expression(zone, compiler))).toList());
  }

  private static EndpointExpression expression(ZoneSettings zone, ExpressionCompiler compiler) {
    return zone.select()
        .map(compiler::compileSelector)
        .orElseGet(() -> new BlockExpression(zone.addresses().orElseThrow()));
  }

  ZoneAnswers about(Endpoint endpoint) {
    return new ZoneAnswers(
        zones.stream()
            .map(zone -> new Answer(zone.settings(), zone.expression().decide(endpoint)))
            .toList());
  }

  ZoneAnswers about(Place subnet) {
    return new ZoneAnswers(
        zones.stream()
            .map(zone -> new Answer(zone.settings(), zone.expression().decide(subnet)))
            .toList());
  }
}
