package dev.ringfence.terraform;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.hcl.SourceRange;
import java.util.List;

/**
 * A root module with all it calls, evaluated, and where its text is sealed.
 *
 * @param source the repository and the root's folder in it
 * @param lacks what of it is not known, so that it may declare more than is seen
 * @param place stands for the configuration as a whole
 */
public record Configuration(
    EvidenceSource source,
    Evaluation evaluation,
    List<Lack> lacks,
    SourceRange place,
    Places places) {
  public Configuration {
    lacks = List.copyOf(lacks);
  }

  /** Something that may declare anything, and why it is not known. */
  public record Lack(String reason, SourceRange where) {}

  /** Finds the sealed line of a place. */
  @FunctionalInterface
  public interface Places {
    SourceRef sealed(SourceRange range);
  }
}
