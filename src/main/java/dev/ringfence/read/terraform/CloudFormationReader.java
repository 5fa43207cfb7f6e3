package dev.ringfence.read.terraform;

import dev.ringfence.cloudformation.Estates;
import dev.ringfence.cloudformation.Template;
import dev.ringfence.cloudformation.Vocabulary;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceContent;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.hcl.SourceRange;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Plane;
import dev.ringfence.network.ZoneAssignment;
import dev.ringfence.read.AnswerReading;
import dev.ringfence.read.EvidenceReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * CloudFormation templates, those the CDK writes among them, become the network they declare: told
 * in Terraform's words, then written as the answers AWS would give, then read like these.
 */
public final class CloudFormationReader implements EvidenceReader {
  /** Provider of evidence that is templates of a repository. */
  private static final String TEMPLATES = "cloudformation";

  private final AnswerReading aws;
  private final CallTable calls;
  private final TypeTable types;
  private final Estates estates;

  /**
   * @param aws reads the answers that are written
   * @param calls the table of AWS calls
   * @param types which calls list what a resource type makes
   * @param words the table of Terraform's words for CloudFormation's
   */
  public CloudFormationReader(AnswerReading aws, CallTable calls, TypeTable types, String words) {
    this.aws = aws;
    this.calls = calls;
    this.types = types;
    estates = new Estates(Vocabulary.parse(words));
  }

  @Override
  public boolean reads(Evidence evidence) {
    return evidence.request().source().provider().equals(TEMPLATES);
  }

  @Override
  public Plane plane() {
    return Plane.DECLARED;
  }

  @Override
  public NetworkModel read(EvidenceSet evidence, EvidenceContent content, ZoneAssignment zones) {
    Map<EvidenceSource, List<Evidence>> bySource = new TreeMap<>();
    evidence.items().stream()
        .filter(this::reads)
        .forEach(
            item ->
                bySource
                    .computeIfAbsent(item.request().source(), s -> new ArrayList<>())
                    .add(item));
    NetworkModel network = NetworkModel.empty(Plane.DECLARED);
    for (Map.Entry<EvidenceSource, List<Evidence>> entry : bySource.entrySet()) {
      Repository repository = new Repository(entry.getKey(), evidence.gaps(), new TreeMap<>());
      List<Template> templates = new ArrayList<>();
      for (Evidence item : entry.getValue()) {
        repository.digests().put(item.path(), item.digest());
        String text = new String(content.bytes(item.digest()), StandardCharsets.UTF_8);
        templates.add(
            repository.isMissing(item.path())
                ? Template.unread(item.path())
                : Template.of(item.path(), text));
      }
      for (Estates.Estate estate : estates.of(templates)) {
        network = network.and(network(repository, estate, zones));
      }
    }
    return network;
  }

  /** The templates of one source, and what was not collected of it. */
  private record Repository(
      EvidenceSource source, List<CollectionGap> gaps, Map<String, Digest> digests) {
    SourceRef sealed(SourceRange range) {
      Digest digest = Objects.requireNonNull(digests.get(range.file()), range.file());
      return SourceRef.atLine(digest, range.file(), range.line());
    }

    /** Whether it was said when a file was collected that it cannot be read. */
    boolean isMissing(String path) {
      return gaps.stream()
          .filter(gap -> gap.request().source().equals(source))
          .anyMatch(gap -> gap.request().parameters().getOrDefault("path", "").equals(path));
    }

    /** What is missing of an estate: of its templates, or of a file that may be one of them. */
    List<CollectionGap> gaps(Estates.Estate estate) {
      return gaps.stream()
          .filter(gap -> gap.request().source().equals(source))
          .filter(
              gap -> {
                String path = gap.request().parameters().getOrDefault("path", "");
                return !digests.containsKey(path)
                    || estate.templates().stream().anyMatch(t -> t.path().equals(path));
              })
          .toList();
    }
  }

  private NetworkModel network(Repository repository, Estates.Estate estate, ZoneAssignment zones) {
    String account = repository.source().account();
    String name = estate.name().isEmpty() ? account : account + "/" + estate.name();
    SourceRange start = estate.templates().get(0).start();
    EvidenceSource source = new EvidenceSource(TEMPLATES, name, "");
    Sheet sheet = new Sheet(source, calls, repository::sealed, start);
    AnswerWriter writer = new AnswerWriter(estate.evaluation(), sheet, types);
    for (CollectionGap gap : repository.gaps(estate)) {
      writer.incomplete(gap, start);
    }
    return aws.declared(writer.translated(), zones);
  }
}
