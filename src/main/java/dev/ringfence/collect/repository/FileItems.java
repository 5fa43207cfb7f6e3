package dev.ringfence.collect.repository;

import dev.ringfence.collect.Collected;
import dev.ringfence.collect.Seal;
import dev.ringfence.collect.repository.RepositoryRedactor.Redacted;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is collected of the files of one source, each the answer to a request for its path. */
final class FileItems {
  private final EvidenceSource source;
  private final String call;
  private final Seal seal;
  private final List<Evidence> items = new ArrayList<>();
  private final List<CollectionGap> gaps = new ArrayList<>();

  FileItems(EvidenceSource source, String call, FolderWalk walk, Seal seal) {
    this.source = source;
    this.call = call;
    this.seal = seal;
    walk.faults().forEach((path, fault) -> gap(path, fault.reason(), fault.detail()));
  }

  private Request request(String path) {
    return new Request(source, call, new TreeMap<>(Map.of("path", path)));
  }

  void gap(String path, Reason reason, String detail) {
    gaps.add(new CollectionGap(request(path), reason, detail, Optional.empty()));
  }

  /** Seals a file without its secrets. */
  void add(String path, Path file, Redacted redacted, int records) {
    add(request(path), path, file, redacted, records);
  }

  /** The same with what is told of the file beside its path. */
  void add(String path, Path file, Redacted redacted, SortedMap<String, String> told) {
    SortedMap<String, String> parameters = new TreeMap<>(told);
    parameters.put("path", path);
    add(new Request(source, call, parameters), path, file, redacted, 1);
  }

  private void add(Request request, String path, Path file, Redacted redacted, int records) {
    byte[] bytes = redacted.text().getBytes(StandardCharsets.UTF_8);
    Digest digest = seal.seal(bytes);
    items.add(
        new Evidence(
            request,
            path,
            digest,
            bytes.length,
            "",
            Instant.ofEpochMilli(file.toFile().lastModified()),
            Evidence.Clock.FILE,
            records,
            redacted.redactions()));
  }

  Collected collected() {
    return new Collected(items, gaps);
  }
}
