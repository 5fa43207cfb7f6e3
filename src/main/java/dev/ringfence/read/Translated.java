package dev.ringfence.read;

import dev.ringfence.evidence.EvidenceContent;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.SourceRef;

/**
 * What a provider would answer if a declaration were applied, so that the meaning of its answers is
 * written once. Nothing of it is ever cited: every place in it stands for one in the declaration.
 *
 * @param answers one item per call; missing ones are gaps as they are of an account
 */
public record Translated(EvidenceSet answers, EvidenceContent content, Places places) {
  /** Finds the sealed line that a value of a translated answer was read from. */
  @FunctionalInterface
  public interface Places {
    /** Places of answers that are sealed themselves. */
    Places AS_SEALED = translated -> translated;

    SourceRef declared(SourceRef translated);
  }

  /** Member of an object that stands for a value nobody knows; its text says why. */
  public static final String UNKNOWN = "$unknown";

  /**
   * What comes between the kind of a provider's id and the address of a declared resource, which
   * has no id yet: {@code sg-/aws_security_group.web}.
   */
  public static final String ADDRESS = "-/";

  /** The address in such an id; the id itself where it is a provider's own. */
  public static String address(String id) {
    int at = id.indexOf(ADDRESS);
    return at < 0 ? id : id.substring(at + ADDRESS.length());
  }
}
