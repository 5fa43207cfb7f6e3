package dev.ringfence.handoff.ssh;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes the data types of SSH (RFC 4251, section 5). */
final class WireWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  WireWriter raw(byte[] value) {
    bytes.writeBytes(value);
    return this;
  }

  /** A {@code uint32}. */
  WireWriter number(int value) {
    return raw(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
  }

  /** A {@code string} of bytes. */
  WireWriter string(byte[] value) {
    return number(value.length).raw(value);
  }

  /** A {@code string} of US-ASCII text. */
  WireWriter string(String value) {
    return string(value.getBytes(StandardCharsets.US_ASCII));
  }

  int length() {
    return bytes.size();
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
