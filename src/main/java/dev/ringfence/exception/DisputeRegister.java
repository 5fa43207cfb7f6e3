package dev.ringfence.exception;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All disputes an audit was given, in order of their ids. */
public record DisputeRegister(List<Dispute> disputes) {
  public static final DisputeRegister NONE = new DisputeRegister(List.of());

  public DisputeRegister {
    disputes = disputes.stream().sorted(Comparator.comparing(Dispute::id)).toList();
  }

  /** The dispute about a deviation: one that was upheld and holds before any other. */
  public Optional<Dispute> about(Deviation deviation, LocalDate day) {
    return disputes.stream()
        .filter(dispute -> dispute.names(deviation))
        .min(Comparator.comparing(dispute -> !dispute.isUpheldOn(day)));
  }

  /** Those about a deviation that were held a false positive and hold on a day. */
  public List<Dispute> upheld(Deviation deviation, LocalDate day) {
    return disputes.stream()
        .filter(dispute -> dispute.isUpheldOn(day) && dispute.names(deviation))
        .toList();
  }
}
