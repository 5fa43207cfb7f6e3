package dev.ringfence.handoff.ssh;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/** Takes one byte where more are given, as a channel may. */
record SlowChannel(ByteArrayOutputStream taken) implements WritableByteChannel {
  @Override
  public int write(ByteBuffer bytes) {
    if (!bytes.hasRemaining()) {
      return 0;
    }
    taken.write(bytes.get());
    return 1;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {
    // There is nothing behind it.
  }

  String text() {
    return taken.toString(StandardCharsets.US_ASCII);
  }
}
