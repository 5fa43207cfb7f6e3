package dev.ringfence.collect.repository;

import dev.ringfence.collect.repository.HclToken.Type;
import dev.ringfence.evidence.Evidence.Redaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what is secret in one configuration file, well formed or not. */
final class SecretFinder {
  /** Labels of Terraform's blocks, which JSON writes as members. */
  private static final Map<String, Integer> LABELS =
      Map.of("resource", 2, "data", 2, "variable", 1, "output", 1, "module", 1, "provider", 1);

  /** Words that are values or types of the language. */
  private static final Set<String> NO_SECRET =
      Set.of("true", "false", "null", "string", "number", "bool", "any", "map", "list", "set");

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^{}\"]*+}");

  private static final Pattern FILLED_IN = Pattern.compile("\\$\\{[^{}]*+}");

  private static final Pattern ESCAPED = Pattern.compile("\\\\([\"\\\\/])");

  /** A block of addresses is none, whatever it is called. */
  private static final Pattern BLOCK = Pattern.compile("[0-9a-fA-F.:]{2,40}/\\d{1,3}");

  private final String text;
  private final boolean isJson;
  private final Set<String> sensitive;
  private final boolean isVariables;
  private final List<HclToken> tokens;
  private final Frames frames;
  private final Deque<Frame> open = new ArrayDeque<>();
  private final List<Secret> found = new ArrayList<>();

  private SecretFinder(String path, String text, Set<String> sensitive) {
    this.text = text;
    this.sensitive = sensitive;
    isJson = path.endsWith(".json");
    isVariables = path.contains(".tfvars");
    tokens = HclTokens.of(text, isJson);
    frames = Frames.of(text, tokens);
  }

  /**
   * In the order of the text; they do not overlap.
   *
   * @param sensitive names of variables that are declared sensitive anywhere
   */
  static List<Secret> in(String path, String text, Set<String> sensitive) {
    SecretFinder finder = new SecretFinder(path, text, sensitive);
    finder.open.push(new Frame(true, Optional.empty(), List.of(), 0, -1));
    for (int i = 0; i < finder.tokens.size(); i++) {
      finder.token(i);
    }
    finder.found.addAll(SecretShapes.bare(text));
    return Secret.apart(finder.found);
  }

  private Frame top() {
    return open.element();
  }

  private void token(int i) {
    HclToken token = tokens.get(i);
    switch (token.type()) {
      case COMMENT -> shaped(token, Secret.Form.COMMENT);
      case NEWLINE -> newline();
      case COMMA -> top().next();
      case OPEN -> opened(i);
      case CLOSE -> closed();
      case WORD -> word(i);
      case TEXT -> text(i);
      case HEREDOC -> value(token, top().kind());
      case NUMBER -> number(token);
      case SEPARATOR -> separator();
      case OTHER -> {}
    }
  }

  private void newline() {
    if (top().takesNames() && !isJson) {
      top().next();
    }
  }

  private void separator() {
    if (top().awaitsName()) {
      top().named("", Optional.empty());
    }
  }

  private void closed() {
    if (open.size() > 1) {
      open.pop();
    }
  }

  private void opened(int i) {
    Frame around = top();
    boolean isBody = text.charAt(tokens.get(i).from()) == '{';
    if (isJson) {
      open.push(inJson(around, isBody, i));
      return;
    }
    boolean isBlock = isBody && around.awaitsName() && !around.words().isEmpty();
    boolean isMarked = !isBody && i > 0 && inner(tokens.get(i - 1)).equals("sensitive");
    Optional<String> kind =
        isMarked ? Optional.of(around.kind().orElse("sensitive value")) : around.kind();
    List<String> header = isBlock ? around.words() : List.of();
    open.push(new Frame(isBody, kind, header, 0, i));
  }

  private Frame inJson(Frame around, boolean isBody, int i) {
    boolean isOutermost = open.size() == 2 && !isVariables;
    boolean goesOn = isOutermost && LABELS.containsKey(around.name());
    boolean isLabel = around.missingLabels() > 0 && around.isNamed();
    int missing = goesOn ? LABELS.get(around.name()) : around.missingLabels() - (isLabel ? 1 : 0);
    List<String> header = new ArrayList<>(around.header());
    if (goesOn || isLabel) {
      header.add(around.name());
    }
    // The members of a block have the names of arguments, not of what holds the block.
    boolean isInside = !goesOn && !isLabel && !around.header().isEmpty() && around.isNamed();
    return new Frame(isBody, around.kind(), isInside ? List.of() : header, Math.max(0, missing), i);
  }

  private void word(int i) {
    if (named(i)) {
      return;
    }
    HclToken token = tokens.get(i);
    top().words().add(inner(token));
    if (isBare(i)) {
      top()
          .kind()
          .ifPresent(k -> found.add(new Secret(token.from(), token.to(), Secret.Form.QUOTED, k)));
    }
  }

  /** Whether a word is all of a value, where quotes were forgotten or a shell needs none. */
  private boolean isBare(int i) {
    boolean isWhole =
        i + 1 >= tokens.size()
            || tokens.get(i + 1).isSpace()
            || tokens.get(i + 1).type() == Type.COMMA
            || tokens.get(i + 1).type() == Type.CLOSE;
    return isWhole
        && top().isNamed()
        && tokens.get(i - 1).type() == Type.SEPARATOR
        && !NO_SECRET.contains(inner(tokens.get(i)));
  }

  private void text(int i) {
    HclToken token = tokens.get(i);
    boolean isName = named(i);
    boolean isLabel = !isName && top().awaitsName() && !isJson;
    if (isLabel) {
      top().words().add(inner(token));
    }
    value(token, isName || isLabel ? Optional.empty() : top().kind());
  }

  /** Takes a token for the name of an item, if a separator follows. */
  private boolean named(int i) {
    boolean isName =
        top().awaitsName() && i + 1 < tokens.size() && tokens.get(i + 1).type() == Type.SEPARATOR;
    if (isName) {
      String name = inner(tokens.get(i));
      top().named(name, top().missingLabels() > 0 ? Optional.empty() : kind(name));
    }
    return isName;
  }

  private Optional<String> kind(String name) {
    return SecretBlocks.kind(top(), name, frames)
        .or(
            () ->
                takesVariables() && sensitive.contains(name)
                    ? Optional.of("sensitive variable")
                    : Optional.empty())
        .or(() -> SecretWords.kind(name));
  }

  /** Whether names are those of variables: in a file of values, and in the call of a module. */
  private boolean takesVariables() {
    int outermost = isJson ? 2 : 1;
    boolean isCall = !top().header().isEmpty() && top().header().get(0).equals("module");
    return isCall || (isVariables && open.size() == outermost);
  }

  private void number(HclToken token) {
    if (top().isNamed() || !top().takesNames()) {
      top()
          .kind()
          .ifPresent(k -> found.add(new Secret(token.from(), token.to(), Secret.Form.QUOTED, k)));
    }
  }

  private void value(HclToken token, Optional<String> kind) {
    if (token.isEndless()) {
      // What is in it was cut into tokens of its own.
      kind.ifPresent(k -> found.add(secret(token, Secret.Form.PLAIN, k)));
      return;
    }
    Secret.Form form = token.type() == Type.HEREDOC ? Secret.Form.PLAIN : Secret.Form.QUOTED;
    String inner = inner(token);
    boolean isWritten =
        !REFERENCE.matcher(inner).replaceAll("").isBlank() && !BLOCK.matcher(inner).matches();
    if (kind.isEmpty() || !isWritten || Redaction.isIn(inner)) {
      shaped(token, form);
    } else {
      found.add(secret(token, form, kind.get()));
    }
  }

  private void shaped(HclToken token, Secret.Form form) {
    String inner = inner(token);
    SecretShapes.kind(inner)
        .or(() -> ShownSecrets.within(plain(token, inner), Set.of()))
        .ifPresent(kind -> found.add(secret(token, form, kind)));
  }

  /** What a text says, without what is filled in later; heredocs have no escapes. */
  private static String plain(HclToken token, String inner) {
    String written = FILLED_IN.matcher(inner).replaceAll("");
    return token.type() == Type.HEREDOC
        ? written
        : ESCAPED.matcher(written.replace("\\n", " ").replace("\\t", " ")).replaceAll("$1");
  }

  private static Secret secret(HclToken token, Secret.Form form, String kind) {
    return form == Secret.Form.PLAIN
        ? new Secret(token.innerFrom(), token.innerTo(), form, kind)
        : new Secret(token.from(), token.to(), form, kind);
  }

  private String inner(HclToken token) {
    return text.substring(token.innerFrom(), token.innerTo());
  }
}
