package dev.ringfence.evidence.store;

import dev.ringfence.evidence.AlteredEvidenceException;
import dev.ringfence.evidence.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A folder of sealed bytes, each file named by the SHA-256 of its uncompressed content: {@code
 * sha256/ab/abcd….gz}; {@code sets/} names the manifests among them.
 *
 * <p>A file appears under its name whole or not at all: it is written beside it, forced to disk and
 * renamed, so a process killed at any point leaves nothing that could be read as evidence. Several
 * processes may seal into one folder.
 */
public final class SealedStore implements EvidenceStore {
  private static final String UNFINISHED = ".unfinished-";

  /** No single write takes this long; younger leftovers may belong to a process still at work. */
  private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

  private final Path content;
  private final Path sets;

  private SealedStore(Path folder) {
    this.content = folder.resolve("sha256");
    this.sets = folder.resolve("sets");
  }

  /**
   * Opens a store, creating its folder where there is none, and removes what killed processes left.
   *
   * @throws UncheckedIOException if the folder cannot be created or written
   */
  public static SealedStore open(Path folder) {
    return open(folder, Instant.now().minus(ABANDONED_AFTER));
  }

  static SealedStore open(Path folder, Instant abandonedBefore) {
    SealedStore store = new SealedStore(folder);
    try {
      Files.createDirectories(store.content);
      Files.createDirectories(store.sets);
      removeAbandoned(store.sets, abandonedBefore);
      for (Path shelf : list(store.content)) {
        removeAbandoned(shelf, abandonedBefore);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the evidence store in " + folder, e);
    }
    return store;
  }

  @Override
  public Digest seal(byte[] bytes) {
    Digest digest = Sha256.of(bytes);
    writeOnce(file(digest), compressed(bytes));
    return digest;
  }

  @Override
  public Digest seal(EvidenceManifest manifest) {
    Digest digest = seal(manifest.bytes());
    writeOnce(sets.resolve(digest.sha256()), new byte[0]);
    return digest;
  }

  @Override
  public byte[] bytes(Digest digest) {
    Path file = file(digest);
    byte[] bytes = decompressed(digest, file);
    Digest actual = Sha256.of(bytes);
    if (!actual.equals(digest)) {
      throw altered(digest, file, "its content now has digest " + actual);
    }
    return bytes;
  }

  @Override
  public List<Digest> sets() {
    try {
      return list(sets).stream()
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith(UNFINISHED))
          .map(Digest::new)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the evidence sets in " + sets, e);
    }
  }

  private Path file(Digest digest) {
    String name = digest.sha256();
    return content.resolve(name.substring(0, 2)).resolve(name + ".gz");
  }

  private static void writeOnce(Path file, byte[] bytes) {
    if (Files.exists(file)) {
      return;
    }
    Path unfinished = file.resolveSibling(UNFINISHED + UUID.randomUUID());
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel =
          FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      if (!unfinished.toFile().setReadOnly()) {
        throw new IOException("cannot write-protect " + unfinished);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot seal evidence in " + file, e);
    }
  }

  private static byte[] compressed(byte[] bytes) {
    ByteArrayOutputStream sink = new ByteArrayOutputStream(bytes.length / 8 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(sink)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sink.toByteArray();
  }

  private static byte[] decompressed(Digest digest, Path file) {
    try (InputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      return gzip.readAllBytes();
    } catch (NoSuchFileException e) {
      throw altered(digest, file, "the file is missing");
    } catch (IOException e) {
      throw altered(digest, file, "the file cannot be read: " + e.getMessage());
    }
  }

  private static AlteredEvidenceException altered(Digest digest, Path file, String how) {
    return new AlteredEvidenceException("sealed evidence " + digest + " in " + file + ": " + how);
  }

  private static void removeAbandoned(Path folder, Instant before) throws IOException {
    for (Path file : list(folder)) {
      if (file.getFileName().toString().startsWith(UNFINISHED) && isOlder(file, before)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean isOlder(Path file, Instant instant) throws IOException {
    try {
      return Files.getLastModifiedTime(file).compareTo(FileTime.from(instant)) < 0;
    } catch (NoSuchFileException e) {
      return false; // Renamed by its writer meanwhile: it was not abandoned.
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(files::add);
    }
    return files;
  }
}
