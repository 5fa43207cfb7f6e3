package dev.ringfence.network;

/** Where a fact lives; an analysis never mixes two. */
public enum Plane {
  /** What an account or an export of it shows. */
  ACTUAL("actual"),
  /** What a repository declares. */
  DECLARED("declared"),
  /** What a boundary table or an attestation states. */
  DOCUMENTED("documented");

  private final String word;

  Plane(String word) {
    this.word = word;
  }

  /** As JSON and reports print it. */
  public String word() {
    return word;
  }
}
