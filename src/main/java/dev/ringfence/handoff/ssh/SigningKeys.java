package dev.ringfence.handoff.ssh;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

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
   * Makes a key and writes its file, readable by its owner only, and the public half beside it.
   *
   * @throws java.nio.file.FileAlreadyExistsException if the file is there: no key is overwritten
   */
  public static SigningKey create(Path file, String comment) throws IOException {
    SigningKey key = SigningKey.generate();
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly(file))) {
      channel.write(StandardCharsets.US_ASCII.encode(key.secretText(comment)));
      channel.force(true);
    }
    Files.writeString(
        file.resolveSibling(file.getFileName() + ".pub"),
        key.publicKey().line() + " " + comment + "\n");
    return key;
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
