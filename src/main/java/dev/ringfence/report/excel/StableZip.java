package dev.ringfence.report.excel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Packs a ZIP anew, so that its bytes depend on its contents only. */
final class StableZip {
  /** At 1980-01-01 the JDK adds a field that depends on the time zone. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private StableZip() {}

  static void repack(Path from, Path to) throws IOException {
    try (ZipFile packed = new ZipFile(from.toFile());
        OutputStream file = Files.newOutputStream(to);
        ZipOutputStream out = new ZipOutputStream(file)) {
      List<? extends ZipEntry> entries =
          packed.stream().sorted(Comparator.comparing(ZipEntry::getName)).toList();
      for (ZipEntry entry : entries) {
        ZipEntry stable = new ZipEntry(entry.getName());
        stable.setTimeLocal(TIME);
        out.putNextEntry(stable);
        try (InputStream content = packed.getInputStream(entry)) {
          content.transferTo(out);
        }
        out.closeEntry();
      }
    }
  }
}
