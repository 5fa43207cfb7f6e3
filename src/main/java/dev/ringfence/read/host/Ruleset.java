package dev.ringfence.read.host;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Family;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one file says of a host's rules.
 *
 * @param kind {@code nftables}, {@code iptables}, {@code ip6tables} or {@code ufw}
 * @param families of which it tells everything there is in its notation
 * @param chains by family, table and name
 * @param sets by family, table and name
 * @param troubles what may change any of it and is not understood
 */
record Ruleset(
    String kind,
    Set<Family> families,
    Map<String, Chain> chains,
    Map<String, NamedSet> sets,
    List<Trouble> troubles) {

  static Ruleset of(String kind, Family... families) {
    Set<Family> told = EnumSet.noneOf(Family.class);
    told.addAll(List.of(families));
    return new Ruleset(kind, told, new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
  }

  /**
   * Where the kernel calls a chain by itself.
   *
   * @param type {@code filter}, {@code nat} or {@code route}
   * @param policy {@code accept} or {@code drop}
   */
  record Hook(String hook, String type, Optional<Integer> priority, String policy) {
    private static final int TRACKING = -200;

    /** Whether packets have no state here yet (netfilter priorities, conntrack). */
    boolean isBeforeTracking() {
      return (hook.equals("prerouting") || hook.equals("output")) && priority.orElse(0) <= TRACKING;
    }
  }

  /** A chain, with its rules in order. */
  record Chain(
      String family,
      String table,
      String name,
      Optional<Hook> hook,
      List<Rule> rules,
      SourceRef source) {
    String key() {
      return family + " " + table + " " + name;
    }

    Chain at(Optional<Hook> place) {
      return new Chain(family, table, name, place, rules, source);
    }

    String keyOf(String other) {
      return family + " " + table + " " + other;
    }
  }

  /**
   * A rule.
   *
   * @param text of one line, for people
   */
  record Rule(String text, SourceRef source, List<Stmt> parts) {
    Rule {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A set or map with a name.
   *
   * @param isFixed whether nothing but a command changes it: no packet adds to it, nothing expires
   */
  record NamedSet(boolean isFixed, List<Value> values, List<Stmt.Case> cases) {
    NamedSet with(NamedSet other) {
      List<Value> allValues = new ArrayList<>(values);
      allValues.addAll(other.values);
      List<Stmt.Case> allCases = new ArrayList<>(cases);
      allCases.addAll(other.cases);
      return new NamedSet(isFixed && other.isFixed, allValues, allCases);
    }
  }

  /** What is not understood, and where it stands. */
  record Trouble(String reason, SourceRef source) {}

  void trouble(String reason, SourceRef source) {
    troubles.add(new Trouble(reason, source));
  }

  /**
   * Whether packets have no state yet where the kernel, or a chain of the table, calls this one.
   */
  boolean isBeforeTracking(Chain chain) {
    return chain.hook().isPresent()
        ? chain.hook().get().isBeforeTracking()
        : chains.values().stream()
            .filter(other -> other.keyOf("").equals(chain.keyOf("")))
            .anyMatch(other -> other.hook().filter(Hook::isBeforeTracking).isPresent());
  }

  /** Whether something not understood stands where packets may be kept from being tracked. */
  boolean mayUntrack() {
    return chains.values().stream()
        .filter(chain -> chain.hook().map(Hook::isBeforeTracking).orElse(true))
        .flatMap(chain -> chain.rules().stream())
        .flatMap(rule -> rule.parts().stream())
        .anyMatch(part -> part instanceof Stmt.Unknown unknown && unknown.mayDivert());
  }

  /** A set that is given twice has the elements of both. */
  void addSet(String key, NamedSet set) {
    sets.merge(key, set, NamedSet::with);
  }

  boolean has(java.util.function.Predicate<Stmt> some) {
    return chains.values().stream()
        .flatMap(chain -> chain.rules().stream())
        .flatMap(rule -> rule.parts().stream())
        .anyMatch(some);
  }
}
