package dev.ringfence.audit;

import dev.ringfence.evidence.Digest;
import dev.ringfence.handoff.Manifest;
import dev.ringfence.handoff.NotAPackageException;
import dev.ringfence.handoff.PackageNames;
import dev.ringfence.handoff.Packed;
import dev.ringfence.handoff.Sums;
import dev.ringfence.handoff.Verification;
import dev.ringfence.handoff.container.PackageFile;
import dev.ringfence.handoff.ssh.AllowedSigners;
import dev.ringfence.handoff.ssh.SshPublicKey;
import dev.ringfence.handoff.ssh.SshSignature;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a package is as it was signed, and by whom. */
public final class Verifying {
  private final List<SshPublicKey> trusted;

  private Verifying(List<SshPublicKey> trusted) {
    this.trusted = trusted;
  }

  /** Accepts whatever key signed a package, and names it. */
  public static Verifying anySigner() {
    return new Verifying(List.of());
  }

  /**
   * Accepts the keys of a text only.
   *
   * @param keys a public key of OpenSSH, or a file of allowed signers
   * @throws IllegalArgumentException if no Ed25519 key in it may sign packages, or an option
   *     narrows one in a way that is not supported
   */
  public static Verifying signer(String keys) {
    List<SshPublicKey> found =
        new AllowedSigners(PackageNames.PRINCIPAL, PackageNames.NAMESPACE).in(keys);
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "no ssh-ed25519 public key that may sign for %s in the namespace %s is in it"
              .formatted(PackageNames.PRINCIPAL, PackageNames.NAMESPACE));
    }
    return new Verifying(found);
  }

  /**
   * What was found.
   *
   * @param fingerprint of the key that signed; empty where no signature can be read
   */
  public record Verified(Verification verification, Optional<String> fingerprint) {}

  /**
   * Looks at every byte of a file.
   *
   * @throws NotAPackageException if it never was a package, or is one of a later format
   */
  public Verified verify(Path file) throws IOException {
    try (PackageFile opened = PackageFile.open(file)) {
      return verify(opened);
    }
  }

  Verified verify(PackageFile opened) throws IOException {
    if (!Verification.isPackage(opened.packed())) {
      throw new NotAPackageException(
          opened.path()
              + ": no package of Ringfence: "
              + (opened.packed().files().isEmpty()
                  ? "no zip file as handoff writes it"
                  : "a zip file without " + PackageNames.SUMS + " and " + PackageNames.MANIFEST));
    }
    byte[] sums = opened.bytes(PackageNames.SUMS).orElse(new byte[0]);
    Optional<SshSignature> signature =
        SshSignature.parse(text(opened, PackageNames.SIGNATURE, StandardCharsets.ISO_8859_1));
    boolean isSigned =
        signature.filter(made -> made.covers(PackageNames.NAMESPACE, sums)).isPresent();
    requireKnownFormat(opened, sums, isSigned);
    Verification verification =
        Verification.of(
            opened.packed(),
            new Verification.Texts(
                text(opened, PackageNames.MANIFEST, StandardCharsets.UTF_8),
                new String(sums, StandardCharsets.ISO_8859_1),
                isSigned,
                fault(opened, signature, isSigned)));
    return new Verified(
        complete(verification, opened), signature.map(made -> made.signer().fingerprint()));
  }

  /** What says that it is of a later format may as well have been altered, if nobody signed it. */
  private static void requireKnownFormat(PackageFile opened, byte[] sums, boolean isSigned)
      throws IOException {
    Optional<Digest> signed =
        Sums.parse(new String(sums, StandardCharsets.ISO_8859_1))
            .filter(read -> isSigned)
            .map(read -> read.digests().get(PackageNames.MANIFEST));
    Optional<Digest> there =
        opened.packed().file(PackageNames.MANIFEST).map(Packed.PackedFile::digest);
    if (signed.isEmpty() || !signed.equals(there)) {
      return;
    }
    Optional<Long> later =
        Manifest.laterVersion(text(opened, PackageNames.MANIFEST, StandardCharsets.UTF_8));
    if (later.isPresent()) {
      throw new NotAPackageException(
          ("%s: the package was made by a newer version of Ringfence: its format is %s,"
                  + " this version reads %s")
              .formatted(opened.path(), later.get(), Manifest.VERSION));
    }
  }

  private static String text(PackageFile opened, String name, Charset charset) throws IOException {
    return new String(opened.bytes(name).orElse(new byte[0]), charset);
  }

  private String fault(PackageFile opened, Optional<SshSignature> signature, boolean isSigned)
      throws IOException {
    if (signature.isEmpty()) {
      return "it cannot be read";
    }
    if (!isSigned) {
      return "it does not cover " + PackageNames.SUMS + " as it is";
    }
    SshPublicKey signer = signature.get().signer();
    if (!trusted.isEmpty() && !trusted.contains(signer)) {
      return "made with the key %s, expected %s"
          .formatted(
              signer.fingerprint(),
              trusted.stream().map(SshPublicKey::fingerprint).collect(Collectors.joining(" or ")));
    }
    String allowed = text(opened, PackageNames.SIGNERS, StandardCharsets.ISO_8859_1);
    return SshPublicKey.in(allowed).contains(signer)
        ? ""
        : "made with a key that " + PackageNames.SIGNERS + " does not name";
  }

  /** What is as it was signed may still not fit together. */
  private static Verification complete(Verification verification, PackageFile opened)
      throws IOException {
    return verification.isIntact()
        ? new Verification(
            Consistency.of(verification.manifest().orElseThrow(), opened), verification.manifest())
        : verification;
  }
}
