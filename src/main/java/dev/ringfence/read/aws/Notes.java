package dev.ringfence.read.aws;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Unmodelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What an area's answers say that is not understood, noted while they are mapped.
 *
 * <p>A word outside the vocabulary the API documents is noted and reads as unknown, so that a value
 * AWS adds later never decides a check.
 */
final class Notes {
  private final List<Unmodelled> unmodelled = new ArrayList<>();

  /** A word the API always gives, in lower case. */
  Fact<String> word(String owner, Json item, String member, Set<String> documented) {
    Fact<String> text = item.text(member);
    Optional<String> word = text.valueIfKnown();
    if (word.isPresent() && documented.contains(word.get())) {
      return text.map(Notes::lowerCase);
    }
    return item.has(member) ? strange(owner, item, member) : text;
  }

  /** A word the API leaves out where it has a documented default. */
  Fact<String> wordOr(
      String owner, Json item, String member, String absentMeans, Set<String> documented) {
    return item.has(member)
        ? word(owner, item, member, documented)
        : Fact.known(absentMeans, item.source());
  }

  /** Notes a construct and gives the fact that cannot be told because of it. */
  <T> Fact<T> unknown(String owner, String reason, SourceRef source) {
    unmodelled.add(new Unmodelled(owner, reason, source));
    return Fact.unknown(reason, source);
  }

  List<Unmodelled> unmodelled() {
    return List.copyOf(unmodelled);
  }

  private <T> Fact<T> strange(String owner, Json item, String member) {
    String reason = member + " is \"" + item.id(member) + "\", which is not a documented value";
    return unknown(owner, reason, item.sourceOf(member));
  }

  private static String lowerCase(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
