package dev.ringfence.collect.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Tells what {@code terraform show -json} printed: it begins with the version of its format
 * (Terraform documentation, JSON output format).
 */
final class ShownText {
  /** How much is looked at: the version comes first, the values may come late. */
  private static final int LOOKED_AT = 4 << 10;

  private static final Pattern VERSION =
      Pattern.compile("\"format_version\"\\s{0,20}:\\s{0,20}\"[01]\\.");

  private static final Pattern TOOL =
      Pattern.compile("\"(?:terraform_version|planned_values|values|variables)\"\\s{0,20}:");

  private ShownText() {}

  static boolean isLikely(Path file) {
    try (var in = Files.newInputStream(file)) {
      String beginning = new String(in.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1);
      return VERSION.matcher(beginning).find() && TOOL.matcher(beginning).find();
    } catch (IOException unreadable) {
      return false;
    }
  }
}
