package dev.ringfence.handoff.container;

import dev.ringfence.handoff.EntryNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Writes the canonical zip of files that come in the order of their names. */
public final class PackageWriter implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final FileChannel channel;
  private final List<ZipLayout.Slot> slots = new ArrayList<>();

  private PackageWriter(FileChannel channel) {
    this.channel = channel;
  }

  /** Begins a file that is not there yet. */
  public static PackageWriter create(Path file) throws IOException {
    return new PackageWriter(
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  /**
   * Adds a file.
   *
   * @throws IllegalArgumentException if its name is not fit, or does not follow the one before
   * @throws IOException if the package would get larger than a plain zip may be
   */
  public void add(String name, InputStream content) throws IOException {
    String before = slots.isEmpty() ? "" : slots.get(slots.size() - 1).name();
    if (!EntryNames.isFit(name) || name.compareTo(before) <= 0) {
      throw new IllegalArgumentException("'" + name + "' after '" + before + "'");
    }
    if (slots.size() == ZipLayout.MOST_FILES) {
      throw new IOException("a package has at most " + ZipLayout.MOST_FILES + " files");
    }
    long offset = channel.position();
    write(ZipLayout.header(name, 0, 0));
    CRC32 crc = new CRC32();
    long size = copy(content, crc);
    requireRoom();
    long end = channel.position();
    channel.position(offset);
    write(ZipLayout.header(name, size, crc.getValue()));
    channel.position(end);
    slots.add(new ZipLayout.Slot(name, size, crc.getValue(), offset));
  }

  private long copy(InputStream content, CRC32 crc) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      crc.update(buffer, 0, read);
      write(java.util.Arrays.copyOf(buffer, read));
      size += read;
    }
    return size;
  }

  private void requireRoom() throws IOException {
    if (channel.position() > ZipLayout.MOST_BYTES) {
      throw new IOException(
          "a package has at most 4 GiB; --framework takes only what one framework needs");
    }
  }

  /** Writes the list of the files; nothing may be added after it. */
  public void finish() throws IOException {
    write(ZipLayout.tail(slots, channel.position()));
    requireRoom();
    channel.force(true);
  }

  private void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
