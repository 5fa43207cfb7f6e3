package dev.ringfence.collect.export;

import dev.ringfence.collect.HostRuleText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** JSON in an export that is no answer of a provider but the rules of a host. */
final class HostRules {
  private static final int BEGINNING = 256;

  private HostRules() {}

  static boolean isIn(ExportFile file) {
    try (InputStream in = Files.newInputStream(file.file())) {
      String beginning = new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
      return HostRuleText.kind(file.path(), beginning).isPresent();
    } catch (IOException e) {
      return false; // Whoever collects the file reports what is wrong with it.
    }
  }
}
