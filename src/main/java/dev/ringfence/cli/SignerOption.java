package dev.ringfence.cli;

import dev.ringfence.audit.Verifying;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose signature on a package is accepted. */
final class SignerOption {
  private static final long MOST_BYTES = 1 << 20;

  @Option(
      names = "--signer",
      paramLabel = "FILE",
      description =
          "The public key that must have signed it, or a file of allowed signers (default: the key"
              + " it names itself, whose fingerprint is printed).")
  private @Nullable Path signer;

  Verifying verifying() throws IOException {
    Path file = signer;
    if (file == null) {
      return Verifying.anySigner();
    }
    if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
      throw new UsageException(
          "--signer %s: %s"
              .formatted(file, Files.exists(file) ? "no file of public keys" : "no such file"));
    }
    try {
      return Verifying.signer(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "--signer %s: %s".formatted(file, Text.plain(String.valueOf(e.getMessage()))));
    }
  }

  /** Says so where there is no file to look at. */
  static void requirePackage(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UsageException(
          "%s: %s".formatted(file, Files.exists(file) ? "not a file" : "no such file"));
    }
  }
}
