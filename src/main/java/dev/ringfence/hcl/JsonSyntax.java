package dev.ringfence.hcl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads HCL's JSON syntax (HCL specification, JSON syntax). JSON does not tell blocks from
 * arguments, so a vocabulary says which names are blocks; all others are arguments, and whoever
 * knows the resource takes lists of objects for blocks.
 */
public final class JsonSyntax {
  private final Map<String, Integer> vocabulary;
  private final Limits limits;
  private final List<SyntaxProblem> problems = new ArrayList<>();

  private JsonSyntax(Map<String, Integer> vocabulary, Limits limits) {
    this.vocabulary = vocabulary;
    this.limits = limits;
  }

  /**
   * A file of blocks and arguments.
   *
   * @param blocks block types of the outermost level, with how many labels each has
   */
  public static HclFile parse(
      String name, String text, Map<String, Integer> blocks, Limits limits) {
    SourceText source = new SourceText(name, text);
    JsonSyntax syntax = new JsonSyntax(blocks, limits);
    Body body =
        document(source, limits)
            .fold(
                whole -> syntax.outermost(whole.value()),
                refused -> {
                  syntax.problems.add(refused.problem());
                  return new Body(List.of(), List.of(), source.range(0, 0));
                });
    return new HclFile(name, body, syntax.problems);
  }

  /** A JSON text, or the problem that it is none. */
  public static Document value(String name, String text, Limits limits) {
    return document(new SourceText(name, text), limits);
  }

  /** What reading a JSON text came to. */
  public sealed interface Document {
    /** All of the text is this value. */
    record Whole(JsonValue value) implements Document {}

    /** The text is not JSON. */
    record Refused(SyntaxProblem problem) implements Document {}

    default <R> R fold(Function<Whole, R> whole, Function<Refused, R> refused) {
      return this instanceof Whole w ? whole.apply(w) : refused.apply((Refused) this);
    }
  }

  private static Document document(SourceText source, Limits limits) {
    if (source.text().length() > limits.length()) {
      String message = "longer than " + limits.length() + " characters";
      return new Document.Refused(new SyntaxProblem(source.range(0, 0), message));
    }
    try {
      return new Document.Whole(new JsonParser(source, limits.depth()).document());
    } catch (UnreadableException unreadable) {
      return new Document.Refused(unreadable.problem());
    }
  }

  private Body outermost(JsonValue root) {
    List<Block> blocks = new ArrayList<>();
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    for (JsonValue.JsonMember member : members(root)) {
      Integer labels = vocabulary.get(member.name());
      if (labels != null) {
        blocks(member.name(), List.of(), labels, member.value(), blocks);
      } else if (!member.name().equals("//")) {
        add(member, attributes);
      }
    }
    return new Body(List.copyOf(attributes.values()), blocks, root.range());
  }

  /** Members of an object, or of every object of a list; anything else is a problem. */
  private List<JsonValue.JsonMember> members(JsonValue value) {
    if (value instanceof JsonValue.JsonObject object) {
      return object.members();
    }
    if (value instanceof JsonValue.JsonArray array) {
      return array.items().stream().flatMap(item -> members(item).stream()).toList();
    }
    if (!(value instanceof JsonValue.JsonNull)) {
      problems.add(new SyntaxProblem(value.range(), "expected an object or a list of objects"));
    }
    return List.of();
  }

  private void blocks(
      String type, List<String> labels, int missing, JsonValue value, List<Block> blocks) {
    if (missing > 0) {
      for (JsonValue.JsonMember member : members(value)) {
        List<String> more = new ArrayList<>(labels);
        more.add(member.name());
        blocks(type, more, missing - 1, member.value(), blocks);
      }
    } else if (value instanceof JsonValue.JsonArray array) {
      array.items().forEach(item -> blocks(type, labels, 0, item, blocks));
    } else {
      Map<String, Attribute> attributes = new LinkedHashMap<>();
      members(value).stream()
          .filter(member -> !member.name().equals("//"))
          .forEach(member -> add(member, attributes));
      Body body = new Body(List.copyOf(attributes.values()), List.of(), value.range());
      blocks.add(new Block(type, labels, body, value.range()));
    }
  }

  private void add(JsonValue.JsonMember member, Map<String, Attribute> attributes) {
    try {
      Expression value = expression(member.value());
      SourceRange range = member.range().to(member.value().range());
      if (attributes.put(member.name(), new Attribute(member.name(), value, range)) != null) {
        problems.add(new SyntaxProblem(member.range(), "'" + member.name() + "' is there twice"));
      }
    } catch (UnreadableException unreadable) {
      problems.add(unreadable.problem());
    }
  }

  private Expression expression(JsonValue value) throws UnreadableException {
    if (value instanceof JsonValue.JsonObject object) {
      List<Expression.Item> items = new ArrayList<>();
      for (JsonValue.JsonMember member : object.members()) {
        Expression key = template(member.name(), member.range());
        items.add(new Expression.Item(key, expression(member.value())));
      }
      return new Expression.ObjectConstructor(items, object.range());
    }
    if (value instanceof JsonValue.JsonArray array) {
      List<Expression> items = new ArrayList<>();
      for (JsonValue item : array.items()) {
        items.add(expression(item));
      }
      return new Expression.TupleConstructor(items, array.range());
    }
    return scalar(value);
  }

  private Expression scalar(JsonValue value) throws UnreadableException {
    if (value instanceof JsonValue.JsonText text) {
      return template(text.value(), text.range());
    }
    if (value instanceof JsonValue.JsonNumber number) {
      return new Expression.NumberLiteral(number.value(), number.range());
    }
    if (value instanceof JsonValue.JsonBoolean bool) {
      return new Expression.BooleanLiteral(bool.value(), bool.range());
    }
    return new Expression.NullLiteral(value.range());
  }

  private Expression template(String text, SourceRange range) throws UnreadableException {
    Lexer lexer = new Lexer(new SourceText(range, text));
    return new BodyParser(lexer, new Nesting(limits.depth())).wholeTemplate();
  }
}
