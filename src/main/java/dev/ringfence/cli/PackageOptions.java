package dev.ringfence.cli;

import dev.ringfence.audit.Verifying;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which package, and whose signature on it is accepted. */
final class PackageOptions {
  private static final long MOST_BYTES = 1 << 20;

  @Parameters(index = "0", paramLabel = "FILE.zip", description = "A package of handoff.")
  private Path file = Path.of("");

  @Option(
      names = "--signer",
      paramLabel = "FILE",
      description =
          "The public key that must have signed it, or a file of allowed signers (default: the key"
              + " it names itself, whose fingerprint is printed).")
  private @Nullable Path signer;

  Verifying verifying() throws IOException {
    Path keys = signer;
    if (keys == null) {
      return Verifying.anySigner();
    }
    if (!Files.isRegularFile(keys) || Files.size(keys) > MOST_BYTES) {
      throw new UsageException(
          "--signer %s: %s"
              .formatted(keys, Files.exists(keys) ? "no file of public keys" : "no such file"));
    }
    try {
      return Verifying.signer(Files.readString(keys, StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "--signer %s: %s".formatted(keys, Text.plain(String.valueOf(e.getMessage()))));
    }
  }

  /** The package, which is a file that is there. */
  Path file() {
    if (!Files.isRegularFile(file)) {
      throw new UsageException(
          "%s: %s".formatted(file, Files.exists(file) ? "not a file" : "no such file"));
    }
    return file;
  }
}
