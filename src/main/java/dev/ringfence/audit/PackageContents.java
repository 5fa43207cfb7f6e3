package dev.ringfence.audit;

import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.store.Sha256;
import dev.ringfence.handoff.EntryNames;
import dev.ringfence.handoff.Manifest;
import dev.ringfence.handoff.PackageNames;
import dev.ringfence.handoff.Sums;
import dev.ringfence.handoff.container.PackageWriter;
import dev.ringfence.handoff.ssh.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The files of a package while they are gathered; content is opened when it is written. */
final class PackageContents {
  private interface Opening {
    InputStream open() throws IOException;
  }

  private record Content(Digest digest, long size, Opening opening) {}

  private final TreeMap<String, Content> files = new TreeMap<>();
  private final Set<String> taken = new HashSet<>();

  void add(String name, byte[] bytes) {
    add(name, Sha256.of(bytes), bytes.length, () -> new ByteArrayInputStream(bytes));
  }

  /** Bytes that are read again when they are written, so that not all are held at once. */
  void add(String name, Digest digest, long size, java.util.function.Supplier<byte[]> bytes) {
    add(name, digest, size, () -> new ByteArrayInputStream(bytes.get()));
  }

  void add(String name, Path file) throws IOException {
    add(name, digest(file), Files.size(file), () -> Files.newInputStream(file));
  }

  private void add(String name, Digest digest, long size, Opening opening) {
    files.put(free(name, digest), new Content(digest, size, opening));
  }

  /** Two files whose names differ in what a package cannot name are told apart by their digest. */
  private String free(String name, Digest digest) {
    if (!EntryNames.isFit(name)) {
      throw new IllegalArgumentException("no file of a package may be called " + name);
    }
    return taken.add(name.toLowerCase(Locale.ROOT)) ? name : name + "-" + digest.sha256();
  }

  /** The line by which {@code ssh-keygen -Y verify} knows a key. */
  static String signers(SigningKey key) {
    return "%s namespaces=\"%s\" %s\n"
        .formatted(PackageNames.PRINCIPAL, PackageNames.NAMESPACE, key.publicKey().line());
  }

  /** Adds the manifest, then the digests of all files, then the signature; nothing may follow. */
  void sign(Manifest manifest, SigningKey key) {
    add(PackageNames.MANIFEST, manifest.text().getBytes(StandardCharsets.UTF_8));
    byte[] sums = sums().text().getBytes(StandardCharsets.UTF_8);
    add(PackageNames.SUMS, sums);
    add(
        PackageNames.SIGNATURE,
        key.sign(PackageNames.NAMESPACE, sums).text().getBytes(StandardCharsets.UTF_8));
  }

  private Sums sums() {
    return new Sums(
        files.entrySet().stream()
            .collect(
                Collectors.toMap(
                    java.util.Map.Entry::getKey,
                    entry -> entry.getValue().digest(),
                    (a, b) -> b,
                    TreeMap::new)));
  }

  List<Manifest.Listed> listed() {
    return files.entrySet().stream()
        .map(
            entry ->
                new Manifest.Listed(
                    entry.getKey(), entry.getValue().digest().sha256(), entry.getValue().size()))
        .toList();
  }

  void write(Path file) throws IOException {
    try (PackageWriter writer = PackageWriter.create(file)) {
      for (var entry : files.entrySet()) {
        try (InputStream content = entry.getValue().opening().open()) {
          writer.add(entry.getKey(), content);
        }
      }
      writer.finish();
    }
  }

  private static Digest digest(Path file) throws IOException {
    try (DigestInputStream bytes =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      bytes.transferTo(java.io.OutputStream.nullOutputStream());
      return new Digest(HexFormat.of().formatHex(bytes.getMessageDigest().digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
