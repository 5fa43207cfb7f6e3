package dev.ringfence.read.host;

import dev.ringfence.read.host.NftTokens.Token;
import java.util.ArrayList;
import java.util.List;

/** Goes through tokens one by one. */
final class NftReader {
  private static final Token NONE = new Token(NftTokens.END, false, 0);

  private final List<Token> tokens;
  private int at;

  NftReader(List<Token> tokens) {
    this.tokens = tokens;
  }

  boolean isAtEnd() {
    return at >= tokens.size();
  }

  Token peek() {
    return at < tokens.size() ? tokens.get(at) : NONE;
  }

  private Token peek(int ahead) {
    return at + ahead < tokens.size() ? tokens.get(at + ahead) : NONE;
  }

  boolean is(String text) {
    return !peek().isQuoted() && peek().text().equals(text);
  }

  boolean follows(int ahead, String text) {
    return !peek(ahead).isQuoted() && peek(ahead).text().equals(text);
  }

  String next() {
    String text = peek().text();
    at++;
    return text;
  }

  boolean take(String text) {
    if (is(text)) {
      at++;
      return true;
    }
    return false;
  }

  void skipEnds() {
    while (!isAtEnd() && is(NftTokens.END)) {
      at++;
    }
  }

  /** Tokens up to the end of a statement; what stands in braces belongs to it, ends and all. */
  List<Token> statement() {
    List<Token> taken = new ArrayList<>();
    int depth = 0;
    while (!isAtEnd()) {
      if (depth == 0 && (is(NftTokens.END) || is("}"))) {
        break;
      }
      depth += is("{") ? 1 : is("}") ? -1 : 0;
      Token token = peek();
      at++;
      if (!token.text().equals(NftTokens.END) || token.isQuoted()) {
        taken.add(token);
      }
    }
    return taken;
  }

  /** The tokens that are left. */
  List<Token> remaining() {
    List<Token> left = new ArrayList<>();
    while (!isAtEnd()) {
      left.add(peek());
      at++;
    }
    return left;
  }

  /** The words that are left. */
  String rest() {
    StringBuilder text = new StringBuilder();
    while (!isAtEnd()) {
      text.append(text.isEmpty() ? "" : " ").append(next());
    }
    return text.toString();
  }
}
