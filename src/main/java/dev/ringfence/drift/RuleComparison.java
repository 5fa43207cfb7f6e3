package dev.ringfence.drift;

import dev.ringfence.drift.RuleDrift.Sort;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Permit;
import dev.ringfence.network.VirtualNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Rules of security groups as declared, beside those in the account. Groups are the same if the
 * names of group and network are, and nothing else in their plane has these; rules are the same if
 * they say the same. What one plane lacks is certain only where its groups and rules are all known.
 */
public final class RuleComparison {
  private static final List<String> DIRECTIONS = List.of("ingress", "egress");

  /** Between the names of network and group; AWS allows it in neither. */
  private static final String BETWEEN = "\n";

  private final RuleText code;
  private final RuleText account;
  private final Map<String, List<Permit>> declared;
  private final Map<String, List<Permit>> actual;

  private RuleComparison(NetworkModel declared, NetworkModel actual) {
    this.code = RuleText.of(declared);
    this.account = RuleText.of(actual);
    this.declared = byFilter(declared);
    this.actual = byFilter(actual);
  }

  /** Every rule that is not in both, in the order of groups. */
  public static List<RuleDrift> of(NetworkModel declared, NetworkModel actual) {
    RuleComparison comparison = new RuleComparison(declared, actual);
    Map<String, List<Filter>> code = byName(declared);
    Map<String, List<Filter>> account = byName(actual);
    SortedSet<String> names = new TreeSet<>(code.keySet());
    names.addAll(account.keySet());
    List<RuleDrift> drifts = new ArrayList<>();
    for (String name : names) {
      List<Filter> ones = code.getOrDefault(name, List.of());
      List<Filter> others = account.getOrDefault(name, List.of());
      if (ones.size() == 1 && others.size() == 1) {
        drifts.addAll(comparison.between(ones.get(0), others.get(0), isPlaced(name)));
      } else {
        boolean isCodeSure = others.isEmpty() && lacks(actual, account, name);
        boolean isAccountSure = ones.isEmpty() && lacks(declared, code, name);
        ones.forEach(filter -> drifts.addAll(comparison.whole(filter, true, isCodeSure)));
        others.forEach(filter -> drifts.addAll(comparison.whole(filter, false, isAccountSure)));
      }
    }
    return List.copyOf(drifts);
  }

  /**
   * Whether a plane certainly has no group that some key stands for: its groups were all listed,
   * and none of the same name may lie in the same network.
   */
  private static boolean lacks(
      NetworkModel network, Map<String, List<Filter>> filters, String key) {
    List<Enumeration> listed = network.enumerations(Kind.FILTER);
    boolean isListed = !listed.isEmpty() && listed.stream().allMatch(Enumeration::isComplete);
    String group = key.substring(key.indexOf(BETWEEN));
    return isListed
        && filters.keySet().stream()
            .filter(other -> other.endsWith(group))
            .allMatch(other -> isPlaced(other) && isPlaced(key));
  }

  /** Whether the network of the groups of a key is known. */
  private static boolean isPlaced(String key) {
    return !key.startsWith(BETWEEN);
  }

  private static Map<String, List<Filter>> byName(NetworkModel network) {
    Map<String, String> networks = new HashMap<>();
    network.of(VirtualNetwork.class).forEach(one -> networks.put(one.id(), one.header().name()));
    Map<String, List<Filter>> filters = new TreeMap<>();
    network
        .of(Filter.class)
        .forEach(
            filter ->
                filters
                    .computeIfAbsent(
                        networks.getOrDefault(filter.virtualNetwork(), "")
                            + BETWEEN
                            + filter.header().name(),
                        name -> new ArrayList<>())
                    .add(filter));
    return filters;
  }

  private static Map<String, List<Permit>> byFilter(NetworkModel network) {
    Map<String, List<Permit>> permits = new HashMap<>();
    network
        .of(Permit.class)
        .forEach(
            permit ->
                permits.computeIfAbsent(permit.filter(), id -> new ArrayList<>()).add(permit));
    return permits;
  }

  /** Rules of a group that the other plane has none of, or several. */
  private List<RuleDrift> whole(Filter filter, boolean isDeclared, boolean isSure) {
    Sort sort = !isSure ? Sort.UNDECIDED : isDeclared ? Sort.CODE_ONLY : Sort.ACCOUNT_ONLY;
    return (isDeclared ? declared : actual)
        .getOrDefault(filter.id(), List.of()).stream()
            .map(
                permit ->
                    new RuleDrift(
                        sort,
                        filter.header().name(),
                        permit.direction(),
                        isDeclared ? Optional.of(permit) : Optional.empty(),
                        isDeclared ? Optional.empty() : Optional.of(permit)))
            .toList();
  }

  /**
   * Rules of two groups.
   *
   * @param isSame whether they are the same for certain
   */
  private List<RuleDrift> between(Filter one, Filter other, boolean isSame) {
    List<RuleDrift> drifts = new ArrayList<>();
    for (String direction : DIRECTIONS) {
      List<Permit> ones = rules(declared, one, direction);
      List<Permit> others = rules(actual, other, direction);
      boolean isOneWhole =
          isSame && list(one, direction) && ones.stream().allMatch(this::isKnownInCode);
      boolean isOtherWhole =
          isSame && list(other, direction) && others.stream().allMatch(this::isKnownInAccount);
      drop(ones, others, code::of, account::of);
      String group = other.header().name();
      if (isOneWhole && isOtherWhole) {
        pair(ones, others, code::peer, account::peer, group, drifts);
        pair(ones, others, code::services, account::services, group, drifts);
      }
      ones.forEach(
          rule ->
              drifts.add(
                  new RuleDrift(
                      isOtherWhole && isKnownInCode(rule) ? Sort.CODE_ONLY : Sort.UNDECIDED,
                      group,
                      direction,
                      Optional.of(rule),
                      Optional.empty())));
      others.forEach(
          rule ->
              drifts.add(
                  new RuleDrift(
                      isOneWhole && isKnownInAccount(rule) ? Sort.ACCOUNT_ONLY : Sort.UNDECIDED,
                      group,
                      direction,
                      Optional.empty(),
                      Optional.of(rule))));
    }
    return drifts;
  }

  private boolean isKnownInCode(Permit rule) {
    return code.of(rule).isPresent();
  }

  private boolean isKnownInAccount(Permit rule) {
    return account.of(rule).isPresent();
  }

  /** Whether the rules of a group are known to be all. */
  private static boolean list(Filter filter, String direction) {
    return (direction.equals("ingress") ? filter.ingress() : filter.egress()).isKnown();
  }

  private static List<Permit> rules(
      Map<String, List<Permit>> rules, Filter filter, String direction) {
    return new ArrayList<>(
        rules.getOrDefault(filter.id(), List.of()).stream()
            .filter(rule -> rule.direction().equals(direction))
            .toList());
  }

  /** Takes out what both say. */
  private static void drop(
      List<Permit> ones,
      List<Permit> others,
      Function<Permit, Optional<String>> one,
      Function<Permit, Optional<String>> other) {
    List<String> both =
        ones.stream()
            .flatMap(rule -> one.apply(rule).stream())
            .filter(
                text ->
                    others.stream().flatMap(r -> other.apply(r).stream()).anyMatch(text::equals))
            .toList();
    ones.removeIf(rule -> one.apply(rule).filter(both::contains).isPresent());
    others.removeIf(rule -> other.apply(rule).filter(both::contains).isPresent());
  }

  /** Rules of which one half is the same are one rule that was changed. */
  private void pair(
      List<Permit> ones,
      List<Permit> others,
      Function<Permit, Optional<String>> one,
      Function<Permit, Optional<String>> other,
      String group,
      List<RuleDrift> drifts) {
    for (Permit rule : List.copyOf(ones)) {
      Optional<String> half = isKnownInCode(rule) ? one.apply(rule) : Optional.empty();
      Optional<Permit> changed =
          half.stream()
              .flatMap(text -> withHalf(others, other, text))
              .filter(this::isKnownInAccount)
              .findFirst();
      if (changed.isPresent()) {
        drifts.add(
            new RuleDrift(Sort.DIFFERENT, group, rule.direction(), Optional.of(rule), changed));
        ones.remove(rule);
        others.remove(changed.get());
      }
    }
  }

  private static Stream<Permit> withHalf(
      List<Permit> rules, Function<Permit, Optional<String>> half, String text) {
    return List.copyOf(rules).stream()
        .filter(rule -> half.apply(rule).filter(text::equals).isPresent());
  }
}
