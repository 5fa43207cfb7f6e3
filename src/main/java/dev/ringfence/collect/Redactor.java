package dev.ringfence.collect;

import dev.ringfence.collect.Outline.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts a text in the place of each secret and leaves every other byte as it is. */
final class Redactor {
  private Redactor() {}

  /** The same array where there is nothing to replace. */
  static byte[] redacted(byte[] utf8, List<Secret> secrets) {
    if (secrets.isEmpty()) {
      return utf8;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(utf8.length);
    int written = 0;
    for (Secret secret : secrets) {
      out.write(utf8, written, secret.from() - written);
      out.writeBytes(secret.instead().getBytes(StandardCharsets.UTF_8));
      written = secret.to();
    }
    out.write(utf8, written, utf8.length - written);
    return out.toByteArray();
  }
}
