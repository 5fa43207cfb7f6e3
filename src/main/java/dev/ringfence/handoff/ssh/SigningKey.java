package dev.ringfence.handoff.ssh;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/**
 * An Ed25519 private key in the format of OpenSSH (PROTOCOL.key), without a passphrase. It is
 * written to its own file only: nothing here prints it, and {@link #toString} shows the public
 * half.
 */
public final class SigningKey {
  private static final Armor ARMOR = new Armor("OPENSSH PRIVATE KEY");
  private static final String MAGIC = "openssh-key-v1\0";
  private static final String NONE = "none";
  private static final int BLOCK = 8;
  private static final int SEED = 32;

  private final byte[] seed;
  private final SshPublicKey publicKey;

  private SigningKey(byte[] seed, SshPublicKey publicKey) {
    this.seed = seed;
    this.publicKey = publicKey;
  }

  /** A new key. */
  static SigningKey generate() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      return new SigningKey(seed, SshPublicKey.of((EdECPublicKey) pair.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform lacks Ed25519", e);
    }
  }

  /**
   * Reads a private key.
   *
   * @throws IllegalArgumentException saying what it is instead, and nothing of its content
   */
  static SigningKey parse(String text) {
    if (text.stripLeading().startsWith("ssh-")) {
      throw new IllegalArgumentException(
          "it is a public key; the private one is the file without .pub");
    }
    if (!ARMOR.isAround(text.strip())) {
      throw new IllegalArgumentException(
          text.contains("PRIVATE KEY-----")
              ? "it is a private key, but not in the format of OpenSSH"
              : "it is no private key");
    }
    byte[] bytes =
        ARMOR
            .inside(text)
            .orElseThrow(() -> new IllegalArgumentException("it is cut short or damaged"));
    return read(new WireReader(bytes));
  }

  private static SigningKey read(WireReader reader) {
    if (!Arrays.equals(
        reader.raw(MAGIC.length()), MAGIC.getBytes(java.nio.charset.StandardCharsets.US_ASCII))) {
      throw new IllegalArgumentException("it is cut short or damaged");
    }
    if (!reader.text().equals(NONE)) {
      throw new IllegalArgumentException(
          "it is protected by a passphrase, which an unattended run cannot enter: give a key"
              + " without one, or let handoff make its own");
    }
    reader.string();
    reader.string();
    if (reader.number() != 1) {
      throw new IllegalArgumentException("it holds several keys, one expected");
    }
    SshPublicKey stated = SshPublicKey.ofBlob(reader.string());
    return read(new WireReader(reader.string()), stated);
  }

  private static SigningKey read(WireReader inner, SshPublicKey stated) {
    long check = inner.number();
    long again = inner.number();
    if (check != again || !inner.text().equals(SshPublicKey.TYPE)) {
      throw new IllegalArgumentException("it is cut short or damaged");
    }
    inner.string();
    SigningKey key = new SigningKey(Arrays.copyOf(inner.string(), SEED), stated);
    byte[] probe = {1};
    if (!stated.hasSigned(probe, key.sign(probe))) {
      throw new IllegalArgumentException("its public and its private half do not belong together");
    }
    return key;
  }

  public SshPublicKey publicKey() {
    return publicKey;
  }

  /** Signs a message for a namespace; the same message gives the same signature (RFC 8032). */
  public SshSignature sign(String namespace, byte[] message) {
    return SshSignature.by(this, namespace, message);
  }

  byte[] sign(byte[] message) {
    try {
      PrivateKey key =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform lacks Ed25519", e);
    }
  }

  /** The text of its file, for {@link SigningKeys} alone. */
  String secretText(String comment) {
    byte[] joined = Arrays.copyOf(seed, SEED + SshPublicKey.LENGTH);
    System.arraycopy(publicKey.point(), 0, joined, SEED, SshPublicKey.LENGTH);
    // Two equal numbers tell a wrong passphrase; without one any number does.
    WireWriter inner =
        new WireWriter()
            .number(0)
            .number(0)
            .string(SshPublicKey.TYPE)
            .string(publicKey.point())
            .string(joined)
            .string(comment);
    for (int pad = 1; inner.length() % BLOCK != 0; pad++) {
      inner.raw(new byte[] {(byte) pad});
    }
    return ARMOR.around(
        new WireWriter()
            .raw(MAGIC.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
            .string(NONE)
            .string(NONE)
            .string("")
            .number(1)
            .string(publicKey.blob())
            .string(inner.bytes())
            .bytes());
  }

  @Override
  public String toString() {
    return publicKey.fingerprint();
  }
}
