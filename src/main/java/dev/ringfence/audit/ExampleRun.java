package dev.ringfence.audit;

import dev.ringfence.check.Check;
import dev.ringfence.check.Judged;
import dev.ringfence.collect.Collected;
import dev.ringfence.collect.Collector;
import dev.ringfence.collect.JoinedCollector;
import dev.ringfence.collect.export.AzureExportCollector;
import dev.ringfence.collect.export.ExportCollector;
import dev.ringfence.collect.export.ExportLimits;
import dev.ringfence.collect.export.ExportTree;
import dev.ringfence.collect.repository.HostCollector;
import dev.ringfence.collect.repository.ManifestCollector;
import dev.ringfence.collect.repository.RepositoryCollector;
import dev.ringfence.collect.repository.TemplateCollector;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Engine;
import dev.ringfence.control.Example;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.store.EvidenceManifest;
import dev.ringfence.evidence.store.EvidenceStore;
import dev.ringfence.evidence.store.MemoryStore;
import dev.ringfence.expression.ExpressionCompiler;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.read.EvidenceReader;
import dev.ringfence.terraform.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs a check on its examples, all the way an audit goes: export files or a repository, collector,
 * reader, check.
 */
public final class ExampleRun {
  /** The day the evidence of examples is from. */
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 30);

  private final ExpressionCompiler compiler;
  private final CallTable calls;
  private final CallTable azureCalls;
  private final List<EvidenceReader> readers;

  /** Runs examples made of answers of AWS and of Azure, by the tables of their calls. */
  public ExampleRun(
      ExpressionCompiler compiler,
      CallTable calls,
      CallTable azureCalls,
      List<EvidenceReader> readers) {
    this.compiler = compiler;
    this.calls = calls;
    this.azureCalls = azureCalls;
    this.readers = List.copyOf(readers);
  }

  /** The results on all examples, in the order of the catalogue; none if no engine here runs it. */
  public Stream<ExampleResult> results(CheckDefinition definition) {
    return check(definition)
        .flatMap(check -> definition.examples().stream().map(example -> result(check, example)));
  }

  /** The check, if it is of an engine that judges evidence. */
  public Stream<Check> check(CheckDefinition definition) {
    boolean isRun = definition.engine() != Engine.MANUAL && definition.isExecutable();
    return isRun ? new Checks(compiler, List.of(), AS_OF).check(definition) : Stream.empty();
  }

  /** The result on one example, or on an altered one. */
  public ExampleResult result(Check check, Example example) {
    try (ExampleFolder folder = ExampleFolder.of(example, calls, azureCalls)) {
      EvidenceStore store = new MemoryStore();
      EvidenceManifest manifest = EvidenceManifest.of(collected(folder, store));
      ExampleSettings settings = ExampleSettings.of(example, folder, compiler);
      Judged judged =
          settings
              .judged(network(manifest, store, settings), manifest)
              .with(configurations(check, manifest, store));
      return new ExampleResult(check.definition(), example, check.judge(judged), manifest);
    }
  }

  private NetworkModel network(
      EvidenceManifest manifest, EvidenceStore store, ExampleSettings settings) {
    return new Planes(readers).asked(manifest.evidence(), store, settings.places());
  }

  private List<Configuration> configurations(
      Check check, EvidenceManifest manifest, EvidenceStore store) {
    return check.definition().engine() == Engine.TERRAFORM
        ? new Planes(readers).configurations(manifest.evidence(), store)
        : List.of();
  }

  private EvidenceSet collected(ExampleFolder folder, EvidenceStore store) {
    Collector collector = JoinedCollector.of(collectors(folder));
    List<Evidence> items = new ArrayList<>();
    List<CollectionGap> gaps = new ArrayList<>();
    for (EvidenceSource source : collector.sources()) {
      Collected collected = collector.collect(source, store::seal);
      items.addAll(collected.items());
      gaps.addAll(collected.gaps());
    }
    return new EvidenceSet(items, gaps);
  }

  private List<Collector> collectors(ExampleFolder folder) {
    List<Collector> collectors = new ArrayList<>();
    if (Files.exists(folder.repository())) {
      List<Path> repository = List.of(folder.repository());
      collectors.add(RepositoryCollector.of(repository));
      collectors.add(TemplateCollector.of(repository));
      collectors.add(ManifestCollector.of(repository));
    }
    if (Files.exists(folder.hosts())) {
      collectors.add(HostCollector.shown(List.of(folder.hosts()), List.of()));
    }
    if (Files.exists(folder.tree())) {
      ExportTree tree =
          new ExportTree(
              List.of(
                  new ExportTree.Root(
                      folder.tree(), folder.accounts(), List.of(ExampleFolder.REGION))));
      collectors.add(ExportCollector.of(tree, calls, ExportLimits.DEFAULT));
      collectors.add(AzureExportCollector.of(tree, azureCalls, calls, ExportLimits.DEFAULT));
    }
    return collectors;
  }
}
