package dev.ringfence.network;

import dev.ringfence.evidence.SourceRef;

/**
 * A construct that was read but is not understood; it widens what may pass within its scope.
 *
 * @param owner id of the resource whose behaviour it may change
 * @param reason what was not understood, in words for the report
 */
public record Unmodelled(String owner, String reason, SourceRef source)
    implements Comparable<Unmodelled> {
  @Override
  public int compareTo(Unmodelled other) {
    int byOwner = owner.compareTo(other.owner);
    if (byOwner != 0) {
      return byOwner;
    }
    int byReason = reason.compareTo(other.reason);
    return byReason != 0 ? byReason : source.compareTo(other.source);
  }
}
