package dev.ringfence.audit;

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

/** The smallest package there can be: one artefact, one input, and texts about them. */
final class SmallPackage {
  static final Digest ARTEFACT = Sha256.of(utf8("{\"Vpcs\": []}\n"));

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
    contents.add(PackageNames.INPUTS, utf8("{}"));
    contents.add(PackageNames.ASSESSMENT, utf8("{\"notes\":[]}\n"));
    contents.add(PackageNames.README, utf8("Read me.\n"));
    contents.add(PackageNames.SIGNERS, utf8(PackageContents.signers(key)));
    return contents;
  }

  static Manifest manifest(PackageContents contents) {
    return new Manifest(
        Manifest.VERSION,
        "shop",
        "2026-11",
        "shop-2026-11-1-12e12083",
        1,
        "2026-11-30T06:00:00Z",
        "0.1.0",
        Sha256.of(evidence()).sha256(),
        Sha256.of(utf8("{}")).sha256(),
        Sha256.of(utf8("{\"notes\":[]}\n")).sha256(),
        "0".repeat(64),
        "1".repeat(64),
        "2".repeat(64),
        "",
        List.of(),
        new Manifest.Chain(1, ""),
        contents.listed());
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
