package dev.ringfence.handoff.container;

import dev.ringfence.handoff.EntryNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the files of a container twice, by the headers before their content and by the list at the
 * end, and compares both with what {@link PackageWriter} would have written. What is damaged in one
 * is found by the other. Files never overlap, whatever the numbers say.
 */
final class ZipScan {
  private static final long MOST_LIST = (long) ZipLayout.MOST_FILES * 512;

  private final FileChannel channel;
  private final long size;
  private final List<String> faults = new ArrayList<>();

  private ZipScan(FileChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  /**
   * A file, by the name before its content and, where that differs, the one in the list.
   *
   * @param names one or two
   */
  record Found(List<String> names, ZipLayout.Slot slot) {}

  /** What was found, and in what it differs from a canonical container. */
  record Result(List<Found> files, List<String> faults) {}

  static Result of(FileChannel channel) throws IOException {
    return new ZipScan(channel).result();
  }

  private Result result() throws IOException {
    List<ZipLayout.Slot> headed = headed();
    List<ZipLayout.Slot> listed = listed();
    boolean isListUsable = isUnbroken(listed);
    List<ZipLayout.Slot> taken = isListUsable ? listed : headed;
    List<Found> files = new ArrayList<>();
    for (ZipLayout.Slot slot : taken) {
      files.add(new Found(names(slot), slot));
    }
    compare(files, isListUsable);
    return new Result(files, faults);
  }

  /** By the headers, one after the other, as far as they go. */
  private List<ZipLayout.Slot> headed() throws IOException {
    List<ZipLayout.Slot> slots = new ArrayList<>();
    long at = 0;
    while (slots.size() < ZipLayout.MOST_FILES) {
      ByteBuffer header = read(at, ZipLayout.LOCAL_LENGTH);
      if (header.remaining() < ZipLayout.LOCAL_LENGTH || header.getInt(0) != ZipLayout.LOCAL) {
        break;
      }
      ZipLayout.Slot slot =
          new ZipLayout.Slot(
              text(at + ZipLayout.LOCAL_LENGTH, Short.toUnsignedInt(header.getShort(26))),
              Integer.toUnsignedLong(header.getInt(22)),
              Integer.toUnsignedLong(header.getInt(14)),
              at);
      if (slot.end() > size) {
        break;
      }
      slots.add(slot);
      at = slot.end();
    }
    return slots;
  }

  /** By the list at the end; empty unless it fills the room between last file and end record. */
  private List<ZipLayout.Slot> listed() throws IOException {
    ByteBuffer end = read(size - ZipLayout.END_LENGTH, ZipLayout.END_LENGTH);
    if (end.remaining() < ZipLayout.END_LENGTH || end.getInt(0) != ZipLayout.END) {
      return List.of();
    }
    long start = Integer.toUnsignedLong(end.getInt(16));
    long length = size - ZipLayout.END_LENGTH - start;
    if (length < 0 || length > MOST_LIST) {
      return List.of();
    }
    ByteBuffer list = read(start, (int) length + ZipLayout.END_LENGTH);
    List<ZipLayout.Slot> slots = new ArrayList<>();
    while (list.remaining() >= ZipLayout.CENTRAL_LENGTH + ZipLayout.END_LENGTH
        && list.getInt(list.position()) == ZipLayout.CENTRAL) {
      int at = list.position();
      byte[] name = new byte[Short.toUnsignedInt(list.getShort(at + 28))];
      if (list.remaining() < ZipLayout.CENTRAL_LENGTH + name.length) {
        return List.of();
      }
      list.position(at + ZipLayout.CENTRAL_LENGTH);
      list.get(name);
      slots.add(
          new ZipLayout.Slot(
              new String(name, StandardCharsets.ISO_8859_1),
              Integer.toUnsignedLong(list.getInt(at + 24)),
              Integer.toUnsignedLong(list.getInt(at + 16)),
              Integer.toUnsignedLong(list.getInt(at + 42))));
    }
    boolean isWhole =
        list.remaining() == ZipLayout.END_LENGTH
            && !slots.isEmpty()
            && slots.get(slots.size() - 1).end() == start;
    return isWhole ? slots : List.of();
  }

  /** Whether files stand one after the other from the beginning, and none beyond the end. */
  private boolean isUnbroken(List<ZipLayout.Slot> slots) {
    long at = 0;
    for (ZipLayout.Slot slot : slots) {
      if (slot.offset() != at || slot.end() > size) {
        return false;
      }
      at = slot.end();
    }
    return !slots.isEmpty();
  }

  private List<String> names(ZipLayout.Slot slot) throws IOException {
    String before =
        text(slot.offset() + ZipLayout.LOCAL_LENGTH, ZipLayout.nameBytes(slot.name()).length);
    return Stream.of(before, slot.name()).distinct().toList();
  }

  private void compare(List<Found> files, boolean isListUsable) throws IOException {
    List<ZipLayout.Slot> slots = files.stream().map(Found::slot).toList();
    String before = "";
    for (ZipLayout.Slot slot : slots) {
      byte[] header = ZipLayout.header(slot.name(), slot.size(), slot.crc());
      if (!Arrays.equals(header, bytes(slot.offset(), header.length))) {
        faults.add("the header before " + slot.name() + " is not as it was written");
      }
      if (!EntryNames.isFit(slot.name())) {
        faults.add("no file of a package may be called " + slot.name());
      }
      if (slot.name().compareTo(before) <= 0) {
        faults.add(slot.name() + " does not follow " + before + " in order");
      }
      before = slot.name();
    }
    if (EntryNames.collide(slots.stream().map(ZipLayout.Slot::name).toList())) {
      faults.add("two files have one name, or names that differ in case only");
    }
    long start = slots.isEmpty() ? 0 : slots.get(slots.size() - 1).end();
    byte[] tail = ZipLayout.tail(slots, start);
    if (size - start != tail.length || !Arrays.equals(tail, bytes(start, tail.length))) {
      faults.add(
          isListUsable
              ? "what follows the last file is not as it was written"
              : "the list of files at the end is not as it was written");
    }
  }

  private String text(long at, int length) throws IOException {
    return new String(bytes(at, length), StandardCharsets.ISO_8859_1);
  }

  private byte[] bytes(long at, int length) throws IOException {
    ByteBuffer buffer = read(at, length);
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  /** As many bytes as there are. */
  private ByteBuffer read(long at, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    if (at >= 0) {
      while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {
        continue;
      }
    }
    return buffer.flip();
  }
}
