package dev.ringfence.handoff.ssh;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** An Ed25519 public key (RFC 8032) as OpenSSH writes it (RFC 8709, section 4). */
public final class SshPublicKey {
  static final String TYPE = "ssh-ed25519";
  static final int LENGTH = 32;

  private static final Pattern IN_TEXT =
      Pattern.compile("(?m)^[^#\\n]*?\\bssh-ed25519\\s+([A-Za-z0-9+/=]+)");

  private final byte[] point;

  /**
   * @param point the 32 bytes of RFC 8032
   */
  SshPublicKey(byte[] point) {
    if (point.length != LENGTH) {
      throw new IllegalArgumentException("an Ed25519 key has 32 bytes, not " + point.length);
    }
    this.point = point.clone();
  }

  static SshPublicKey of(EdECPublicKey key) {
    byte[] point = new byte[LENGTH];
    byte[] y = key.getPoint().getY().toByteArray();
    for (int i = 0; i < Math.min(y.length, LENGTH); i++) {
      point[i] = y[y.length - 1 - i];
    }
    if (key.getPoint().isXOdd()) {
      point[LENGTH - 1] |= (byte) 0x80;
    }
    return new SshPublicKey(point);
  }

  /**
   * The key of a blob.
   *
   * @throws IllegalArgumentException if it is not one of type ssh-ed25519
   */
  static SshPublicKey ofBlob(byte[] blob) {
    WireReader reader = new WireReader(blob);
    String type = reader.text();
    if (!type.equals(TYPE)) {
      throw new IllegalArgumentException("a key of type " + type + ", " + TYPE + " expected");
    }
    SshPublicKey key = new SshPublicKey(reader.string());
    if (!reader.isAtEnd()) {
      throw new IllegalArgumentException("something follows the key");
    }
    return key;
  }

  /** The keys of this type in a file of public keys, or of allowed signers; comments left out. */
  public static List<SshPublicKey> in(String text) {
    return IN_TEXT.matcher(text).results().flatMap(found -> key(found).stream()).toList();
  }

  private static Optional<SshPublicKey> key(MatchResult found) {
    try {
      return Optional.of(ofBlob(Base64.getDecoder().decode(found.group(1))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  byte[] blob() {
    return new WireWriter().string(TYPE).string(point).bytes();
  }

  byte[] point() {
    return point.clone();
  }

  /** {@code ssh-ed25519 AAAA…}, without a comment. */
  public String line() {
    return TYPE + " " + Base64.getEncoder().encodeToString(blob());
  }

  /** {@code SHA256:…}, as {@code ssh-keygen -l} prints it. */
  public String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(blob());
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  boolean hasSigned(byte[] message, byte[] signature) {
    byte[] bigEndian = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      bigEndian[i] = point[LENGTH - 1 - i];
    }
    boolean isOdd = (bigEndian[0] & 0x80) != 0;
    bigEndian[0] &= 0x7f;
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(
          KeyFactory.getInstance("Ed25519")
              .generatePublic(
                  new EdECPublicKeySpec(
                      NamedParameterSpec.ED25519,
                      new EdECPoint(isOdd, new BigInteger(1, bigEndian)))));
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      // A point that is not on the curve, or a signature of another length: nobody signed so.
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SshPublicKey key && java.util.Arrays.equals(key.point, point);
  }

  @Override
  public int hashCode() {
    return java.util.Arrays.hashCode(point);
  }

  @Override
  public String toString() {
    return fingerprint();
  }
}
