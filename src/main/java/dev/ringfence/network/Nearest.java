package dev.ringfence.network;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The name someone probably meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * The candidate with the fewest edits (insert, delete, replace, swap of neighbours), if they are
   * no more than a third of the word; case and the sort of separator do not count.
   */
  public static Optional<String> to(String word, Collection<String> candidates) {
    String wanted = plain(word);
    int limit = Math.max(1, wanted.length() / 3);
    return candidates.stream()
        .filter(candidate -> edits(wanted, plain(candidate)) <= limit)
        .min(
            Comparator.comparingInt((String candidate) -> edits(wanted, plain(candidate)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** {@code ; nearest is "title"; allowed are id, title}: the end of a message. */
  public static String hint(String word, Collection<String> candidates) {
    String nearest = to(word, candidates).map(name -> "; nearest is \"" + name + "\"").orElse("");
    return nearest + "; allowed are " + (candidates.isEmpty() ? "none" : listed(candidates));
  }

  private static String listed(Collection<String> candidates) {
    int most = 40;
    String names = candidates.stream().limit(most).collect(Collectors.joining(", "));
    return candidates.size() > most
        ? names + " and " + (candidates.size() - most) + " more"
        : names;
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
  }

  /** Optimal string alignment distance. */
  static int edits(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, one, other, i, j);
      }
    }
    return cost[one.length()][other.length()];
  }

  private static int cheapest(int[][] cost, String one, String other, int i, int j) {
    boolean isSame = one.charAt(i - 1) == other.charAt(j - 1);
    int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    best = Math.min(best, cost[i - 1][j - 1] + (isSame ? 0 : 1));
    boolean isSwap =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return isSwap ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
