package dev.ringfence.audit;

import dev.ringfence.document.CanonicalJson;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.evidence.store.EvidenceManifest;
import dev.ringfence.evidence.store.Sha256;
import dev.ringfence.handoff.Manifest;
import dev.ringfence.handoff.PackageNames;
import dev.ringfence.handoff.ssh.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The smallest package there can be: one artefact, no inputs, no reports, and texts about them. */
final class SmallPackage {
  static final Digest ARTEFACT = Sha256.of(utf8("{\"Vpcs\": []}\n"));

  private static final String ESTATE = "shop";
  private static final String PERIOD = "2026-11";
  private static final String RUN = "shop-2026-11-1-12e12083";
  private static final String AS_OF = "2026-11-30T06:00:00Z";
  private static final String TOOL = "0.1.0";
  private static final String CATALOGUE = "0".repeat(64);
  private static final String CONFIGURATION = "1".repeat(64);
  private static final String EXCEPTIONS = "2".repeat(64);
  private static final byte[] LINES = utf8("{\"notes\":[]}\n");
  private static final byte[] INPUTS = new CanonicalJson().bytes(new SealedInputs(1, List.of()));

  private SmallPackage() {}

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static void write(Path file, SigningKey key) throws IOException {
    PackageContents contents = contents(key);
    contents.sign(manifest(contents), key);
    contents.write(file);
  }

  static PackageContents contents(SigningKey key) {
    PackageContents contents = new PackageContents();
    contents.add(PackageNames.EVIDENCE, evidence());
    contents.add(PackageNames.evidence(ARTEFACT), utf8("{\"Vpcs\": []}\n"));
    contents.add(PackageNames.INPUTS, INPUTS);
    contents.add(PackageNames.ASSESSMENT, LINES);
    contents.add(PackageNames.RUN, run());
    contents.add(PackageNames.README, utf8("Read me.\n"));
    contents.add(PackageNames.SIGNERS, utf8(PackageContents.signers(key)));
    return contents;
  }

  static Manifest manifest(PackageContents contents) {
    return new Manifest(
        Manifest.VERSION,
        ESTATE,
        PERIOD,
        RUN,
        1,
        AS_OF,
        TOOL,
        Sha256.of(evidence()).sha256(),
        Sha256.of(INPUTS).sha256(),
        Sha256.of(LINES).sha256(),
        CATALOGUE,
        CONFIGURATION,
        EXCEPTIONS,
        "",
        List.of(),
        new Manifest.Chain(1, ""),
        contents.listed());
  }

  /** What stands beside the reports, of which there are none. */
  private static byte[] run() {
    return utf8(
        new CanonicalJson()
                .indented(
                    new TreeMap<>(
                        Map.ofEntries(
                            Map.entry("estate", ESTATE),
                            Map.entry("period", PERIOD),
                            Map.entry("run", RUN),
                            Map.entry("attempt", 1),
                            Map.entry("asOf", AS_OF),
                            Map.entry("tool", TOOL),
                            Map.entry("evidence", Sha256.of(evidence()).sha256()),
                            Map.entry("assessment", Sha256.of(LINES).sha256()),
                            Map.entry("catalogue", CATALOGUE),
                            Map.entry("configuration", CONFIGURATION),
                            Map.entry("exceptions", EXCEPTIONS),
                            Map.entry("files", Map.of()))))
            + "\n");
  }

  private static byte[] evidence() {
    return EvidenceManifest.of(
            new EvidenceSet(
                List.of(
                    new Evidence(
                        Request.of(
                            new EvidenceSource("aws", "111122223333", "eu-central-1"),
                            "ec2:DescribeVpcs"),
                        "111122223333/eu-central-1/ec2-describe-vpcs.json",
                        ARTEFACT,
                        13,
                        "",
                        Instant.parse("2026-11-29T08:00:00Z"),
                        Evidence.Clock.FILE,
                        0,
                        List.of())),
                List.of()))
        .bytes();
  }
}
