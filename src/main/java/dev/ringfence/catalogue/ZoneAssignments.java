package dev.ringfence.catalogue;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.expression.Decision;
import dev.ringfence.expression.ExpressionCompiler;
import dev.ringfence.expression.PlaceExpression;
import dev.ringfence.expression.Reading;
import dev.ringfence.expression.Truth;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Family;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ZoneAssignment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The zones of audit.yaml put to every subnet. */
public final class ZoneAssignments implements ZoneAssignment {
  private final List<Zone> zones;

  private ZoneAssignments(List<Zone> zones) {
    this.zones = List.copyOf(zones);
  }

  private record Zone(ZoneSettings settings, PlaceExpression holds) {}

  private record Answer(ZoneSettings zone, Decision decision) {
    boolean is(Truth truth) {
      return decision.truth() == truth;
    }

    Stream<SourceRef> sources() {
      return Stream.concat(
          decision.readings().stream().flatMap(reading -> reading.sources().stream()),
          Stream.of(zone.source()));
    }
  }

  /**
   * Compiles the selectors; without zones readers are left to infer tiers.
   *
   * @throws dev.ringfence.expression.InvalidExpressionException for a selector that {@link
   *     AuditSettings#read} would have refused
   */
  public static ZoneAssignment of(List<ZoneSettings> zones, ExpressionCompiler compiler) {
    return zones.isEmpty()
        ? NONE
        : new ZoneAssignments(
            zones.stream().map(zone -> new Zone(zone, predicate(zone, compiler))).toList());
  }

  private static PlaceExpression predicate(ZoneSettings zone, ExpressionCompiler compiler) {
    return zone.select()
        .map(compiler::compileSelector)
        .orElseGet(() -> place -> liesIn(zone.addresses().orElseThrow(), place));
  }

  @Override
  public Optional<Fact<String>> tierOf(Place place) {
    List<Answer> answers =
        zones.stream()
            .map(zone -> new Answer(zone.settings(), zone.holds().decide(place)))
            .toList();
    List<Answer> open = answers.stream().filter(answer -> answer.is(Truth.UNKNOWN)).toList();
    List<Answer> holding = answers.stream().filter(answer -> answer.is(Truth.TRUE)).toList();
    if (!open.isEmpty()) {
      return Optional.of(unknown("whether the subnet is in " + doubts(open), open));
    }
    if (holding.isEmpty()) {
      return Optional.of(unknown("the subnet is in none of " + names(answers, ", "), answers));
    }
    if (holding.size() > 1) {
      return Optional.of(unknown("the subnet is in " + names(holding, " and "), holding));
    }
    return Optional.of(Fact.known(holding.get(0).zone().tier(), sources(holding)));
  }

  private static Fact<String> unknown(String reason, List<Answer> answers) {
    return new Fact.Unknown<>(reason, sources(answers));
  }

  private static List<SourceRef> sources(List<Answer> answers) {
    return answers.stream().flatMap(Answer::sources).distinct().toList();
  }

  private static String names(List<Answer> answers, String separator) {
    return (answers.size() == 1 ? "zone " : "zones ")
        + answers.stream()
            .map(answer -> answer.zone().name())
            .collect(Collectors.joining(separator));
  }

  private static String doubts(List<Answer> open) {
    return names(open, " or ")
        + " cannot be told: "
        + open.stream()
            .flatMap(answer -> answer.decision().readings().stream())
            .map(reading -> reading.path() + " is not known: " + reading.value())
            .distinct()
            .collect(Collectors.joining("; "));
  }

  /** A zone that names no block of a family says nothing about the addresses of that family. */
  private static Decision liesIn(Addresses zone, Place place) {
    return place
        .addresses()
        .fold(
            known -> decision(zone, known.value(), known.sources()),
            unknown ->
                new Decision(
                    Truth.UNKNOWN,
                    List.of(new Reading("addresses", unknown.reason(), false, unknown.sources()))));
  }

  private static Decision decision(Addresses zone, Addresses subnet, List<SourceRef> sources) {
    Addresses judged =
        Addresses.unionOf(
            Arrays.stream(Family.values())
                .filter(family -> !zone.family(family).isEmpty())
                .map(subnet::family)
                .toList());
    if (!judged.intersects(zone)) {
      return new Decision(
          Truth.FALSE, List.of(new Reading("addresses", subnet.toString(), true, sources)));
    }
    boolean isWithin = zone.containsAll(judged);
    String value = isWithin ? subnet.toString() : subnet + " lies only partly in the zone's blocks";
    return new Decision(
        isWithin ? Truth.TRUE : Truth.UNKNOWN,
        List.of(new Reading("addresses", value, isWithin, sources)));
  }
}
