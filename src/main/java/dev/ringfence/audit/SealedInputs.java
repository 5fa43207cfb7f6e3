package dev.ringfence.audit;

import dev.ringfence.catalogue.InputFile;
import dev.ringfence.catalogue.InputRole;
import dev.ringfence.catalogue.SourceFile;
import dev.ringfence.document.CanonicalJson;
import dev.ringfence.evidence.AlteredEvidenceException;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.EvidenceContent;
import dev.ringfence.evidence.store.EvidenceStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The files a run was told by, as sealed with it: configuration, tables, exceptions, attestations
 * and catalogue, in the order they were read.
 */
public record SealedInputs(int version, List<Entry> files) {
  private static final int VERSION = 1;

  /**
   * One file.
   *
   * @param role a word of {@link InputRole}
   * @param name as findings cite it; it may point out of the folder of audit.yaml
   * @param digest SHA-256 of its bytes, by which they are sealed
   * @param bytes how many there are
   */
  public record Entry(String role, String name, String digest, long bytes) {
    /**
     * Whether it could have been sealed by us; Jackson leaves null in the place of what is absent.
     */
    private boolean isFit() {
      return Stream.of(role, name, digest).allMatch(Objects::nonNull)
          && InputRole.named(role).isPresent()
          && isPath(name)
          && isDigest(digest);
    }

    private static boolean isPath(String name) {
      try {
        return !Path.of(name).toString().isEmpty();
      } catch (InvalidPathException e) {
        return false;
      }
    }

    private static boolean isDigest(String text) {
      try {
        return !new Digest(text).sha256().isEmpty();
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  }

  public SealedInputs {
    files = List.copyOf(files);
  }

  /** Seals the files of an audit; the digest names the list of them. */
  public static Digest seal(AuditInputs inputs, EvidenceStore store) {
    List<Entry> entries =
        inputs.files().stream()
            .map(
                input -> {
                  byte[] bytes = input.file().bytes();
                  Digest digest = store.seal(bytes);
                  return new Entry(
                      input.role().word(), input.file().name(), digest.sha256(), bytes.length);
                })
            .toList();
    return store.seal(new CanonicalJson().bytes(new SealedInputs(VERSION, entries)));
  }

  /**
   * The list under a digest.
   *
   * @throws AlteredEvidenceException if it is not one that this version seals
   */
  public static SealedInputs in(Digest list, EvidenceContent content) {
    byte[] bytes = content.bytes(list);
    CanonicalJson json = new CanonicalJson();
    return json.readIfFit(new String(bytes, StandardCharsets.UTF_8), SealedInputs.class)
        .filter(read -> read.version() == VERSION)
        .filter(read -> read.files().stream().allMatch(Entry::isFit))
        .filter(read -> java.util.Arrays.equals(json.bytes(read), bytes))
        .orElseThrow(
            () -> new AlteredEvidenceException("list of inputs " + list + " cannot be read"));
  }

  /**
   * The files themselves.
   *
   * @throws AlteredEvidenceException if one is missing or altered
   */
  List<InputFile> from(EvidenceContent content) {
    return files.stream().map(entry -> file(entry, content)).toList();
  }

  private static InputFile file(Entry entry, EvidenceContent content) {
    return new InputFile(
        InputRole.named(entry.role()).orElseThrow(),
        SourceFile.sealed(entry.name(), content.bytes(new Digest(entry.digest()))));
  }
}
