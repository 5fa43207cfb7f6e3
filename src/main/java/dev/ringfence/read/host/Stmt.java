package dev.ringfence.read.host;

import java.util.List;

/** One part of a rule, whatever notation it was written in. */
sealed interface Stmt {
  /**
   * The packet's fields compare to a value.
   *
   * @param fields by the words of nft(8), {@code ip saddr}; several make one value together
   * @param operator {@code ==}, {@code !=}, {@code <}, {@code >}, {@code <=} or {@code >=}
   */
  record Match(List<String> fields, String operator, Value value) implements Stmt {
    public Match {
      fields = List.copyOf(fields);
    }

    static Match is(String field, Value value) {
      return new Match(List.of(field), "==", value);
    }
  }

  /** What becomes of a packet; as {@link dev.ringfence.network.HostRule} has verdicts. */
  record Verdict(String verdict, String target) implements Stmt {
    static Verdict of(String verdict) {
      return new Verdict(verdict, "");
    }
  }

  /**
   * A verdict for each of some values.
   *
   * @param named name of the map that has the cases, else empty
   */
  record Choice(List<String> fields, List<Case> cases, String named) implements Stmt {
    public Choice {
      fields = List.copyOf(fields);
      cases = List.copyOf(cases);
    }
  }

  /** One value of a map. */
  record Case(Value value, Verdict verdict) {}

  /** Lets packets pass on to what follows only at a rate, so that none is sure to. */
  record Limit() implements Stmt {}

  /** Gives a connection another address or port. */
  record Translation(boolean isOfSource) implements Stmt {}

  /** Keeps packets from being tracked. */
  record Untracked() implements Stmt {}

  /** Counts, logs or comments. */
  record Nothing() implements Stmt {}

  /**
   * What is not understood: it may match or not, and may decide.
   *
   * @param mayDivert whether it may lead packets elsewhere, change them, or have them not tracked
   */
  record Unknown(String text, boolean mayDivert) implements Stmt {
    static Unknown match(String text) {
      return new Unknown(text, false);
    }

    static Unknown any(String text) {
      return new Unknown(text, true);
    }
  }

  /** Adds to a set, or takes from it, as packets come. */
  record Changes(String set) implements Stmt {}

  /** Has connections followed for others that are related to them (nft(8), «ct helper»). */
  record Assistance() implements Stmt {}
}
