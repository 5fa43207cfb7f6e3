package dev.ringfence.collect.repository;

import dev.ringfence.collect.Collected;
import dev.ringfence.collect.Collector;
import dev.ringfence.collect.Seal;
import dev.ringfence.collect.repository.RepositoryRedactor.Redacted;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Collects the Terraform files of folders without their secrets, each folder a source. */
public final class RepositoryCollector implements Collector {
  private static final String CALL = "file";

  private final Map<EvidenceSource, Path> folders = new TreeMap<>();

  private RepositoryCollector() {}

  /** The folders with at least one Terraform file. */
  public static RepositoryCollector of(List<Path> folders) {
    RepositoryCollector collector = new RepositoryCollector();
    for (Path folder : folders) {
      if (holdsTerraform(folder)) {
        collector.folders.put(collector.source(folder), folder);
      }
    }
    return collector;
  }

  /** Whether a folder holds a Terraform file, however deep. */
  public static boolean holdsTerraform(Path folder) {
    return RepositoryWalk.of(folder).holdsConfiguration();
  }

  /** Named by the folder; two of the same name are told apart by a number. */
  private EvidenceSource source(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    String name = absolute.getFileName() == null ? "root" : absolute.getFileName().toString();
    EvidenceSource source = new EvidenceSource(CALL, name, "");
    for (int i = 2; folders.containsKey(source); i++) {
      source = new EvidenceSource(CALL, name + "-" + i, "");
    }
    return source;
  }

  @Override
  public List<EvidenceSource> sources() {
    return List.copyOf(folders.keySet());
  }

  @Override
  public Collected collect(EvidenceSource source, Seal seal) {
    Path folder = folders.get(source);
    if (folder == null) {
      throw new IllegalArgumentException("not a source of this collector: " + source);
    }
    RepositoryWalk walk = RepositoryWalk.of(folder);
    RepositoryRedactor redactor = new RepositoryRedactor();
    walk.files().forEach((path, file) -> text(file).ifPresent(text -> redactor.learn(path, text)));
    List<Evidence> items = new ArrayList<>();
    List<CollectionGap> gaps = new ArrayList<>();
    walk.faults().forEach((path, reason) -> gaps.add(gap(source, path, reason, "")));
    walk.files()
        .forEach(
            (path, file) ->
                text(file)
                    .ifPresentOrElse(
                        text ->
                            items.add(
                                item(source, path, file, redactor.redacted(path, text), seal)),
                        () -> gaps.add(gap(source, path, Reason.UNPARSABLE, "no text in UTF-8"))));
    return new Collected(items, gaps);
  }

  /**
   * A file's text; empty where it cannot be read or is not encoded in UTF-8. Such a file is not
   * sealed, since nobody can tell what is secret in it.
   */
  private static Optional<String> text(Path file) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Request request(EvidenceSource source, String path) {
    return new Request(source, CALL, new TreeMap<>(Map.of("path", path)));
  }

  private static CollectionGap gap(
      EvidenceSource source, String path, Reason reason, String detail) {
    return new CollectionGap(request(source, path), reason, detail, Optional.empty());
  }

  private static Evidence item(
      EvidenceSource source, String path, Path file, Redacted redacted, Seal seal) {
    byte[] bytes = redacted.text().getBytes(StandardCharsets.UTF_8);
    Digest digest = seal.seal(bytes);
    return new Evidence(
        request(source, path),
        path,
        digest,
        bytes.length,
        "",
        modified(file),
        Evidence.Clock.FILE,
        1,
        redacted.redactions());
  }

  private static Instant modified(Path file) {
    return Instant.ofEpochMilli(file.toFile().lastModified());
  }
}
