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
import dev.ringfence.terraform.Configuration;
import dev.ringfence.terraform.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Terraform and OpenTofu configurations of AWS, and plans and states as {@code terraform show
 * -json} prints them, become the network they declare: evaluated, then written as the answers AWS
 * would give, then read like these.
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
    NetworkModel network = NetworkModel.empty(Plane.DECLARED);
    for (Map.Entry<EvidenceSource, List<Evidence>> entry : bySource(evidence).entrySet()) {
      RepositoryFiles files = new RepositoryFiles(entry.getValue(), content);
      List<CollectionGap> gaps = gaps(evidence, entry.getKey());
      List<CollectionGap> others =
          gaps.stream().filter(gap -> !files.shown().containsKey(path(gap))).toList();
      for (String root : files.roots()) {
        network = network.and(network(entry.getKey(), files, root, others, zones));
      }
      for (Map.Entry<String, String> shown : files.shown().entrySet()) {
        ShownEstate estate = new ShownEstate(shown.getKey(), shown.getValue());
        List<CollectionGap> own =
            gaps.stream().filter(gap -> path(gap).equals(estate.path())).toList();
        network = network.and(shown(entry.getKey(), files, estate, own, zones));
      }
    }
    return network;
  }

  private Map<EvidenceSource, List<Evidence>> bySource(EvidenceSet evidence) {
    Map<EvidenceSource, List<Evidence>> bySource = new TreeMap<>();
    evidence.items().stream()
        .filter(this::reads)
        .forEach(
            item ->
                bySource
                    .computeIfAbsent(item.request().source(), s -> new ArrayList<>())
                    .add(item));
    return bySource;
  }

  private static List<CollectionGap> gaps(EvidenceSet evidence, EvidenceSource source) {
    return evidence.gaps().stream().filter(gap -> gap.request().source().equals(source)).toList();
  }

  private static EvidenceSource source(EvidenceSource repository, String root) {
    String name = repository.account() + (root.isEmpty() ? "" : "/" + root);
    return new EvidenceSource(repository.provider(), name, "");
  }

  @Override
  public List<Configuration> configurations(EvidenceSet evidence, EvidenceContent content) {
    List<Configuration> configurations = new ArrayList<>();
    for (Map.Entry<EvidenceSource, List<Evidence>> entry : bySource(evidence).entrySet()) {
      RepositoryFiles files = new RepositoryFiles(entry.getValue(), content);
      List<CollectionGap> gaps = gaps(evidence, entry.getKey());
      for (String root : files.roots()) {
        Evaluation evaluation = Evaluation.whole(files.project(root), MOST_STEPS);
        configurations.add(
            new Configuration(
                source(entry.getKey(), root),
                evaluation,
                Lacks.of(evaluation, files, root, gaps),
                files.place(root),
                files::sealed));
      }
    }
    return List.copyOf(configurations);
  }

  private static String path(CollectionGap gap) {
    return gap.request().parameters().getOrDefault("path", "");
  }

  private NetworkModel network(
      EvidenceSource repository,
      RepositoryFiles files,
      String root,
      List<CollectionGap> gaps,
      ZoneAssignment zones) {
    Evaluation evaluation = Evaluation.of(files.project(root), MOST_STEPS);
    AnswerWriter writer =
        new AnswerWriter(
            evaluation,
            new Sheet(source(repository, root), calls, files::sealed, files.place(root)),
            types);
    files.variableProblems(root).forEach(writer::incomplete);
    gaps.forEach(gap -> writer.incomplete(gap, files.place(root)));
    return aws.declared(writer.translated(), zones);
  }

  private NetworkModel shown(
      EvidenceSource repository,
      RepositoryFiles files,
      ShownEstate estate,
      List<CollectionGap> gaps,
      ZoneAssignment zones) {
    EvidenceSource source =
        new EvidenceSource(repository.provider(), repository.account() + "/" + estate.path(), "");
    Sheet sheet =
        new Sheet(
            source,
            calls,
            range -> estate.sealed(range, files.digest(estate.path())),
            estate.place());
    AnswerWriter writer = new AnswerWriter(estate.evaluation(), sheet, types);
    gaps.forEach(gap -> writer.incomplete(gap, estate.place()));
    return aws.declared(writer.translated(), zones);
  }
}
