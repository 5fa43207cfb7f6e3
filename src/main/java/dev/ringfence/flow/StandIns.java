package dev.ringfence.flow;

import dev.ringfence.net.Address;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import dev.ringfence.net.Family;
import dev.ringfence.network.Workload;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of workloads, for people, in place of the addresses that stand for their pods: nobody else
 * has these (RFC 1122, 3.2.1.3 (a); RFC 6666).
 */
public final class StandIns {
  /** Where there are no workloads, every address is what it says. */
  public static final StandIns NONE = new StandIns(Map.of());

  private static final int MOST_IN_TEXT = 10;

  /** Addresses and blocks of the families' stand-ins, as they stand in a sentence. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<![0-9a-fA-F.:])(?:0(?:\\.[0-9]{1,3}){3}|100::[0-9a-f:]{1,20})(?:/[0-9]{1,3})?"
              + "(?![0-9a-f:]|\\.[0-9])");

  private final Map<String, Addresses> byName;

  private StandIns(Map<String, Addresses> byName) {
    this.byName = byName;
  }

  static StandIns of(List<Workload> workloads, PodAddresses addresses) {
    Map<String, Addresses> byName = new LinkedHashMap<>();
    workloads.forEach(
        workload ->
            byName.merge(workload.header().name(), addresses.of(workload.id()), Addresses::union));
    return byName.isEmpty() ? NONE : new StandIns(byName);
  }

  public boolean isEmpty() {
    return byName.isEmpty();
  }

  /** Names, then the blocks of addresses that are no stand-ins. */
  public List<String> words(Addresses addresses) {
    List<String> words = new ArrayList<>();
    Addresses rest = addresses;
    if (!isEmpty() && addresses.intersects(PodAddresses.ALL)) {
      for (Map.Entry<String, Addresses> entry : byName.entrySet()) {
        if (entry.getValue().intersects(addresses)) {
          words.add(entry.getKey());
          rest = rest.minus(entry.getValue());
        }
      }
    }
    rest.cidrs().forEach(cidr -> words.add(cidr.toString()));
    return words;
  }

  public String word(Address address) {
    return in(address.toString());
  }

  /** A sentence in which names take the place of stand-ins; other addresses stay. */
  public String in(String text) {
    return isEmpty() ? text : TOKEN.matcher(text).replaceAll(match -> quoted(match.group()));
  }

  private String quoted(String token) {
    return Matcher.quoteReplacement(named(token));
  }

  private String named(String token) {
    Addresses block =
        token.contains("/") ? Addresses.of(Cidr.parse(token)) : Addresses.of(Address.parse(token));
    List<String> names = new ArrayList<>();
    BigInteger count = BigInteger.ZERO;
    for (Map.Entry<String, Addresses> entry : byName.entrySet()) {
      Addresses own = entry.getValue().intersect(block);
      if (!own.isEmpty()) {
        names.add(entry.getKey());
        count = count.add(size(own));
      }
    }
    // A block with more than workloads in it is the block of all stand-ins, and stays.
    return names.isEmpty() || !count.equals(size(block)) ? token : joined(names);
  }

  private static BigInteger size(Addresses addresses) {
    return addresses.count(Family.IPV4).add(addresses.count(Family.IPV6));
  }

  private static String joined(List<String> names) {
    return names.size() <= MOST_IN_TEXT
        ? String.join(",", names)
        : "%s and %d more workloads"
            .formatted(
                String.join(",", names.subList(0, MOST_IN_TEXT)), names.size() - MOST_IN_TEXT);
  }
}
