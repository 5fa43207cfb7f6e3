package dev.ringfence.collect.export;

import dev.ringfence.collect.Fault;
import dev.ringfence.collect.Looked;
import dev.ringfence.collect.OutlineReader;
import dev.ringfence.evidence.CollectionGap.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Opens one file within the limits and says what it is. */
final class FileLooker {
  private final ExportLimits limits;
  private final OutlineReader outlines;

  FileLooker(ExportLimits limits, OutlineReader outlines) {
    this.limits = limits;
    this.outlines = outlines;
  }

  Looked look(ExportFile file) {
    if (file.bytes() > limits.bytes()) {
      return tooLarge(file.bytes());
    }
    try (InputStream in = Files.newInputStream(file.file())) {
      // It may have grown since it was listed.
      byte[] bytes = in.readNBytes((int) limits.bytes() + 1);
      return bytes.length > limits.bytes() ? tooLarge(bytes.length) : look(bytes);
    } catch (AccessDeniedException e) {
      return failed("cannot be opened: permission denied");
    } catch (NoSuchFileException e) {
      return failed("is gone since the folder was listed");
    } catch (IOException e) {
      return failed("cannot be read from disk");
    }
  }

  private Looked look(byte[] bytes) {
    if (isUnmarkedWide(bytes)) {
      return failed("looks like UTF-16 or UTF-32 without a byte order mark");
    }
    Optional<Encodings> decoded = Encodings.of(bytes);
    if (decoded.isEmpty()) {
      return new Looked.Failed(Encodings.refusal(bytes));
    }
    byte[] utf8 = decoded.get().utf8();
    int first = firstVisible(utf8);
    if (first == utf8.length) {
      return failed("is empty");
    }
    if (utf8[first] == '{' || utf8[first] == '[') {
      return outlines.read(utf8, decoded.get().from());
    }
    return CliError.in(utf8)
        .<Looked>map(Looked.Failed::new)
        .orElseGet(() -> failed("is not JSON at line " + line(utf8, first)));
  }

  private static boolean isUnmarkedWide(byte[] bytes) {
    for (int i = 0; i < Math.min(4, bytes.length); i++) {
      if (bytes[i] == 0) {
        return bytes[0] != (byte) 0xFF && bytes[0] != (byte) 0xFE;
      }
    }
    return false;
  }

  private Looked tooLarge(long bytes) {
    return new Looked.Failed(
        Fault.of(
            Reason.TOO_LARGE,
            "has more than " + limits.bytes() + " bytes (" + bytes + ") and was not read"));
  }

  private static Looked failed(String words) {
    return new Looked.Failed(Fault.of(Reason.UNPARSABLE, words));
  }

  private static int firstVisible(byte[] utf8) {
    int i = 0;
    while (i < utf8.length
        && (utf8[i] == ' ' || utf8[i] == '\t' || utf8[i] == '\r' || utf8[i] == '\n')) {
      i++;
    }
    return i;
  }

  private static int line(byte[] utf8, int end) {
    int line = 1;
    for (int i = 0; i < end; i++) {
      line += utf8[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
