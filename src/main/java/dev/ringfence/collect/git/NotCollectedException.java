package dev.ringfence.collect.git;

import dev.ringfence.collect.Fault;
import dev.ringfence.evidence.CollectionGap.Reason;

/** A repository, or the commit asked for, could not be read; never leaves the package. */
@SuppressWarnings("serial") // It is caught where it was thrown and never written anywhere.
final class NotCollectedException extends Exception {
  private final Fault fault;

  NotCollectedException(Reason reason, String words) {
    super(words);
    this.fault = Fault.of(reason, words);
  }

  Fault fault() {
    return fault;
  }
}
