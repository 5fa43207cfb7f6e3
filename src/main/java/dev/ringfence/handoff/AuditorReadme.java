package dev.ringfence.handoff;

/** What an auditor reads first: what is in the package and how to check it with stock tools. */
public final class AuditorReadme {
  private AuditorReadme() {}

  /**
   * The text.
   *
   * @param about the manifest, whose files and place in the chain are not looked at
   * @param fingerprint of the key it is signed with, {@code SHA256:…}
   */
  public static String of(Manifest about, String fingerprint) {
    return heading(about) + CHECK + key(fingerprint) + CHAIN + REPEAT + contents(about);
  }

  private static String heading(Manifest about) {
    return """
        Network isolation of %s, %s
        ====================

        This package holds the results of the tests of one month, and what is needed to check
        and to repeat them. It states results of tests; it gives no opinion on compliance.

          run          %s, attempt %s
          speaks of    %s
          made with    Ringfence %s
          evidence     %s
          assessment   %s

        """
        .formatted(
            about.estate(),
            about.period(),
            about.run(),
            about.attempt(),
            about.asOf(),
            about.tool(),
            about.evidence(),
            about.assessment());
  }

  private static final String CHECK =
      """
      Check it without us
      -------------------

      Unpack the zip file into an empty folder and run there (on Linux; on macOS "shasum -a 256"
      stands for "sha256sum"):

          sha256sum -c SHA256SUMS
          ssh-keygen -Y verify -f allowed_signers -I ringfence -n ringfence-handoff -s SHA256SUMS.sig < SHA256SUMS

      The first says OK for every file that is as it was. The second says that SHA256SUMS is as it
      was signed, and by which key. This prints files that nobody signed, which should be none
      but SHA256SUMS and SHA256SUMS.sig themselves:

          find . -type f | cut -c 3- | while read -r f; do cut -c 67- SHA256SUMS | grep -qxF -- "$f" || echo "$f"; done

      """;

  private static String key(String fingerprint) {
    return """
        Whose key is it?
        ----------------

        allowed_signers is a copy for convenience: whoever alters a package can put another key
        there. Ask the owner of the network for the fingerprint by another way, on paper or by
        telephone, and compare it with what ssh-keygen printed:

            %s

        """
        .formatted(fingerprint);
  }

  private static final String CHAIN =
      """
      Is a package missing?
      ---------------------

      MANIFEST.json says under "chain" which package of this network it is, counted from 1, and
      the digest of the manifest of the one before. In the folder of that one

          sha256sum MANIFEST.json

      prints the same digest, or a package was exchanged or left out.

      """;

  private static final String REPEAT =
      """
      Repeat the assessment
      ---------------------

      With Ringfence, on any machine, with no network and no access to anything of the owner:

          ringfence verify FILE.zip       what is altered, missing or added, file by file
          ringfence reperform FILE.zip    judges the sealed evidence again and compares

      "equal" means that every boundary, finding and exception came out the same, byte for byte.
      The reports are not rendered again: the signature covers them, and RUN.json among them states
      the digest of the assessment they were made from, which verify compares.

      """;

  private static String contents(Manifest about) {
    return """
        What is in it
        -------------

          reports/                the reports, and RUN.json with the digests they print
          assessment/             what the reports are made from: one line for what the run rests
                                  on, then one for each boundary and each finding (JSON). The
                                  SHA-256 of the file is the digest of the assessment
          evidence/manifest.json  what was asked of whom and when, what came, what is missing.
                                  Its SHA-256 is the digest of the evidence
          evidence/sha256/        the answers as sealed, each named by its SHA-256: a finding's
                                  digest leads straight to its file
          inputs/                 what the run was told: configuration with the policies of the
                                  boundaries, tables of documented flows, exceptions,
                                  attestations, and the controls with their checks;
                                  inputs.json says under which name each was cited
          MANIFEST.json           the list of all files, and the place in the chain

        Secrets met in the evidence were replaced before sealing; evidence/manifest.json lists where.
        %s"""
        .formatted(leftOut(about));
  }

  private static String leftOut(Manifest about) {
    if (about.framework().isEmpty()) {
      return "Nothing of the evidence is left out.\n";
    }
    return """

        Only the evidence that findings for %s cite is here. %s other artefacts are
        left out; MANIFEST.json lists them under "leftOut". The assessment can be repeated with
        the whole evidence only. The reports and inputs are complete.
        """
        .formatted(about.framework(), about.leftOut().size());
  }
}
