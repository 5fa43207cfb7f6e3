package dev.ringfence.catalogue;

import java.util.Arrays;
import java.util.Optional;

/** What a file is to an audit; the words are part of sealed documents and never change. */
public enum InputRole {
  /** audit.yaml itself. */
  CONFIGURATION("configuration"),
  /** A table of documented flows. */
  DOCUMENTED("documented"),
  EXCEPTION("exception"),
  ATTESTATION("attestation"),
  /** Somebody's objection to a finding. */
  DISPUTE("dispute"),
  /** What is done about a finding, by whom and until when. */
  REMEDIATION("remediation"),
  /** A control of the catalogue. */
  CONTROL("control");

  private final String word;

  InputRole(String word) {
    this.word = word;
  }

  /** As sealed documents write it. */
  public String word() {
    return word;
  }

  /** The role with a word; empty where there is none. */
  public static Optional<InputRole> named(String word) {
    return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
  }

  /** Whether findings may cite files of this role. */
  public boolean isCited() {
    return this != CONTROL;
  }
}
