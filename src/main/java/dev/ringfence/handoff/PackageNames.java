package dev.ringfence.handoff;

import dev.ringfence.evidence.Digest;

/** Where things are in a package; part of the format. */
public final class PackageNames {
  /** What the package holds and which package came before it. */
  public static final String MANIFEST = "MANIFEST.json";

  /** How to check it, for people. */
  public static final String README = "README.txt";

  /** Digests of all files but this one and its signature, for {@code sha256sum -c}. */
  public static final String SUMS = "SHA256SUMS";

  /** The SSH signature over {@link #SUMS}. */
  public static final String SIGNATURE = "SHA256SUMS.sig";

  /** The key it was signed with, for {@code ssh-keygen -Y verify}. */
  public static final String SIGNERS = "allowed_signers";

  /** Header, boundaries and findings, one line each: the text whose digest is the assessment's. */
  public static final String ASSESSMENT = "assessment/assessment.jsonl";

  /** The manifest of the evidence set. */
  public static final String EVIDENCE = "evidence/manifest.json";

  /** The list of the files the run was told by, as sealed. */
  public static final String INPUTS = "inputs/inputs.json";

  public static final String REPORTS = "reports/";

  /** Which run wrote the reports, with their digests. */
  public static final String RUN = REPORTS + "RUN.json";

  /** What signatures are made for; no signature made for something else passes for one. */
  public static final String NAMESPACE = "ringfence-handoff";

  /** The name the signer goes by in {@link #SIGNERS}. */
  public static final String PRINCIPAL = "ringfence";

  private static final String SEALED = "evidence/sha256/";
  private static final int SHELF = 2;

  private PackageNames() {}

  /** The file that holds sealed bytes, named by their digest. */
  public static String evidence(Digest digest) {
    return SEALED + digest.sha256().substring(0, SHELF) + "/" + digest.sha256();
  }

  /** Whether a file is named by its own digest. */
  static boolean isNamedByDigest(String name) {
    return name.startsWith(SEALED);
  }

  /** The file that holds an input of a role. */
  public static String input(String role, String name) {
    return "inputs/" + role + "/" + EntryNames.near(name);
  }
}
