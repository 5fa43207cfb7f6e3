package dev.ringfence.handoff.ssh;

import java.util.Base64;
import java.util.Optional;

/**
 * Bytes between a BEGIN and an END line, in Base64 with 70 characters a line, as OpenSSH writes
 * private keys and signatures.
 *
 * @param label {@code SSH SIGNATURE} or {@code OPENSSH PRIVATE KEY}
 */
record Armor(String label) {
  private static final int WIDTH = 70;

  private String begin() {
    return "-----BEGIN " + label + "-----\n";
  }

  private String end() {
    return "-----END " + label + "-----\n";
  }

  String around(byte[] bytes) {
    // The JDK's own wrapping rounds the width down to a multiple of four; OpenSSH does not.
    String text = Base64.getEncoder().encodeToString(bytes);
    StringBuilder lines = new StringBuilder(begin());
    for (int at = 0; at < text.length(); at += WIDTH) {
      lines.append(text, at, Math.min(at + WIDTH, text.length())).append('\n');
    }
    return lines.append(end()).toString();
  }

  boolean isAround(String text) {
    return text.startsWith("-----BEGIN " + label + "-----");
  }

  /** What is inside; empty if it is not armoured so. Line ends and width do not matter. */
  Optional<byte[]> inside(String text) {
    String unix = text.replace("\r\n", "\n").strip() + "\n";
    if (!unix.startsWith(begin()) || !unix.endsWith(end())) {
      return Optional.empty();
    }
    String body = unix.substring(begin().length(), unix.length() - end().length());
    try {
      return Optional.of(Base64.getDecoder().decode(body.replace("\n", "")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
