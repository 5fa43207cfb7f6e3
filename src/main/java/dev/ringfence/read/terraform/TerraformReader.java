package dev.ringfence.read.terraform;

import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceContent;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Plane;
import dev.ringfence.network.ZoneAssignment;
import dev.ringfence.read.AnswerReading;
import dev.ringfence.read.EvidenceReader;
import dev.ringfence.terraform.Evaluation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Terraform and OpenTofu configurations of AWS become the network they declare: evaluated, then
 * written as the answers AWS would give, then read like these.
 */
public final class TerraformReader implements EvidenceReader {
  /** Expressions and elements a root module may take; real ones take some ten thousand. */
  private static final long MOST_STEPS = 5_000_000;

  /** Provider of evidence that is files of a repository. */
  private static final String FILE = "file";

  private final AnswerReading aws;
  private final CallTable calls;
  private final TypeTable types;

  /**
   * @param aws reads the answers that are written
   * @param calls the table of AWS calls
   * @param types which calls list what a resource type makes
   */
  public TerraformReader(AnswerReading aws, CallTable calls, TypeTable types) {
    this.aws = aws;
    this.calls = calls;
    this.types = types;
  }

  @Override
  public boolean reads(Evidence evidence) {
    return evidence.request().source().provider().equals(FILE)
        && RepositoryFiles.isRead(evidence.path());
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
                    .computeIfAbsent(item.request().source(), s -> new java.util.ArrayList<>())
                    .add(item));
    NetworkModel network = NetworkModel.empty(Plane.DECLARED);
    for (Map.Entry<EvidenceSource, List<Evidence>> entry : bySource.entrySet()) {
      RepositoryFiles files = new RepositoryFiles(entry.getValue(), content);
      List<CollectionGap> gaps =
          evidence.gaps().stream()
              .filter(gap -> gap.request().source().equals(entry.getKey()))
              .toList();
      for (String root : files.roots()) {
        network = network.and(network(entry.getKey(), files, root, gaps, zones));
      }
    }
    return network;
  }

  private NetworkModel network(
      EvidenceSource repository,
      RepositoryFiles files,
      String root,
      List<CollectionGap> gaps,
      ZoneAssignment zones) {
    Evaluation evaluation = Evaluation.of(files.project(root), MOST_STEPS);
    String name = repository.account() + (root.isEmpty() ? "" : "/" + root);
    AnswerWriter writer =
        new AnswerWriter(
            evaluation,
            new Sheet(
                new EvidenceSource(repository.provider(), name, ""),
                calls,
                files::sealed,
                files.place(root)),
            types);
    files.variableProblems(root).forEach(writer::incomplete);
    gaps.forEach(gap -> writer.incomplete(gap, files.place(root)));
    return aws.declared(writer.translated(), zones);
  }
}
