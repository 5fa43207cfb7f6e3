package dev.ringfence.handoff.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The content of one file of a container; closing it leaves the container open. */
final class SlotStream extends InputStream {
  private final FileChannel channel;
  private final long end;
  private long at;

  SlotStream(FileChannel channel, ZipLayout.Slot slot) {
    this.channel = channel;
    this.at = slot.contentAt();
    this.end = slot.end();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (at >= end) {
      return -1;
    }
    int wanted = (int) Math.min(length, end - at);
    int read = channel.read(ByteBuffer.wrap(bytes, offset, wanted), at);
    at += Math.max(read, 0);
    return read;
  }
}
