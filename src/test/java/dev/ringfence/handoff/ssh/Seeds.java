package dev.ringfence.handoff.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The private half of a key, in every way it may be written into a text or file. */
public record Seeds(List<String> forms) {
  private static final int LENGTH = 32;

  /**
   * Of a file of OpenSSH without a passphrase. The private section ends with the string of seed and
   * public half, then the comment (PROTOCOL.key); the public half stands twice before.
   */
  public static Seeds of(Path file) throws IOException {
    String body =
        String.join(
            "",
            Files.readAllLines(file).stream().filter(line -> !line.startsWith("-----")).toList());
    String bytes = new String(Base64.getDecoder().decode(body), StandardCharsets.ISO_8859_1);
    String length = "\0\0\0\100";
    int at = bytes.indexOf(length, bytes.lastIndexOf("ssh-ed25519"));
    byte[] seed =
        bytes
            .substring(at + length.length(), at + length.length() + LENGTH)
            .getBytes(StandardCharsets.ISO_8859_1);
    return new Seeds(forms(seed));
  }

  private static List<String> forms(byte[] seed) {
    List<String> forms = new ArrayList<>();
    forms.add(new String(seed, StandardCharsets.ISO_8859_1));
    forms.add(HexFormat.of().formatHex(seed));
    forms.add(HexFormat.of().withUpperCase().formatHex(seed));
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + LENGTH];
      System.arraycopy(seed, 0, shifted, before, LENGTH);
      for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
        String text = encoder.withoutPadding().encodeToString(shifted);
        // The first and last digits also hold bits of what stands before and after.
        forms.add(text.substring(before == 0 ? 0 : before + 1, text.length() - 1));
      }
    }
    return forms;
  }

  /** Whether a text, or the bytes of a file as Latin-1, holds it, wrapped in lines or not. */
  public boolean isIn(String text) {
    String joined = text.replaceAll("[\\r\\n]", "");
    return forms.stream().anyMatch(form -> text.contains(form) || joined.contains(form));
  }
}
