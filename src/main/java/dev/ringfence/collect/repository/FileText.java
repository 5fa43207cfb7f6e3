package dev.ringfence.collect.repository;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads files that should be text. */
final class FileText {
  private FileText() {}

  /** A file's text; empty where it cannot be read or is not encoded in UTF-8. */
  static Optional<String> of(Path file) {
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
}
