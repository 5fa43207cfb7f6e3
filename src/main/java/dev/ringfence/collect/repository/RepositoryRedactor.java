package dev.ringfence.collect.repository;

import dev.ringfence.evidence.Evidence.Redaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the secrets out of configuration files. Every line stays the line it was, so that what is
 * cited by line stands there in the original, too.
 */
final class RepositoryRedactor {
  private static final Pattern SENSITIVE =
      Pattern.compile("\"?sensitive\"?\\s{0,20}+[=:]\\s{0,20}+(?!false)");

  private final Set<String> sensitive = new HashSet<>();

  /** A file without its secrets. */
  record Redacted(String text, List<Redaction> redactions) {}

  /** Learns which variables a file declares sensitive: their values stand in other files. */
  void learn(String path, String text) {
    if (SENSITIVE.matcher(text).find() && !path.contains(".tfvars")) {
      sensitive.addAll(SensitiveVariables.of(path, text));
    }
  }

  Redacted redacted(String path, String text) {
    return redacted(text, SecretFinder.in(path, text, sensitive));
  }

  /**
   * A text without the given stretches of it.
   *
   * @param secrets in the order of the text, none over another
   */
  static Redacted redacted(String text, List<Secret> secrets) {
    if (secrets.isEmpty()) {
      return new Redacted(text, List.of());
    }
    StringBuilder out = new StringBuilder(text.length());
    List<Redaction> redactions = new ArrayList<>();
    int written = 0;
    int line = 1;
    for (Secret secret : secrets) {
      String before = text.substring(written, secret.from());
      line += lines(before);
      out.append(before);
      redactions.add(new Redaction("line " + line, secret.kind()));
      String secretText = text.substring(secret.from(), secret.to());
      out.append(instead(secret, secretText));
      line += lines(secretText);
      written = secret.to();
    }
    return new Redacted(out.append(text, written, text.length()).toString(), redactions);
  }

  private static int lines(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }

  private static String instead(Secret secret, String text) {
    String words = Redaction.replacement(secret.kind());
    return switch (secret.form()) {
      case QUOTED -> '"' + words + '"' + breaks(text);
      case COMMENT -> text.startsWith("/*") ? "/* " + words + breaks(text) + " */" : "# " + words;
      case PLAIN -> words + breaks(text);
    };
  }

  /** The line breaks of a text and nothing else. */
  private static String breaks(String text) {
    StringBuilder breaks = new StringBuilder();
    Matcher each = Pattern.compile("\\r?\\n").matcher(text);
    while (each.find()) {
      breaks.append(each.group());
    }
    return breaks.toString();
  }
}
