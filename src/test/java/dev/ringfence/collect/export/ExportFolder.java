package dev.ringfence.collect.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ringfence.collect.Collected;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.store.MemoryStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** An export folder that a test writes, and what collecting it gives. */
record ExportFolder(Path root, MemoryStore store) {
  static final Instant WRITTEN = Instant.parse("2026-11-01T02:03:04Z");

  static ExportFolder in(Path parent) {
    return new ExportFolder(parent.resolve("exports"), new MemoryStore());
  }

  ExportFolder with(String path, String text) {
    return with(path, text.getBytes(UTF_8));
  }

  ExportFolder with(String path, byte[] bytes) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.write(file, bytes);
      Files.setLastModifiedTime(file, FileTime.from(WRITTEN));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  EvidenceSet collect() {
    return collect(ExportTree.of(root), ExportLimits.DEFAULT);
  }

  EvidenceSet collect(List<String> accounts, List<String> regions) {
    return collect(
        new ExportTree(List.of(new ExportTree.Root(root, accounts, regions))),
        ExportLimits.DEFAULT);
  }

  EvidenceSet collect(ExportTree tree, ExportLimits limits) {
    ExportCollector collector = ExportCollector.of(tree, calls(), limits);
    List<Evidence> items = new ArrayList<>();
    List<CollectionGap> gaps = new ArrayList<>();
    collector
        .sources()
        .forEach(
            source -> {
              Collected collected = collector.collect(source, store::seal);
              items.addAll(collected.items());
              gaps.addAll(collected.gaps());
            });
    return new EvidenceSet(items, gaps);
  }

  /** Gaps other than calls that simply have no file, as people read them. */
  static List<String> complaints(EvidenceSet evidence) {
    return evidence.gaps().stream()
        .filter(gap -> !gap.detail().equals("no file answers it"))
        .map(CollectionGap::display)
        .toList();
  }

  /** What was recognised: source, request and path of every item. */
  static List<String> answers(EvidenceSet evidence) {
    return evidence.items().stream()
        .map(
            item ->
                item.request().source().id() + " " + item.request().display() + " < " + item.path())
        .toList();
  }

  static CallTable calls() {
    try (InputStream in = ExportFolder.class.getResourceAsStream("/calls/aws.tsv")) {
      return CallTable.parse(new String(Objects.requireNonNull(in).readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
