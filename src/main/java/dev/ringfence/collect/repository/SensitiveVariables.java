package dev.ringfence.collect.repository;

import dev.ringfence.collect.repository.HclToken.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The variables a configuration file declares sensitive. */
final class SensitiveVariables {
  private SensitiveVariables() {}

  /** Their names, whether or not the file is well formed. */
  static Set<String> of(String path, String text) {
    List<HclToken> tokens = new ArrayList<>(HclTokens.of(text, path.endsWith(".json")));
    tokens.removeIf(HclToken::isSpace);
    Frames frames = Frames.of(text, tokens);
    Set<String> names = new HashSet<>();
    for (int opener : frames.sensitive()) {
      // variable "name" {, or in JSON "variable": {"name": {
      int name = opener - (path.endsWith(".json") ? 2 : 1);
      if (name >= 0 && tokens.get(name).type() == Type.TEXT) {
        HclToken token = tokens.get(name);
        names.add(text.substring(token.innerFrom(), token.innerTo()));
      }
    }
    return names;
  }
}
