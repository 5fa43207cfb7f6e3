package dev.ringfence.collect.export;

import dev.ringfence.collect.Collected;
import dev.ringfence.collect.Collector;
import dev.ringfence.collect.Seal;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.EvidenceSource;
import java.util.Collection;
import java.util.List;

/**
 * Collects folder trees of what the AWS CLI printed. The layout and the names of files are free:
 * content tells what a file is, names help where content cannot.
 */
public final class ExportCollector implements Collector {
  private final ExportReading reading;
  private final ExportScan scan;

  private ExportCollector(ExportReading reading, ExportScan scan) {
    this.reading = reading;
    this.scan = scan;
  }

  /** Lists the tree, and opens only such files as it needs to tell whose they are. */
  public static ExportCollector of(ExportTree tree, CallTable calls, ExportLimits limits) {
    ExportReading reading = ExportReading.of(calls, limits);
    return new ExportCollector(reading, ExportScan.of(tree, reading, limits));
  }

  @Override
  public List<EvidenceSource> sources() {
    return scan.sources();
  }

  @Override
  public Collected collect(EvidenceSource source, Seal seal) {
    List<CollectionGap> gaps = scan.gaps(source);
    Collection<ExportFile> files = scan.files(source);
    return files.isEmpty()
        ? new Collected(List.of(), gaps)
        : new SourceCollection(source, reading, seal)
            .collect(files, scan.provenance(), spec -> scan.isExcused(source, spec));
  }
}
