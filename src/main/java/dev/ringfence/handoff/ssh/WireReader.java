package dev.ringfence.handoff.ssh;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads the data types of SSH (RFC 4251, section 5); every method throws {@link
 * IllegalArgumentException} where the bytes end too early.
 */
final class WireReader {
  private final ByteBuffer bytes;

  WireReader(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  byte[] raw(int length) {
    if (length < 0 || length > bytes.remaining()) {
      throw new IllegalArgumentException("it ends too early");
    }
    byte[] value = new byte[length];
    bytes.get(value);
    return value;
  }

  int number() {
    return ByteBuffer.wrap(raw(Integer.BYTES)).getInt();
  }

  byte[] string() {
    return raw(number());
  }

  String text() {
    return new String(string(), StandardCharsets.ISO_8859_1);
  }

  boolean isAtEnd() {
    return !bytes.hasRemaining();
  }
}
