package dev.ringfence.read.azure;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where packets go, address by address: of all blocks that hold an address, the longest decides
 * (Azure virtual network, traffic routing). What no block holds is dropped.
 */
record Forwarding(List<Part> parts) {
  /** Longer than every prefix: what is not one block may be as narrow as it likes. */
  private static final int NARROWEST = 129;

  /**
   * Where a route leads.
   *
   * @param type as the service writes it, {@code VnetLocal}; empty where that is not known
   * @param address of an appliance; empty for others
   * @param note whose route it is, or why nobody knows where it leads
   */
  record Hop(String type, String address, String note) {
    static final String DROPPED = "None";

    static Hop unknown(String why) {
      return new Hop("", "", why);
    }

    boolean isKnown() {
      return !type.isEmpty();
    }

    boolean is(String other) {
      return type.equals(other);
    }

    boolean leadsWhere(Hop other) {
      return type.equals(other.type) && address.equals(other.address);
    }

    String text() {
      return address.isEmpty() ? type : type + " " + address;
    }
  }

  /** A route to some addresses. */
  record Entry(Addresses block, Hop hop, SourceRef where) {
    private int length() {
      List<Cidr> blocks = block.cidrs();
      return blocks.size() == 1 ? blocks.get(0).prefixLength() : NARROWEST;
    }
  }

  /** Addresses that one route decides. */
  record Part(Addresses addresses, Hop hop, SourceRef where) {}

  Forwarding {
    parts = List.copyOf(parts);
  }

  /**
   * What routes decide.
   *
   * @param where what shows that there is no other
   */
  static Forwarding of(List<Entry> entries, SourceRef where) {
    Map<Integer, List<Entry>> byLength =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    Entry::length,
                    () -> new TreeMap<>(Comparator.reverseOrder()),
                    Collectors.toList()));
    List<Part> parts = new ArrayList<>();
    Addresses decided = Addresses.none();
    for (List<Entry> alike : byLength.values()) {
      List<Addresses> taken = new ArrayList<>();
      for (Entry entry : alike) {
        taken.add(entry.block());
        Addresses own = entry.block().minus(decided);
        if (!own.isEmpty()) {
          parts.add(new Part(own, agreed(entry, alike), entry.where()));
        }
      }
      decided = decided.union(Addresses.unionOf(taken));
    }
    Addresses others = Addresses.all().minus(decided);
    parts.add(new Part(others, new Hop(Hop.DROPPED, "", "no route"), where));
    return new Forwarding(parts);
  }

  /** Of several routes to one block that lead to different places nobody knows which holds. */
  private static Hop agreed(Entry entry, List<Entry> alike) {
    return alike.stream()
            .filter(other -> other.block().intersects(entry.block()))
            .allMatch(other -> other.hop().leadsWhere(entry.hop()))
        ? entry.hop()
        : Hop.unknown("several routes lead to " + entry.block() + " by different ways");
  }
}
