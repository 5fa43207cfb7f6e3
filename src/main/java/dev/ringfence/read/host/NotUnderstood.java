package dev.ringfence.read.host;

import dev.ringfence.read.host.NftTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is left of a rule of nft(8) from the first word that is not understood. */
final class NotUnderstood {
  /** Words that begin a comparison of what is not followed here. */
  private static final Set<String> SELECTORS =
      Set.of(
          "socket", "osf", "rt", "ether", "vlan", "arp", "ipsec", "numgen", "jhash", "symhash",
          "hbh", "dst", "frag", "mh", "exthdr");

  /** Words of statements that may do more than match. */
  private static final Set<String> ACTIONS =
      Set.of(
          "accept",
          "drop",
          "continue",
          "return",
          "jump",
          "goto",
          "reject",
          "queue",
          "vmap",
          "map",
          "dnat",
          "snat",
          "masquerade",
          "redirect",
          "tproxy",
          "set",
          "add",
          "update",
          "delete",
          "notrack",
          "dup",
          "fwd",
          "flow",
          "synproxy",
          "xt",
          NftTokens.HIDDEN);

  private NotUnderstood() {}

  /**
   * A verdict at the very end still is one, where nothing before it may be another.
   *
   * @param why the word, or what is wrong with it
   */
  static List<Stmt> parts(String why, List<Token> left) {
    List<Token> rest = withoutRemarks(left);
    String last = verdict(rest);
    List<Token> inner = last.isEmpty() ? rest : rest.subList(0, rest.size() - 1);
    boolean isPlain =
        inner.stream().noneMatch(token -> !token.isQuoted() && ACTIONS.contains(token.text()));
    String text =
        rest.stream().map(Token::text).collect(Collectors.joining(" ", why + " ", "")).strip();
    // What iptables matches stands before a verdict; its targets stand in the place of one.
    boolean isMatch =
        isPlain && (SELECTORS.contains(why) || why.equals(NftTokens.HIDDEN) && !last.isEmpty());
    List<Stmt> parts = new ArrayList<>();
    parts.add(new Stmt.Unknown(text, !isMatch));
    rest.stream()
        .filter(token -> !token.isQuoted() && token.text().startsWith("@"))
        .forEach(token -> parts.add(new Stmt.Changes(token.text().substring(1))));
    if (!last.isEmpty() && isPlain) {
      parts.add(Stmt.Verdict.of(last));
    }
    return parts;
  }

  private static List<Token> withoutRemarks(List<Token> left) {
    List<Token> rest = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      boolean isRemark =
          left.get(i).is("comment") && i + 1 < left.size() && left.get(i + 1).isQuoted();
      if (isRemark) {
        i++;
      } else {
        rest.add(left.get(i));
      }
    }
    return rest;
  }

  private static String verdict(List<Token> rest) {
    return rest.isEmpty()
        ? ""
        : List.of("accept", "drop", "return", "continue").stream()
            .filter(rest.get(rest.size() - 1)::is)
            .findFirst()
            .orElse("");
  }
}
