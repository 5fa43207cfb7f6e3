package dev.ringfence.hcl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads HCL native syntax. A block that cannot be read is a problem and missing from the result;
 * reading goes on where the next one seems to begin, at the beginning of a line.
 */
public final class NativeSyntax {
  /** How a line looks on which a block or argument of the outermost level begins. */
  private static final Pattern OUTERMOST =
      Pattern.compile(
          "[\\p{Alpha}_][\\w-]*+(?:(?:[ \\t]++(?:\"[^\"]*+\"|[\\w-]++))*+[ \\t]*+\\{|[ \\t]*+=).*+");

  private static final int LONGEST_HEADER = 500;

  private final SourceText source;
  private final Limits limits;
  private final Lexer lexer;
  private final Nesting nesting;
  private final BodyParser bodies;
  private final List<Attribute> attributes = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();
  private final List<SyntaxProblem> problems = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private NativeSyntax(SourceText source, Limits limits) {
    this.source = source;
    this.limits = limits;
    lexer = new Lexer(source);
    nesting = new Nesting(limits.depth());
    bodies = new BodyParser(lexer, nesting);
  }

  /**
   * A file of blocks and arguments.
   *
   * @param name for ranges and problems
   */
  public static HclFile parse(String name, String text, Limits limits) {
    SourceText source = new SourceText(name, withoutMark(text));
    NativeSyntax syntax = new NativeSyntax(source, limits);
    if (text.length() > limits.length()) {
      syntax.problems.add(
          new SyntaxProblem(source.range(0, 0), "longer than " + limits.length() + " characters"));
    } else {
      syntax.items();
    }
    SourceRange whole = source.range(0, source.text().length());
    return new HclFile(name, new Body(syntax.attributes, syntax.blocks, whole), syntax.problems);
  }

  /** A single expression, or the problem that it is none. */
  public static Parsed expression(String name, String text, Limits limits) {
    NativeSyntax syntax = new NativeSyntax(new SourceText(name, text), limits);
    try {
      syntax.lexer.ignoreNewlines(true);
      syntax.lexer.moveTo(0);
      return new Parsed.Whole(syntax.bodies.wholeExpression());
    } catch (UnreadableException unreadable) {
      return new Parsed.Refused(unreadable.problem());
    }
  }

  /** What reading one expression came to. */
  public sealed interface Parsed {
    /** All of the text is this expression. */
    record Whole(Expression expression) implements Parsed {}

    /** The text is not an expression. */
    record Refused(SyntaxProblem problem) implements Parsed {}

    default <R> R fold(Function<Whole, R> whole, Function<Refused, R> refused) {
      return this instanceof Whole w ? whole.apply(w) : refused.apply((Refused) this);
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private void items() {
    int at = 0;
    while (at >= 0) {
      at = itemsFrom(at);
    }
  }

  /** Reads to the end, or to a problem; returns where to go on, or -1 where there is no more. */
  private int itemsFrom(int offset) {
    int itemStart = offset;
    try {
      lexer.ignoreNewlines(false);
      lexer.moveTo(offset);
      while (!lexer.is(Token.END)) {
        itemStart = lexer.start();
        if (!lexer.accept(Token.NEWLINE)) {
          bodies.item(attributes, blocks, names);
        }
      }
      return -1;
    } catch (UnreadableException unreadable) {
      problems.add(unreadable.problem());
      nesting.reset();
      return problems.size() < limits.problems() ? resume(itemStart) : giveUp();
    }
  }

  private int giveUp() {
    problems.add(
        new SyntaxProblem(
            problems.get(problems.size() - 1).range(),
            "the rest was not read, after " + limits.problems() + " problems"));
    return -1;
  }

  private int resume(int itemStart) {
    String text = source.text();
    for (int at = source.nextLine(itemStart); at < text.length(); at = source.nextLine(at)) {
      int end = Math.min(source.nextLine(at), at + LONGEST_HEADER);
      if (OUTERMOST.matcher(text.substring(at, end).strip()).matches()
          && Names.startsAt(text, at)) {
        return at;
      }
    }
    return -1;
  }
}
