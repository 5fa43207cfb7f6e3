package dev.ringfence.hcl;

import java.util.ArrayList;
import java.util.List;

/** Collects the pieces of a template and takes the white space that markers and indents take. */
final class Pieces {
  private final List<Piece> pieces = new ArrayList<>();
  private boolean stripsNext;

  List<Piece> all() {
    return pieces;
  }

  void add(Piece piece) {
    if (stripsNext && piece instanceof Piece.Text text) {
      pieces.add(text.with(text.value().stripLeading()));
    } else {
      pieces.add(piece);
    }
    stripsNext = false;
  }

  /** The tilde behind an opening sequence: white space before goes. */
  void stripEnd() {
    int last = pieces.size() - 1;
    if (last >= 0 && pieces.get(last) instanceof Piece.Text text) {
      pieces.set(last, text.with(text.value().stripTrailing()));
    }
  }

  /**
   * The tilde before a closing brace: white space behind goes, up to the end of the line in a
   * heredoc.
   */
  void stripNext() {
    stripsNext = true;
  }

  /**
   * {@code <<-}: takes from each line as much as the least indented one has; blank ones don't
   * count.
   */
  void outdent() {
    List<Integer> indented = new ArrayList<>();
    int least = Integer.MAX_VALUE;
    boolean isLineStart = true;
    for (int i = 0; i < pieces.size(); i++) {
      if (!(pieces.get(i) instanceof Piece.Text text)) {
        least = isLineStart ? 0 : least;
        isLineStart = false;
        continue;
      }
      if (isLineStart && !isBlankLine(text.value())) {
        least = Math.min(least, indent(text.value()));
        indented.add(i);
      }
      isLineStart = text.value().endsWith("\n");
    }
    for (int i : indented) {
      Piece.Text text = (Piece.Text) pieces.get(i);
      pieces.set(i, text.with(text.value().substring(least)));
    }
  }

  private static boolean isBlankLine(String line) {
    return line.endsWith("\n") && line.isBlank();
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }
}
