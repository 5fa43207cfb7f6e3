package dev.ringfence.collect.repository;

import dev.ringfence.collect.repository.HclToken.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is said anywhere between a pair of braces and bears on other members between them, by the
 * number of the token that opens them.
 *
 * @param sensitive where {@code sensitive} is set
 * @param named where a name is given as a value, and is one of a secret: {@code {name =
 *     "DB_PASSWORD", value = …}}
 */
record Frames(Set<Integer> sensitive, Set<Integer> named) {
  private static final Set<String> NAMES = Set.of("name", "key");

  static Frames of(String text, List<HclToken> tokens) {
    Frames frames = new Frames(new HashSet<>(), new HashSet<>());
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      HclToken token = tokens.get(i);
      if (token.type() == Type.OPEN) {
        open.push(i);
      } else if (token.type() == Type.CLOSE) {
        open.poll();
      } else if (token.type() == Type.SEPARATOR
          && i > 0
          && i + 1 < tokens.size()
          && !open.isEmpty()) {
        frames.member(text, tokens.get(i - 1), tokens.get(i + 1), open.peek());
      }
    }
    return frames;
  }

  private void member(String text, HclToken name, HclToken value, int open) {
    String called = inner(text, name).toLowerCase(java.util.Locale.ROOT);
    String said = inner(text, value);
    if (called.equals("sensitive") && !said.equals("false")) {
      sensitive.add(open);
    } else if (NAMES.contains(called)
        && value.type() == Type.TEXT
        && SecretWords.kind(said).isPresent()) {
      named.add(open);
    }
  }

  private static String inner(String text, HclToken token) {
    return token.innerTo() - token.innerFrom() > 200
        ? ""
        : text.substring(token.innerFrom(), token.innerTo());
  }
}
