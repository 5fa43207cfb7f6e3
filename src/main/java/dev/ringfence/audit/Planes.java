package dev.ringfence.audit;

import dev.ringfence.evidence.EvidenceContent;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.network.HostMatching;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Plane;
import dev.ringfence.network.ZoneAssignment;
import dev.ringfence.read.EvidenceReader;
import dev.ringfence.terraform.Configuration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Evidence read plane by plane: what accounts show and what repositories declare stay apart. */
final class Planes {
  private final List<EvidenceReader> readers;

  Planes(List<EvidenceReader> readers) {
    this.readers = List.copyOf(readers);
  }

  /** The networks of the planes there is evidence of; without any, the empty one of accounts. */
  SortedMap<Plane, NetworkModel> networks(
      EvidenceSet evidence, EvidenceContent content, ZoneAssignment zones) {
    Map<Plane, NetworkModel> networks = new EnumMap<>(Plane.class);
    for (EvidenceReader reader : readers) {
      if (evidence.items().stream().anyMatch(reader::reads)
          || evidence.gaps().stream().anyMatch(reader::misses)) {
        NetworkModel network = reader.read(evidence, content, zones);
        networks.merge(reader.plane(), network, NetworkModel::and);
      }
    }
    networks.replaceAll((plane, network) -> HostMatching.in(network));
    return networks.isEmpty()
        ? new TreeMap<>(Map.of(Plane.ACTUAL, actual(evidence, content, zones)))
        : new TreeMap<>(networks);
  }

  /**
   * The network that questions about flows are put to: what accounts show where there is evidence
   * of that, else what is declared.
   */
  NetworkModel asked(EvidenceSet evidence, EvidenceContent content, ZoneAssignment zones) {
    SortedMap<Plane, NetworkModel> networks = networks(evidence, content, zones);
    NetworkModel shown = networks.get(Plane.ACTUAL);
    return shown == null ? networks.values().iterator().next() : shown;
  }

  /** What accounts show, whether there is any evidence of it or not. */
  NetworkModel actual(EvidenceSet evidence, EvidenceContent content, ZoneAssignment zones) {
    return whole(Plane.ACTUAL, evidence, content, zones);
  }

  /** What repositories declare, whether there is any evidence of it or not. */
  NetworkModel declared(EvidenceSet evidence, EvidenceContent content, ZoneAssignment zones) {
    return whole(Plane.DECLARED, evidence, content, zones);
  }

  private NetworkModel whole(
      Plane plane, EvidenceSet evidence, EvidenceContent content, ZoneAssignment zones) {
    return readers.stream()
        .filter(reader -> reader.plane() == plane)
        .map(reader -> reader.read(evidence, content, zones))
        .reduce(NetworkModel::and)
        .map(HostMatching::in)
        .orElseThrow(() -> new IllegalStateException("no reader is wired"));
  }

  /** What repositories declare, block by block. */
  List<Configuration> configurations(EvidenceSet evidence, EvidenceContent content) {
    return readers.stream()
        .flatMap(reader -> reader.configurations(evidence, content).stream())
        .toList();
  }
}
