package dev.ringfence.read.azure;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one direction of a list of rules lets pass.
 *
 * @param certain what certainly passes
 * @param possible what may pass, the certain included
 * @param doubt why they differ; empty where they do not
 * @param allowed rule by rule; none where no list decides
 * @param where what shows it
 */
record Passing(
    Packets certain,
    Packets possible,
    String doubt,
    List<RuleList.Allowed> allowed,
    SourceRef where) {

  /** No group filters, so all of it passes. */
  static Passing everything(Packets all, SourceRef where) {
    return new Passing(all, all, "", List.of(), where);
  }

  static Passing unknown(Packets all, String doubt, SourceRef where) {
    return new Passing(Packets.none(), all, doubt, List.of(), where);
  }

  /**
   * What rules let pass of some packets; one that stands there several times counts once.
   *
   * @param of the packets that are asked about
   */
  static Passing of(List<RuleList.Entry> entries, Packets of, SourceRef where) {
    return RuleList.evaluated(merged(entries))
        .fold(
            known -> united(known.value(), of, where),
            unknown -> unknown(of, unknown.reason(), where));
  }

  private static Passing united(List<RuleList.Allowed> allowed, Packets of, SourceRef where) {
    Packets certain = Packets.unionOf(allowed.stream().map(RuleList.Allowed::certain).toList());
    Packets possible = Packets.unionOf(allowed.stream().map(RuleList.Allowed::possible).toList());
    String doubt =
        allowed.stream()
            .filter(each -> each.possible().intersects(of))
            .map(RuleList.Allowed::doubt)
            .findFirst()
            .orElse("");
    return new Passing(
        certain.intersect(of), certain.union(possible).intersect(of), doubt, allowed, where);
  }

  /** Of one priority there is one rule, which an answer may give part by part. */
  private static List<RuleList.Entry> merged(List<RuleList.Entry> entries) {
    Map<List<String>, RuleList.Entry> byRule = new LinkedHashMap<>();
    for (RuleList.Entry entry : entries) {
      byRule.merge(
          List.of(
              entry.rule().name(),
              entry.rule().json().raw("priority"),
              entry.rule().json().raw("access"),
              entry.rule().json().raw("direction")),
          entry,
          Passing::joined);
    }
    return new ArrayList<>(byRule.values());
  }

  private static RuleList.Entry joined(RuleList.Entry one, RuleList.Entry other) {
    SecurityRule.Match first = one.match();
    SecurityRule.Match second = other.match();
    return new RuleList.Entry(
        one.rule(),
        new SecurityRule.Match(
            first.least().union(second.least()),
            first.most().union(second.most()),
            first.doubt().isEmpty() ? second.doubt() : first.doubt()));
  }

  /** What certainly passes here and certainly not there. */
  Packets beyond(Passing other) {
    return certain.minus(other.possible);
  }

  /** Why it is not known whether more passes here than there; empty where it is. */
  Optional<String> doubtBeyond(Passing other) {
    if (possible.minus(other.certain).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(doubt.isEmpty() ? other.doubt : doubt);
  }

  /** The rule that lets a packet pass. */
  Optional<SecurityRule> ruleFor(Packets packet) {
    return allowed.stream()
        .filter(each -> each.certain().intersects(packet))
        .map(RuleList.Allowed::rule)
        .findFirst();
  }

  /** A packet that passes here and not there, in words; known to be none by an empty text. */
  static Fact<String> difference(String title, Passing here, Passing there) {
    List<SourceRef> both = List.of(here.where, there.where);
    Packets beyond = here.beyond(there);
    if (!beyond.isEmpty()) {
      Packets witness = Packets.of(beyond.witness().orElseThrow());
      Optional<SecurityRule> rule = here.ruleFor(witness);
      String by =
          rule.map(found -> "by rule " + found.name()).orElse("where no such group is in effect");
      return Fact.known(
          title + ": " + beyond.witness().orElseThrow() + ", " + by,
          rule.map(found -> List.of(found.json().source(), there.where)).orElse(both));
    }
    return here.doubtBeyond(there)
        .map(why -> Fact.<String>unknown(title + ": " + why, here.where, there.where))
        .orElseGet(() -> Fact.known("", both));
  }
}
