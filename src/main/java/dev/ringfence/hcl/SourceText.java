package dev.ringfence.hcl;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A text whose offsets are known by line and column. */
final class SourceText {
  private final String file;
  private final String text;
  private final int[] lineStarts;
  private final @Nullable SourceRange wholly;
  private int recentLine;

  /** A text that was decoded out of another: all of it stands in that range. */
  SourceText(SourceRange range, String decoded) {
    file = range.file();
    text = decoded;
    lineStarts = new int[1];
    wholly = range;
  }

  SourceText(String file, String text) {
    this.file = file;
    this.text = text;
    int[] starts = new int[16];
    int count = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = at + 1;
    }
    lineStarts = Arrays.copyOf(starts, count);
    wholly = null;
  }

  String text() {
    return text;
  }

  /** From an offset to another, exclusive. */
  SourceRange range(int start, int end) {
    if (wholly != null) {
      return wholly;
    }
    int first = line(start);
    int last = line(end);
    return new SourceRange(
        file, first + 1, start - lineStarts[first] + 1, last + 1, end - lineStarts[last] + 1);
  }

  /** Offset at which the line after this offset's begins; the text's length after the last one. */
  int nextLine(int offset) {
    int next = line(offset) + 1;
    return next < lineStarts.length ? lineStarts[next] : text.length();
  }

  private int line(int offset) {
    // Offsets are mostly asked for in ascending order, close to each other.
    int line = recentLine;
    if (lineStarts[line] > offset
        || (line + 8 < lineStarts.length && lineStarts[line + 8] <= offset)) {
      int found = Arrays.binarySearch(lineStarts, offset);
      line = found >= 0 ? found : -found - 2;
    }
    while (line + 1 < lineStarts.length && lineStarts[line + 1] <= offset) {
      line++;
    }
    recentLine = line;
    return line;
  }
}
