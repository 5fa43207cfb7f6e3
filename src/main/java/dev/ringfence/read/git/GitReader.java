package dev.ringfence.read.git;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceContent;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Plane;
import dev.ringfence.network.ZoneAssignment;
import dev.ringfence.read.EvidenceReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says at which commits declarations were read. What could not be read of a repository might have
 * declared a resource of any kind.
 */
public final class GitReader implements EvidenceReader {
  private static final String PROVIDER = "git";
  private static final int SHORT = 12;

  @Override
  public boolean reads(Evidence evidence) {
    return isOfRepository(evidence.request().source());
  }

  @Override
  public boolean misses(CollectionGap gap) {
    return isOfRepository(gap.request().source());
  }

  private static boolean isOfRepository(EvidenceSource source) {
    return source.provider().equals(PROVIDER);
  }

  @Override
  public Plane plane() {
    return Plane.DECLARED;
  }

  @Override
  public NetworkModel read(EvidenceSet evidence, EvidenceContent content, ZoneAssignment zones) {
    SortedMap<EvidenceSource, List<CollectionGap>> missing = new TreeMap<>();
    evidence.gaps().stream()
        .filter(this::misses)
        .forEach(
            gap ->
                missing
                    .computeIfAbsent(gap.request().source(), source -> new ArrayList<>())
                    .add(gap));
    List<Enumeration> enumerations = new ArrayList<>();
    missing.forEach(
        (source, gaps) -> {
          for (Kind kind : Kind.values()) {
            if (!Kind.OF_AWS_ACCOUNTS.contains(kind)
                && !Kind.OF_AZURE_SUBSCRIPTIONS.contains(kind)) {
              enumerations.add(new Enumeration(source, kind, gaps));
            }
          }
        });
    return new NetworkModel(
        Plane.DECLARED,
        List.of(),
        enumerations,
        List.of(),
        evidence.items().stream().filter(this::reads).map(item -> note(item, content)).toList());
  }

  private static String note(Evidence item, EvidenceContent content) {
    JsonNode commit = JsonMapper.shared().readTree(content.bytes(item.digest()));
    String id = commit.path("commit").asString("");
    return "repository %s was read at %s, commit %s of %s by %s"
        .formatted(
            item.request().source().account(),
            commit.path("ref").asString(""),
            id.substring(0, Math.min(SHORT, id.length())),
            commit.path("committed").asString(""),
            commit.path("author").asString(""));
  }
}
