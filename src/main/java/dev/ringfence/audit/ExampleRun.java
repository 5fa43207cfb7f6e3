package dev.ringfence.audit;

import dev.ringfence.check.Check;
import dev.ringfence.check.Judgement;
import dev.ringfence.collect.Collected;
import dev.ringfence.collect.export.ExportCollector;
import dev.ringfence.collect.export.ExportLimits;
import dev.ringfence.collect.export.ExportTree;
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
import dev.ringfence.network.ZoneAssignment;
import dev.ringfence.read.EvidenceReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs a check on its examples, all the way an audit goes: export files, collector, reader, check.
 */
public final class ExampleRun {
  /** Attestations are none of an example's evidence, so the day has no influence. */
  private static final LocalDate AS_OF = LocalDate.EPOCH;

  private final ExpressionCompiler compiler;
  private final CallTable calls;
  private final List<EvidenceReader> readers;

  public ExampleRun(ExpressionCompiler compiler, CallTable calls, List<EvidenceReader> readers) {
    this.compiler = compiler;
    this.calls = calls;
    this.readers = List.copyOf(readers);
  }

  /** The results on all examples, in the order of the catalogue; none if no engine here runs it. */
  public Stream<ExampleResult> results(CheckDefinition definition) {
    return check(definition)
        .flatMap(check -> definition.examples().stream().map(example -> result(check, example)));
  }

  /** The check, if it is of an engine that judges evidence. */
  public Stream<Check> check(CheckDefinition definition) {
    boolean isRun = definition.engine() == Engine.RESOURCE && definition.isExecutable();
    return isRun ? new Checks(compiler, List.of(), AS_OF).check(definition) : Stream.empty();
  }

  /** The result on one example, or on an altered one. */
  public ExampleResult result(Check check, Example example) {
    EvidenceStore store = new MemoryStore();
    EvidenceManifest manifest = EvidenceManifest.of(collected(example, store));
    NetworkModel network =
        readers.stream()
            .map(reader -> reader.read(manifest.evidence(), store, ZoneAssignment.NONE))
            .reduce(NetworkModel::and)
            .orElseThrow(() -> new IllegalStateException("no reader is wired"));
    List<Judgement> judgements = check.judge(network, new ManifestSeal(manifest));
    return new ExampleResult(check.definition(), example, judgements, manifest);
  }

  private EvidenceSet collected(Example example, EvidenceStore store) {
    try (ExampleFolder folder = ExampleFolder.of(example, calls)) {
      ExportCollector collector =
          ExportCollector.of(
              new ExportTree(
                  List.of(
                      new ExportTree.Root(
                          folder.tree(),
                          List.of(ExampleFolder.ACCOUNT),
                          List.of(ExampleFolder.REGION)))),
              calls,
              ExportLimits.DEFAULT);
      List<Evidence> items = new ArrayList<>();
      List<CollectionGap> gaps = new ArrayList<>();
      for (EvidenceSource source : collector.sources()) {
        Collected collected = collector.collect(source, store::seal);
        items.addAll(collected.items());
        gaps.addAll(collected.gaps());
      }
      return new EvidenceSet(items, gaps);
    }
  }
}
