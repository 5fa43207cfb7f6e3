package dev.ringfence.hcl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the pieces between directives under them. */
final class PieceTree {
  private final List<Piece> pieces;
  private final Lexer lexer;
  private final Nesting nesting = new Nesting(Limits.STANDARD.depth());
  private int next;

  PieceTree(List<Piece> pieces, Lexer lexer) {
    this.pieces = pieces;
    this.lexer = lexer;
  }

  Expression.Template template(SourceRange range) throws UnreadableException {
    List<Expression> parts = parts("");
    if (next < pieces.size()) {
      throw refused(pieces.get(next), "this directive ends nothing");
    }
    return new Expression.Template(parts, range);
  }

  private List<Expression> parts(String closing) throws UnreadableException {
    List<Expression> parts = new ArrayList<>();
    while (next < pieces.size()) {
      Piece piece = pieces.get(next);
      if (piece instanceof Piece.Word) {
        return parts;
      }
      next++;
      if (piece instanceof Piece.Text text) {
        if (!text.value().isEmpty()) {
          parts.add(new Expression.TextLiteral(text.value(), text.range()));
        }
      } else if (piece instanceof Piece.Value value) {
        parts.add(value.expression());
      } else {
        parts.add(directive(piece));
      }
    }
    if (!closing.isEmpty()) {
      throw refused(pieces.get(pieces.size() - 1), "missing %{" + closing + "}");
    }
    return parts;
  }

  private Expression directive(Piece piece) throws UnreadableException {
    nesting.enter(lexer);
    Expression made =
        piece instanceof Piece.If condition ? condition(condition) : repetition((Piece.For) piece);
    nesting.leave();
    return made;
  }

  private Expression condition(Piece.If piece) throws UnreadableException {
    List<Expression> whenTrue = parts("endif");
    List<Expression> whenFalse = List.of();
    if (word("else").isPresent()) {
      next++;
      whenFalse = parts("endif");
    }
    SourceRange range = piece.range().to(close("endif"));
    return new Expression.TemplateCondition(
        piece.condition(),
        new Expression.Template(whenTrue, range),
        new Expression.Template(whenFalse, range),
        range);
  }

  private Expression repetition(Piece.For piece) throws UnreadableException {
    List<Expression> body = parts("endfor");
    SourceRange range = piece.range().to(close("endfor"));
    return new Expression.TemplateRepetition(
        piece.names().key(),
        piece.names().value(),
        piece.collection(),
        new Expression.Template(body, range),
        range);
  }

  private Optional<Piece.Word> word(String expected) {
    return next < pieces.size()
            && pieces.get(next) instanceof Piece.Word word
            && word.word().equals(expected)
        ? Optional.of(word)
        : Optional.empty();
  }

  private SourceRange close(String expected) throws UnreadableException {
    Optional<Piece.Word> found = word(expected);
    if (found.isEmpty()) {
      throw refused(pieces.get(next), "expected %{" + expected + "} here");
    }
    next++;
    return found.get().range();
  }

  private static UnreadableException refused(Piece piece, String message) {
    return new UnreadableException(new SyntaxProblem(piece.range(), message));
  }
}
