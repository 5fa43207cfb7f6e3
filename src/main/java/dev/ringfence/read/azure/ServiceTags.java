package dev.ringfence.read.azure;

import dev.ringfence.net.Addresses;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the tags in rules and routes stand for (Azure virtual network, service tags). Three of them
 * depend on the network and are computed; the others are what Microsoft publishes week by week, and
 * are known where such a file is among the evidence.
 */
final class ServiceTags {
  /** The address from which health probes come and to which platform services answer. */
  static final Addresses PLATFORM = Addresses.of("168.63.129.16/32");

  private static final Set<String> NETWORK = Set.of("virtualnetwork", "virtual_network");
  private static final Set<String> INTERNET = Set.of("internet");
  private static final Set<String> PROBES = Set.of("azureloadbalancer", "azure_loadbalancer");

  private final Map<String, Addresses> published = new HashMap<>();
  private final Set<String> contradictory = new HashSet<>();

  ServiceTags(List<Arm> files) {
    files.forEach(this::read);
  }

  private void read(Arm file) {
    for (Arm tag : file.list("values")) {
      String name = tag.raw("name").toLowerCase(Locale.ROOT);
      Optional<Addresses> blocks = Bounds.blocks(tag.texts("", "addressPrefixes")).valueIfKnown();
      if (blocks.isEmpty()) {
        contradictory.add(name);
      } else {
        Addresses before = published.putIfAbsent(name, blocks.get());
        if (before != null && !before.equals(blocks.get())) {
          contradictory.add(name);
        }
      }
    }
  }

  private ServiceTags(ServiceTags known, Map<String, Addresses> others) {
    published.putAll(others);
    published.putAll(known.published);
    contradictory.addAll(known.contradictory);
  }

  /**
   * The same tags, and what others stand for that no file tells.
   *
   * @param others by name in lower case
   */
  ServiceTags and(Map<String, Addresses> others) {
    return new ServiceTags(this, others);
  }

  /** Whether a text stands for the platform's health probes alone. */
  static boolean isProbes(String text) {
    return PROBES.contains(text.toLowerCase(Locale.ROOT));
  }

  static boolean isTag(String text) {
    return !text.equals("*") && Bounds.parsed(text).isEmpty();
  }

  /**
   * The addresses of a prefix in a rule: a block, {@code *}, or a tag.
   *
   * @param network what VirtualNetwork stands for where the rule applies
   */
  Bounds of(String prefix, Bounds network) {
    String word = prefix.toLowerCase(Locale.ROOT);
    if (word.equals("*") || word.equals("any")) {
      return Bounds.of(Addresses.all());
    }
    if (NETWORK.contains(word)) {
      return network;
    }
    if (INTERNET.contains(word)) {
      return internet(network);
    }
    if (PROBES.contains(word)) {
      return Bounds.of(PLATFORM);
    }
    return Bounds.parsed(prefix).map(Bounds::of).orElseGet(() -> published(prefix, word));
  }

  /** What the public internet reaches and the virtual network does not hold. */
  private static Bounds internet(Bounds network) {
    Addresses all = Addresses.INTERNET.minus(PLATFORM);
    return new Bounds(all.minus(network.most()), all.minus(network.least()), network.doubt());
  }

  private Bounds published(String prefix, String word) {
    Addresses blocks = published.get(word);
    if (blocks == null || contradictory.contains(word)) {
      return Bounds.unknown("no file of service tags tells what " + prefix + " stands for");
    }
    return Bounds.of(blocks);
  }
}
