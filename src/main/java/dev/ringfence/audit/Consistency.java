package dev.ringfence.audit;

import dev.ringfence.evidence.AlteredEvidenceException;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.store.EvidenceManifest;
import dev.ringfence.handoff.Alteration;
import dev.ringfence.handoff.Alteration.Kind;
import dev.ringfence.handoff.Manifest;
import dev.ringfence.handoff.PackageNames;
import dev.ringfence.handoff.container.PackageFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the files of a package that is as it was signed fit each other: whoever signs may still
 * have put together what does not belong together.
 */
final class Consistency {
  private final Manifest manifest;
  private final PackageFile opened;
  private final List<Alteration> found = new ArrayList<>();

  private Consistency(Manifest manifest, PackageFile opened) {
    this.manifest = manifest;
    this.opened = opened;
  }

  /** What does not fit, in no order. */
  static List<Alteration> of(Manifest manifest, PackageFile opened) throws IOException {
    Consistency consistency = new Consistency(manifest, opened);
    consistency.evidence();
    consistency.inputs();
    consistency.run();
    return consistency.found;
  }

  /** Every artefact the evidence set names is there, or listed as left out, and nothing else is. */
  private void evidence() throws IOException {
    Set<Digest> named;
    try {
      named =
          HandingOff.artefacts(
                  EvidenceManifest.parse(opened.bytes(PackageNames.EVIDENCE).orElse(new byte[0]))
                      .evidence())
              .keySet();
    } catch (AlteredEvidenceException e) {
      contradiction(PackageNames.EVIDENCE, "it cannot be read");
      return;
    }
    Set<String> leftOut =
        manifest.leftOut().stream().map(Manifest.LeftOut::digest).collect(Collectors.toSet());
    for (Digest digest : named) {
      boolean isThere = isThere(digest);
      boolean isLeftOut = leftOut.remove(digest.sha256());
      if (!isThere && !isLeftOut) {
        missing(PackageNames.evidence(digest), "the evidence set names it");
      } else if (isThere && isLeftOut) {
        contradiction(PackageNames.evidence(digest), "MANIFEST.json says that it is left out");
      }
    }
    leftOut.forEach(
        digest ->
            contradiction(
                PackageNames.MANIFEST,
                "it leaves out " + digest + ", which the evidence set does not name"));
    if (manifest.framework().isEmpty() && !manifest.leftOut().isEmpty()) {
      contradiction(PackageNames.MANIFEST, "it leaves evidence out for no framework");
    }
  }

  private boolean isThere(Digest digest) {
    return opened.packed().file(PackageNames.evidence(digest)).isPresent();
  }

  /** The list of inputs is one that we seal, and the files it names are there. */
  private void inputs() {
    PackagedStore store = new PackagedStore(opened);
    try {
      for (SealedInputs.Entry entry :
          SealedInputs.in(new Digest(manifest.inputs()), store).files()) {
        if (!store.has(new Digest(entry.digest()))) {
          missing(PackageNames.input(entry.role(), entry.name()), "inputs.json names it");
        }
      }
    } catch (AlteredEvidenceException e) {
      contradiction(PackageNames.INPUTS, "it cannot be read");
    }
  }

  private void run() throws IOException {
    String text =
        new String(opened.bytes(PackageNames.RUN).orElse(new byte[0]), StandardCharsets.UTF_8);
    if (text.isEmpty()) {
      missing(PackageNames.RUN, "it says which run wrote the reports");
    } else {
      new RunStatement(text)
          .against(manifest)
          .forEach(detail -> contradiction(PackageNames.RUN, detail));
    }
  }

  private void missing(String name, String detail) {
    found.add(new Alteration(Kind.MISSING, name, detail));
  }

  private void contradiction(String name, String detail) {
    found.add(new Alteration(Kind.CONTRADICTION, name, detail));
  }
}
