package dev.ringfence.read.terraform;

import dev.ringfence.audit.Adapters;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ZoneAssignment;
import dev.ringfence.read.EvidenceReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The network that files in a repository called {@code infra} declare. */
record DeclaredNetwork(NetworkModel model) {
  private static final EvidenceSource INFRA = new EvidenceSource("file", "infra", "");

  static DeclaredNetwork of(String main) {
    return of(Map.of("main.tf", main));
  }

  static DeclaredNetwork of(Map<String, String> files) {
    return of(files, INFRA, Adapters.terraform());
  }

  /** What a template declares, in a repository of the same name. */
  static DeclaredNetwork template(String text) {
    return templates(Map.of("t.yaml", text));
  }

  static DeclaredNetwork templates(Map<String, String> files) {
    EvidenceSource source = new EvidenceSource("cloudformation", "infra", "");
    return of(files, source, Adapters.cloudFormation());
  }

  private static DeclaredNetwork of(
      Map<String, String> files, EvidenceSource source, EvidenceReader reader) {
    Map<Digest, byte[]> contents = new HashMap<>();
    List<Evidence> items = new ArrayList<>();
    new TreeMap<>(files)
        .forEach(
            (path, text) -> {
              byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
              Digest digest = Digests.of(bytes);
              contents.put(digest, bytes);
              items.add(
                  new Evidence(
                      new Request(source, "file", new TreeMap<>(Map.of("path", path))),
                      path,
                      digest,
                      bytes.length,
                      "",
                      Instant.EPOCH,
                      Evidence.Clock.FILE,
                      1,
                      List.of()));
            });
    return new DeclaredNetwork(
        reader.read(
            new EvidenceSet(items, List.of()),
            digest -> Objects.requireNonNull(contents.get(digest)),
            ZoneAssignment.NONE));
  }

  <R extends Resource> R one(Class<R> type, String address) {
    return model
        .of(type)
        .filter(resource -> resource.header().id().equals("infra/" + address))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    address
                        + " is not among "
                        + model.of(type).map(r -> r.header().id()).toList()));
  }

  List<Permit> ingress(String group) {
    return one(Filter.class, group).ingress().valueIfKnown().orElseThrow();
  }

  List<Permit> egress(String group) {
    return one(Filter.class, group).egress().valueIfKnown().orElseThrow();
  }

  /** What may be missing of a kind, in words. */
  List<String> doubts(Kind kind) {
    return model.enumerations(kind).stream()
        .flatMap(enumeration -> enumeration.gaps().stream())
        .map(gap -> gap.reason() + " " + gap.detail())
        .distinct()
        .toList();
  }
}
