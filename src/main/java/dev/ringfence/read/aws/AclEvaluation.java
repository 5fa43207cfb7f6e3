package dev.ringfence.read.aws;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.FirstMatch;
import dev.ringfence.net.FirstMatch.Action;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The entries of one direction of a network ACL, evaluated by ascending number; what no entry
 * matches is denied (VPC user guide, network ACLs).
 *
 * @param entries in order of evaluation
 * @param allowed everything that passes
 */
record AclEvaluation(List<Evaluated> entries, Fact<Packets> allowed) {

  /** An entry and what it decides. */
  record Evaluated(NetworkAclEntry entry, Fact<Packets> effective) {}

  AclEvaluation {
    entries = List.copyOf(entries);
  }

  /**
   * @param list the entries of the ACL, which show that there are no others
   */
  static AclEvaluation of(List<NetworkAclEntry> entries, SourceRef list) {
    List<NetworkAclEntry> sorted =
        entries.stream()
            .sorted(Comparator.comparing(entry -> entry.number().valueIfKnown().orElse(0L)))
            .toList();
    List<FirstMatch.Rule> rules = new ArrayList<>();
    Optional<Fact<Packets>> doubt = disorder(sorted);
    for (int i = 0; i < sorted.size() && doubt.isEmpty(); i++) {
      // Behind an entry that is not understood nothing is certain.
      doubt = understood(sorted.get(i), rules);
    }
    return evaluated(sorted, FirstMatch.of(rules), doubt, list);
  }

  private static AclEvaluation evaluated(
      List<NetworkAclEntry> sorted,
      FirstMatch match,
      Optional<Fact<Packets>> doubt,
      SourceRef list) {
    List<Evaluated> evaluated = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      boolean isCertain = i < match.decided().size();
      evaluated.add(
          new Evaluated(
              sorted.get(i),
              isCertain
                  ? Fact.known(match.decided().get(i), backwards(sorted, i))
                  : doubt.orElseThrow()));
    }
    return new AclEvaluation(
        evaluated, doubt.orElseGet(() -> Fact.known(match.allowed(), decisive(sorted, list))));
  }

  /** Adds the entry's rule, or says why it has none. */
  private static Optional<Fact<Packets>> understood(
      NetworkAclEntry entry, List<FirstMatch.Rule> rules) {
    Fact<FirstMatch.Rule> rule =
        entry
            .packets()
            .with(
                entry.isAllow(),
                (packets, isAllow) ->
                    new FirstMatch.Rule(packets, isAllow ? Action.ALLOW : Action.DENY));
    rule.valueIfKnown().ifPresent(rules::add);
    return rule.isKnown() ? Optional.empty() : Optional.of(rule.map(FirstMatch.Rule::packets));
  }

  /** Why the order of evaluation is not certain. */
  private static Optional<Fact<Packets>> disorder(List<NetworkAclEntry> entries) {
    Set<String> taken = new HashSet<>();
    for (NetworkAclEntry entry : entries) {
      Fact<Long> number = entry.number();
      if (!number.isKnown()) {
        return Optional.of(number.map(unknown -> Packets.none()));
      }
      if (!taken.add(entry.family() + number.valueIfKnown().orElseThrow())) {
        return Optional.of(
            Fact.unknown(
                "two entries have number " + number.valueIfKnown().orElseThrow(),
                entry.json().sourceOf("RuleNumber")));
      }
    }
    return Optional.empty();
  }

  /** The entry and those before it, nearest first. */
  private static List<SourceRef> backwards(List<NetworkAclEntry> sorted, int index) {
    List<SourceRef> sources = new ArrayList<>();
    for (int i = index; i >= 0; i--) {
      sources.add(sorted.get(i).json().source());
    }
    return sources;
  }

  /** What lets through before what keeps out; the list where nothing is let through. */
  private static List<SourceRef> decisive(List<NetworkAclEntry> sorted, SourceRef list) {
    Stream<SourceRef> allowing = sorted.stream().filter(AclEvaluation::allows).map(source());
    Stream<SourceRef> denying = sorted.stream().filter(entry -> !allows(entry)).map(source());
    List<SourceRef> sources = Stream.concat(allowing, denying).toList();
    return sources.isEmpty() ? List.of(list) : sources;
  }

  private static Function<NetworkAclEntry, SourceRef> source() {
    return entry -> entry.json().source();
  }

  private static boolean allows(NetworkAclEntry entry) {
    return entry.isAllow().valueIfKnown().orElse(false);
  }
}
