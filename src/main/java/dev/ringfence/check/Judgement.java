package dev.ringfence.check;

import dev.ringfence.net.Packets;
import java.util.Optional;

/**
 * A subject and what a check established about it.
 *
 * @param packets all that pass, or may pass, and must not, where a check found that something does;
 *     empty for every other outcome and for checks that are not about flows
 */
public record Judgement(Subject subject, Outcome outcome, Optional<Packets> packets) {
  public Judgement(Subject subject, Outcome outcome) {
    this(subject, outcome, Optional.empty());
  }
}
