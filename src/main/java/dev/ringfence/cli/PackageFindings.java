package dev.ringfence.cli;

import dev.ringfence.audit.Verifying;
import dev.ringfence.handoff.Alteration;
import dev.ringfence.handoff.Manifest;

/** Tells how a package was found. Names in it are somebody else's text. */
final class PackageFindings {
  private final Console console;

  PackageFindings(Console console) {
    this.console = console;
  }

  /** Whether it is as it was signed. */
  boolean tell(Verifying.Verified verified) {
    String key = verified.fingerprint().orElse("no readable key");
    for (Alteration alteration : verified.verification().alterations()) {
      console.out().println(Text.plain(alteration.line()));
    }
    int count = verified.verification().alterations().size();
    if (count > 0) {
      console.err().println(count == 1 ? "1 alteration" : count + " alterations");
      return false;
    }
    verified.verification().manifest().ifPresent(manifest -> tell(manifest, key));
    return true;
  }

  private void tell(Manifest manifest, String key) {
    console.out().println("intact");
    line("signed by", key);
    line("estate", manifest.estate());
    line("period", manifest.period() + ", attempt " + manifest.attempt());
    line("as of", manifest.asOf());
    line("assessment", manifest.assessment());
    line("evidence", manifest.evidence());
    line("package", manifest.chain().sequence() + previous(manifest));
    line(
        "left out",
        manifest.leftOut().isEmpty()
            ? "nothing"
            : manifest.leftOut().size() + " artefacts not needed for " + manifest.framework());
    console.err().println("Compare the key's fingerprint with one you got by another way.");
  }

  private static String previous(Manifest manifest) {
    String previous = manifest.chain().previous();
    return previous.isEmpty()
        ? ", the first"
        : ", after the one whose MANIFEST.json has the digest " + previous;
  }

  private void line(String name, String value) {
    console.out().println("%-11s %s".formatted(name, Text.plain(value)));
  }
}
