package dev.ringfence.expression.cel;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.ringfence.expression.InvalidExpressionException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the parser and the checker found wrong with one text, in words for its author. */
final class Problems {
  private static final Pattern UNDEFINED_FIELD = Pattern.compile("undefined field '(.*)'");
  private static final Pattern UNDECLARED =
      Pattern.compile("undeclared reference to '(.*)' \\(in container ''\\)");
  private static final Pattern NO_OVERLOAD =
      Pattern.compile("found no matching overload for '(.*)' applied to '(.*?)'(?: \\(cand.*)?");
  private static final Pattern WRONG_RESULT =
      Pattern.compile("expected type 'bool' but found '(.*)'");
  private static final Pattern NO_SELECTION =
      Pattern.compile("type '(.*)' does not support field selection");
  private static final Pattern UNREADABLE =
      Pattern.compile("(?:mismatched|extraneous) input '(.*?)' expecting .*");
  private static final Pattern NO_TOKEN = Pattern.compile("token recognition error at: '(.*)'");
  private static final List<String> MACROS =
      List.of("all", "exists", "exists_one", "filter", "has", "map");
  private static final int MOST_SHOWN = 5;

  private final String text;
  private final OperandTypes operands;
  private final Collection<String> variables;
  private final Collection<Overload> overloads;

  /**
   * @param operands finds the record on which a field was looked for
   */
  Problems(
      String text,
      OperandTypes operands,
      Collection<String> variables,
      Collection<Overload> overloads) {
    this.text = text;
    this.operands = operands;
    this.variables = variables;
    this.overloads = overloads;
  }

  /** All problems; the line is the first one's. */
  InvalidExpressionException worded(CelValidationException e) {
    List<String> messages = new ArrayList<>();
    for (CelIssue issue : e.getErrors()) {
      int line = issue.getSourceLocation().getLine();
      String place = messages.isEmpty() ? "column " : "line " + line + ", column ";
      messages.add(place + (column(issue) + 1) + ": " + worded(issue));
    }
    if (messages.size() > MOST_SHOWN) {
      messages.set(MOST_SHOWN - 1, (messages.size() - MOST_SHOWN + 1) + " further problems");
    }
    return new InvalidExpressionException(
        e.getErrors().get(0).getSourceLocation().getLine(),
        messages.stream().limit(MOST_SHOWN).collect(Collectors.joining("; ")));
  }

  private String worded(CelIssue issue) {
    String message = issue.getMessage();
    Matcher matcher = UNDEFINED_FIELD.matcher(message);
    if (matcher.matches()) {
      return noField(matcher.group(1), issue.getExprId());
    }
    if (matcher.usePattern(UNDECLARED).matches()) {
      return undeclared(matcher.group(1), issue);
    }
    if (matcher.usePattern(NO_OVERLOAD).matches()) {
      return noOverload(matcher.group(1), RecordType.display(matcher.group(2)));
    }
    if (matcher.usePattern(WRONG_RESULT).matches()) {
      return "found " + RecordType.display(matcher.group(1)) + " as the result; allowed is bool";
    }
    if (matcher.usePattern(NO_SELECTION).matches()) {
      return "found a field of a " + matcher.group(1) + ", which has none";
    }
    if (matcher.usePattern(UNREADABLE).matches()) {
      return matcher.group(1).equals("<EOF>")
          ? "found the end of the text where a value or an operator is missing"
          : "found '" + matcher.group(1) + "', which cannot stand here";
    }
    return matcher.usePattern(NO_TOKEN).matches()
        ? "found " + matcher.group(1) + ", which is no name, number, text or operator"
        : RecordType.display(message);
  }

  private String noField(String name, long selection) {
    return operands
        .of(selection)
        .map(type -> "found field '" + name + "' of " + type.name() + near(name, type.fieldNames()))
        .orElse("found field '" + name + "', which does not exist");
  }

  private String undeclared(String name, CelIssue issue) {
    if (!isCall(issue)) {
      return "found '" + name + "'" + near(name, variables);
    }
    Collection<String> functions = new TreeSet<>(MACROS);
    overloads.stream().map(Overload::name).filter(Problems::isWord).forEach(functions::add);
    return "found function '" + name + "'" + near(name, functions);
  }

  private static String near(String name, Collection<String> allowed) {
    return NearName.of(name, allowed).map(near -> ", nearest is '" + near + "'").orElse("")
        + (allowed.size() == 1 ? "; allowed is " : "; allowed are ")
        + String.join(", ", allowed);
  }

  private String noOverload(String name, String applied) {
    if (isWord(name)) {
      return "found "
          + name
          + " on "
          + applied
          + "; allowed are "
          + overloads.stream()
              .filter(overload -> overload.name().equals(name))
              .map(Overload::signature)
              .sorted()
              .collect(Collectors.joining(", "));
    }
    String operator = name.replace("_", " ").replace("@", "").strip();
    return "found " + operator + " on " + applied + allowedFor(name);
  }

  private String allowedFor(String operator) {
    if (operator.equals("_==_") || operator.equals("_!=_") || operator.equals(Operators.IN)) {
      return "; allowed are values of one type, and no records: compare their fields";
    }
    return "; allowed are "
        + overloads.stream()
            .filter(overload -> overload.name().equals(operator))
            .map(overload -> overload.signature().substring(operator.length()))
            .sorted()
            .collect(Collectors.joining(", "));
  }

  private static boolean isWord(String function) {
    return Character.isLetter(function.charAt(0));
  }

  private boolean isCall(CelIssue issue) {
    return text(issue).startsWith("(");
  }

  /** Where the name begins, from 0: the checker points at what stands before or behind it. */
  private int column(CelIssue issue) {
    int column = issue.getSourceLocation().getColumn();
    Matcher matcher = UNDECLARED.matcher(issue.getMessage());
    if (matcher.matches() && isCall(issue)) {
      return column - matcher.group(1).length();
    }
    return text(issue).startsWith(".") ? column + 1 : column;
  }

  private String text(CelIssue issue) {
    String line =
        text.lines()
            .skip(Math.max(0, issue.getSourceLocation().getLine() - 1))
            .findFirst()
            .orElse("");
    int column = issue.getSourceLocation().getColumn();
    return line.codePointCount(0, line.length()) <= column
        ? ""
        : line.substring(line.offsetByCodePoints(0, column));
  }
}
