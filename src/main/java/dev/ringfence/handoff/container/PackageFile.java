package dev.ringfence.handoff.container;

import dev.ringfence.evidence.Digest;
import dev.ringfence.handoff.Packed;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A container that is read. Nothing is unpacked: content has the length it takes in the file, and
 * is read in place, so that a small file cannot become a large one and no name becomes a path.
 */
public final class PackageFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  /** What is looked at as a whole, and not piece by piece: 512 MiB. */
  private static final long MOST_AT_ONCE = 512L << 20;

  private final Path path;
  private final FileChannel channel;
  private final Map<String, ZipLayout.Slot> places = new HashMap<>();
  private final Packed packed;

  private PackageFile(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    ZipScan.Result scan = ZipScan.of(channel);
    List<Packed.PackedFile> files = new ArrayList<>();
    for (ZipScan.Found found : scan.files()) {
      files.add(file(found));
      found.names().forEach(name -> places.putIfAbsent(name, found.slot()));
    }
    this.packed = new Packed(files, scan.faults());
  }

  /** Opens and reads a file once from end to end. */
  public static PackageFile open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new PackageFile(file, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** As it was named when it was opened. */
  public Path path() {
    return path;
  }

  public Packed packed() {
    return packed;
  }

  private Packed.PackedFile file(ZipScan.Found found) throws IOException {
    MessageDigest sha256 = sha256();
    CRC32 crc = new CRC32();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    long at = found.slot().contentAt();
    while (at < found.slot().end()) {
      buffer.clear().limit((int) Math.min(BUFFER, found.slot().end() - at));
      at += fill(buffer, at);
      sha256.update(buffer.array(), 0, buffer.limit());
      crc.update(buffer.array(), 0, buffer.limit());
    }
    return new Packed.PackedFile(
        found.names(),
        found.slot().size(),
        new Digest(HexFormat.of().formatHex(sha256.digest())),
        crc.getValue() == found.slot().crc());
  }

  private int fill(ByteBuffer buffer, long at) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
    return buffer.limit();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * The content of a file.
   *
   * @return empty if there is none of that name
   * @throws IOException if it is larger than 512 MiB
   */
  public Optional<byte[]> bytes(String name) throws IOException {
    ZipLayout.Slot slot = places.get(name);
    if (slot == null) {
      return Optional.empty();
    }
    if (slot.size() > MOST_AT_ONCE) {
      throw new IOException(name + " in the package is larger than 512 MiB");
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) slot.size());
    fill(buffer, slot.contentAt());
    return Optional.of(buffer.array());
  }

  /** The lines of a text that may be larger than the memory; none if there is no such file. */
  public Stream<String> lines(String name) {
    ZipLayout.Slot slot = places.get(name);
    return slot == null
        ? Stream.empty()
        : new java.io.BufferedReader(
                new java.io.InputStreamReader(
                    new SlotStream(channel, slot), java.nio.charset.StandardCharsets.UTF_8))
            .lines();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
