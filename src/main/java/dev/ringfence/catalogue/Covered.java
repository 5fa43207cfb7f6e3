package dev.ringfence.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which account and region each source of audit.yaml covers, so that none is collected twice. */
final class Covered {
  private final Map<String, TreeMap<String, Integer>> lines = new HashMap<>();

  /**
   * Notes a source.
   *
   * @param regions {@code all} stands for every one
   */
  void add(Section section, List<String> accounts, List<String> regions) {
    accounts.stream()
        .distinct()
        .forEach(
            account ->
                regions.stream().distinct().forEach(region -> add(section, account, region)));
  }

  private void add(Section section, String account, String region) {
    TreeMap<String, Integer> known = lines.computeIfAbsent(account, absent -> new TreeMap<>());
    known.entrySet().stream()
        .filter(
            other ->
                other.getKey().equals(region)
                    || other.getKey().equals(AwsSettings.ALL)
                    || region.equals(AwsSettings.ALL))
        .findFirst()
        .ifPresent(
            other ->
                section.problem(
                    section.line(),
                    "account %s%s is covered by the source on line %d already"
                        .formatted(account, in(region, other.getKey()), other.getValue())));
    known.putIfAbsent(region, section.line());
  }

  private static String in(String region, String other) {
    String one = region.equals(AwsSettings.ALL) ? other : region;
    return one.equals(AwsSettings.ALL) ? "" : " in " + one;
  }
}
