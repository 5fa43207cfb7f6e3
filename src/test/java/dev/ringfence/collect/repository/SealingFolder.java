package dev.ringfence.collect.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ringfence.collect.Collected;
import dev.ringfence.evidence.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A repository's folder, and what collecting it sealed. */
class SealingFolder {
  final Path folder;
  final List<byte[]> sealed = new ArrayList<>();

  SealingFolder(Path folder) {
    this.folder = folder;
  }

  Collected collected(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    RepositoryCollector collector = RepositoryCollector.of(List.of(folder));
    return collector.collect(
        collector.sources().get(0),
        bytes -> {
          sealed.add(bytes);
          return digest(bytes);
        });
  }

  static Digest digest(byte[] bytes) {
    try {
      return new Digest(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  String sealedText() {
    return String.join("\n---\n", sealed.stream().map(bytes -> new String(bytes, UTF_8)).toList());
  }
}
