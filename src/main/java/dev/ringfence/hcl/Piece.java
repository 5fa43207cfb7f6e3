package dev.ringfence.hcl;

/** A template as it is written, one after the other, before directives become a tree. */
sealed interface Piece {
  SourceRange range();

  /** Literal text; in a heredoc never more than one line. */
  record Text(String value, SourceRange range) implements Piece {
    Text with(String changed) {
      return new Text(changed, range);
    }
  }

  /** {@code ${value}}. */
  record Value(Expression expression, SourceRange range) implements Piece {}

  /** {@code %{if condition}}. */
  record If(Expression condition, SourceRange range) implements Piece {}

  /** {@code %{for …}}. */
  record For(CollectionParser.Names names, Expression collection, SourceRange range)
      implements Piece {}

  /** {@code %{else}}, {@code %{endif}} or {@code %{endfor}}. */
  record Word(String word, SourceRange range) implements Piece {}
}
