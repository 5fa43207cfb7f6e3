package dev.ringfence.handoff.ssh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Files of private keys. */
public final class SigningKeys {
  /** Far above the size of a key. */
  private static final long MOST_BYTES = 1 << 16;

  private SigningKeys() {}

  /**
   * Reads a key's file.
   *
   * @throws IllegalArgumentException saying what stands in the way, and nothing of the content
   */
  public static SigningKey read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(Files.exists(file) ? "it is no file" : "no such file");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new IllegalArgumentException("it is no private key");
    }
    return SigningKey.parse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
  }

  /**
   * Makes a key and writes its file, readable by its owner only, and the public half beside it. The
   * file appears under its name whole or not at all, so that a full disk leaves no key that nobody
   * can read.
   *
   * @throws FileAlreadyExistsException if the file is there: no key is overwritten
   */
  public static SigningKey create(Path file, String comment) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    SigningKey key = SigningKey.generate();
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path unfinished =
        file.resolveSibling("." + file.getFileName() + ".unfinished-" + UUID.randomUUID());
    try {
      try (FileChannel channel =
          FileChannel.open(
              unfinished,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              ownerOnly(file))) {
        write(key.secretText(comment), channel);
        channel.force(true);
      }
      writePublic(key, file, comment);
      // Without an option it replaces nothing.
      Files.move(unfinished, file);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    return key;
  }

  /** All of it: a channel may take less than it is given. */
  static void write(String text, WritableByteChannel channel) throws IOException {
    ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Writes the public half beside a key again where it is missing or empty. */
  public static void restorePublic(SigningKey key, Path file, String comment) throws IOException {
    Path beside = publicFile(file);
    if (!Files.exists(beside, LinkOption.NOFOLLOW_LINKS)
        || (Files.isRegularFile(beside) && Files.size(beside) == 0)) {
      writePublic(key, file, comment);
    }
  }

  private static void writePublic(SigningKey key, Path file, String comment) throws IOException {
    Files.writeString(publicFile(file), key.publicKey().line() + " " + comment + "\n");
  }

  private static Path publicFile(Path file) {
    return file.resolveSibling(file.getFileName() + ".pub");
  }

  /** On systems without POSIX permissions the folder's own protection has to do. */
  private static FileAttribute<?>[] ownerOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
