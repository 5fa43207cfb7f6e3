package dev.ringfence.exception;

import dev.ringfence.control.CheckId;
import dev.ringfence.control.ControlId;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Packets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Somebody's claim that findings are false positives, and what became of it.
 *
 * @param subjects ids of the subjects whose findings are claimed to be false
 * @param raised day of the claim
 * @param ticket empty where there is none
 * @param ruling empty until it is adjudicated; the findings stay open
 * @param flow the packets that are claimed not to pass; without it none of a finding that is about
 *     packets
 */
public record Dispute(
    String id,
    ControlId control,
    CheckId check,
    List<String> subjects,
    String claimant,
    String reason,
    LocalDate raised,
    String ticket,
    Optional<Ruling> ruling,
    Optional<FlowScope> flow,
    SourceRef source) {
  public Dispute {
    subjects = Names.of("subjects", subjects);
  }

  /** What an adjudicator can hold. */
  public enum Verdict {
    /** The finding says what is not so. */
    FALSE_POSITIVE("false-positive"),
    /** The finding says what is so. */
    CONFIRMED("confirmed");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    public static Optional<Verdict> named(String word) {
      return java.util.Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
  }

  /**
   * A verdict.
   *
   * @param until last day a verdict of false positive holds; the findings are open again after it.
   *     Empty where the claim was turned down.
   */
  public record Ruling(
      String adjudicator,
      Verdict verdict,
      LocalDate decided,
      Optional<LocalDate> until,
      String note) {}

  /** Whether it speaks of a deviation, whatever came of it. */
  public boolean names(Deviation deviation) {
    return control.equals(deviation.control())
        && check.equals(deviation.check())
        && subjects.contains(deviation.subject())
        && flow.map(named -> deviation.passes(named.packets())).orElse(true);
  }

  /** The packets it is about; none without a flow, since others may pass later. */
  public Packets packets() {
    return flow.map(FlowScope::packets).orElse(Packets.none());
  }

  /** What it is about, one line for each part; subjects by their ids. */
  public List<String> scope() {
    return Stream.concat(subjects.stream(), flow.stream().map(named -> "flow " + named.display()))
        .toList();
  }

  /** Whether somebody other than the claimant held it a false positive, and that holds on a day. */
  public boolean isUpheldOn(LocalDate day) {
    return ruling
        .filter(held -> held.verdict() == Verdict.FALSE_POSITIVE)
        .filter(held -> isIndependent() && !day.isBefore(held.decided()))
        .flatMap(Ruling::until)
        .filter(until -> !day.isAfter(until))
        .isPresent();
  }

  /** Whether the adjudicator is not the claimant; nobody decides on a claim of their own. */
  public boolean isIndependent() {
    return ruling.filter(held -> !People.isSame(held.adjudicator(), claimant)).isPresent();
  }
}
