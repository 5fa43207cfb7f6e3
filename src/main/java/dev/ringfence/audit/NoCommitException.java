package dev.ringfence.audit;

import dev.ringfence.collect.git.GitCollector;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.EvidenceSet;
import java.util.stream.Collectors;

/** A folder was to be read at a commit and is in no repository, or its repository has no such. */
public final class NoCommitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoCommitException(String message) {
    super(message);
  }

  /** Who asks for a commit has to hear that it is not there before anything is judged. */
  static void throwIfAny(EvidenceSet evidence) {
    String missing =
        evidence.gaps().stream()
            .filter(gap -> GitCollector.isOfWhole(gap.request()))
            .map(CollectionGap::display)
            .collect(Collectors.joining("\n"));
    if (!missing.isEmpty()) {
      throw new NoCommitException(missing);
    }
  }
}
