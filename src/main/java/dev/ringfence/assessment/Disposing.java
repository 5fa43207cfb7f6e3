package dev.ringfence.assessment;

import dev.ringfence.exception.Cover;
import dev.ringfence.exception.Deviation;
import dev.ringfence.exception.Dispute;
import dev.ringfence.exception.DisputeRegister;
import dev.ringfence.exception.ExceptionGrant;
import dev.ringfence.exception.ExceptionRegister;
import dev.ringfence.flow.StandIns;
import dev.ringfence.net.Box;
import dev.ringfence.net.Packets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What becomes of a finding that is not satisfied, given exceptions and disputes.
 *
 * @param day the audit's day, UTC; a grant holds on its last day
 */
public record Disposing(ExceptionRegister exceptions, DisputeRegister disputes, LocalDate day) {
  /** More boxes of packets than this help nobody; the rest is counted. */
  private static final int MOST = 12;

  /** What it comes to, and what says so. */
  record Disposed(
      Disposition disposition, Optional<String> exception, Optional<Treatment> treatment) {
    static Disposed plain(Disposition disposition) {
      return new Disposed(disposition, Optional.empty(), Optional.empty());
    }
  }

  Disposed of(Deviation deviation, StandIns words) {
    Cover cover = exceptions.cover(deviation, day);
    List<Dispute> upheld = disputes.upheld(deviation, day);
    Optional<Packets> open = cover.rest().map(rest -> without(rest, upheld));
    boolean isPart = !cover.parts().isEmpty() || !upheld.isEmpty();
    Optional<Treatment> treatment =
        treatment(cover, isPart ? open : Optional.empty(), disputes.about(deviation, day), words);
    if (cover.isWhole()) {
      return new Disposed(Disposition.EXCEPTED, cover.leading().map(ExceptionGrant::id), treatment);
    }
    if (!upheld.isEmpty() && open.map(Packets::isEmpty).orElse(true)) {
      return new Disposed(Disposition.FALSE_POSITIVE, Optional.empty(), treatment);
    }
    Optional<ExceptionGrant> lapsed = exceptions.lapsed(left(deviation, open), day);
    return new Disposed(
        lapsed.isPresent() ? Disposition.LAPSED_EXCEPTION : Disposition.OPEN,
        lapsed.map(ExceptionGrant::id),
        treatment);
  }

  private static Packets without(Packets packets, List<Dispute> upheld) {
    Packets left = packets;
    for (Dispute dispute : upheld) {
      left = left.minus(dispute.packets());
    }
    return left;
  }

  /** What neither an exception in force nor a verdict takes from it. */
  private static Deviation left(Deviation deviation, Optional<Packets> open) {
    return new Deviation(
        deviation.control(),
        deviation.check(),
        deviation.kind(),
        deviation.subject(),
        deviation.tags(),
        open);
  }

  /** Nothing where one exception, or none, covers the whole. */
  private static Optional<Treatment> treatment(
      Cover cover, Optional<Packets> open, Optional<Dispute> dispute, StandIns words) {
    boolean isPlain =
        cover.parts().size() <= 1
            && cover.parts().stream().allMatch(part -> part.packets().isEmpty());
    if (isPlain && dispute.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Treatment(
            cover.parts().stream()
                .map(
                    part ->
                        new Treatment.Part(
                            part.grant().id(),
                            part.packets().map(packets -> text(packets, words)).orElse("")))
                .toList(),
            open.filter(rest -> !rest.isEmpty()).map(rest -> text(rest, words)).orElse(""),
            cover.overlapping(),
            dispute.map(Dispute::id)));
  }

  private static String text(Packets packets, StandIns words) {
    List<Box> boxes = packets.boxes();
    String text = boxes.stream().limit(MOST).map(Box::toString).collect(Collectors.joining("; "));
    String more = boxes.size() > MOST ? "; and %d more".formatted(boxes.size() - MOST) : "";
    return words.in(text) + more;
  }
}
