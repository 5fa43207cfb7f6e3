package dev.ringfence.handoff.container;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The bytes around the files of a canonical zip (PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and
 * 4.3.16): stored, version 1.0, no flag, no extra field, no comment, 1980-01-01 00:00 as the time
 * of every file. So they are a function of names, lengths and checksums.
 */
final class ZipLayout {
  static final int LOCAL = 0x04034b50;
  static final int LOCAL_LENGTH = 30;
  static final int CENTRAL = 0x02014b50;
  static final int CENTRAL_LENGTH = 46;
  static final int END = 0x06054b50;
  static final int END_LENGTH = 22;

  /** From here on the format needs fields this one does without. */
  static final int MOST_FILES = 0xFFFE;

  static final long MOST_BYTES = 0xFFFF_FFFEL;

  private static final short VERSION = 10;
  private static final short DATE = 0x0021;

  private ZipLayout() {}

  /**
   * A file in the container.
   *
   * @param size in bytes, 0 to 4 GiB
   * @param crc CRC-32 of the content, unsigned
   * @param offset of its header
   */
  record Slot(String name, long size, long crc, long offset) {
    long contentAt() {
      return offset + LOCAL_LENGTH + nameBytes(name).length;
    }

    long end() {
      return contentAt() + size;
    }
  }

  static byte[] nameBytes(String name) {
    return name.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] header(String name, long size, long crc) {
    byte[] bytes = nameBytes(name);
    return little(LOCAL_LENGTH + bytes.length)
        .putInt(LOCAL)
        .putShort(VERSION)
        .putShort((short) 0)
        .putShort((short) 0)
        .putShort((short) 0)
        .putShort(DATE)
        .putInt((int) crc)
        .putInt((int) size)
        .putInt((int) size)
        .putShort((short) bytes.length)
        .putShort((short) 0)
        .put(bytes)
        .array();
  }

  /** The list of the files, and the record that ends the container. */
  static byte[] tail(List<Slot> slots, long start) {
    ByteArrayOutputStream tail = new ByteArrayOutputStream();
    slots.forEach(slot -> tail.writeBytes(listed(slot)));
    int listed = tail.size();
    tail.writeBytes(
        little(END_LENGTH)
            .putInt(END)
            .putInt(0)
            .putShort((short) slots.size())
            .putShort((short) slots.size())
            .putInt(listed)
            .putInt((int) start)
            .putShort((short) 0)
            .array());
    return tail.toByteArray();
  }

  private static byte[] listed(Slot slot) {
    byte[] bytes = nameBytes(slot.name());
    return little(CENTRAL_LENGTH + bytes.length)
        .putInt(CENTRAL)
        .putShort(VERSION)
        .putShort(VERSION)
        .putShort((short) 0)
        .putShort((short) 0)
        .putShort((short) 0)
        .putShort(DATE)
        .putInt((int) slot.crc())
        .putInt((int) slot.size())
        .putInt((int) slot.size())
        .putShort((short) bytes.length)
        .putLong(0)
        .putInt(0)
        .putInt((int) slot.offset())
        .put(bytes)
        .array();
  }

  static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
