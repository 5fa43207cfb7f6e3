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
import java.util.List;

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
  public record Entry(String role, String name, String digest, long bytes) {}

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
        .filter(read -> java.util.Arrays.equals(json.bytes(read), bytes))
        .orElseThrow(
            () -> new AlteredEvidenceException("list of inputs " + list + " cannot be read"));
  }

  /**
   * The files themselves.
   *
   * @throws AlteredEvidenceException if one is missing or altered, or has no known role
   */
  List<InputFile> from(EvidenceContent content) {
    return files.stream().map(entry -> file(entry, content)).toList();
  }

  private static InputFile file(Entry entry, EvidenceContent content) {
    InputRole role =
        InputRole.named(entry.role())
            .orElseThrow(
                () -> new AlteredEvidenceException("no input has the role " + entry.role()));
    try {
      return new InputFile(
          role, SourceFile.sealed(entry.name(), content.bytes(new Digest(entry.digest()))));
    } catch (InvalidPathException e) {
      throw new AlteredEvidenceException("no input can be called so: " + e.getReason());
    }
  }
}
