package dev.ringfence.evidence;

import java.util.Comparator;
import java.util.Optional;

/**
 * Something that was asked for, or should have been, and is not there; never silently absent.
 *
 * @param detail what the source or the reader said, one line
 * @param where the artefact that shows it, if there is one
 */
public record CollectionGap(
    Request request, Reason reason, String detail, Optional<SourceRef> where)
    implements Comparable<CollectionGap> {
  private static final Comparator<CollectionGap> ORDER =
      Comparator.comparing(CollectionGap::request)
          .thenComparing(CollectionGap::reason)
          .thenComparing(CollectionGap::detail);

  /** Why something is missing. */
  public enum Reason {
    NOT_COLLECTED("not collected"),
    DENIED("access denied"),
    NOT_ENABLED("not enabled in the account"),
    NOT_OFFERED("not offered in the region"),
    THROTTLED("throttled"),
    TIMED_OUT("no answer in time"),
    UNREACHABLE("source not reachable"),
    TRUNCATED("truncated"),
    UNPARSABLE("not readable"),
    TOO_LARGE("larger than the limit"),
    CONTRADICTORY("two answers to one call"),
    UNRECOGNISED("not recognised"),
    UNEXPECTED("not part of the estate"),
    UNDECIDED("not decided by what is declared"),
    NOT_RUNNING("not of a running machine");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** As reports print it. */
    public String words() {
      return words;
    }
  }

  /** One line for people: source, call, reason and detail. */
  public String display() {
    return request.source().id()
        + " "
        + request.display()
        + ": "
        + reason.words()
        + (detail.isEmpty() ? "" : " (" + detail + ")");
  }

  @Override
  public int compareTo(CollectionGap other) {
    return ORDER.compare(this, other);
  }
}
