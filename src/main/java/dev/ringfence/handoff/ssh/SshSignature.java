package dev.ringfence.handoff.ssh;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * A detached signature as {@code ssh-keygen -Y sign} makes it (OpenSSH, PROTOCOL.sshsig): Ed25519
 * over the SHA-512 of a message and the namespace it was signed for.
 */
public final class SshSignature {
  private static final Armor ARMOR = new Armor("SSH SIGNATURE");
  private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final String HASH = "sha512";

  private final SshPublicKey signer;
  private final String namespace;
  private final byte[] signature;

  private SshSignature(SshPublicKey signer, String namespace, byte[] signature) {
    this.signer = signer;
    this.namespace = namespace;
    this.signature = signature;
  }

  static SshSignature by(SigningKey key, String namespace, byte[] message) {
    return new SshSignature(key.publicKey(), namespace, key.sign(signed(namespace, message)));
  }

  private static byte[] signed(String namespace, byte[] message) {
    try {
      return new WireWriter()
          .raw(MAGIC)
          .string(namespace)
          .string("")
          .string(HASH)
          .string(MessageDigest.getInstance("SHA-512").digest(message))
          .bytes();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform lacks SHA-512", e);
    }
  }

  /** The armoured text, as {@code ssh-keygen} writes it. */
  public String text() {
    return ARMOR.around(
        new WireWriter()
            .raw(MAGIC)
            .number(VERSION)
            .string(signer.blob())
            .string(namespace)
            .string("")
            .string(HASH)
            .string(new WireWriter().string(SshPublicKey.TYPE).string(signature).bytes())
            .bytes());
  }

  /** Reads an armoured text; empty unless it is, to the byte, what {@link #text} writes. */
  public static Optional<SshSignature> parse(String text) {
    try {
      return ARMOR
          .inside(text)
          .map(SshSignature::read)
          .filter(signature -> signature.text().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static SshSignature read(byte[] bytes) {
    WireReader reader = new WireReader(bytes);
    reader.raw(MAGIC.length);
    reader.number();
    SshPublicKey signer = SshPublicKey.ofBlob(reader.string());
    String namespace = reader.text();
    reader.string();
    reader.string();
    WireReader signature = new WireReader(reader.string());
    signature.string();
    return new SshSignature(signer, namespace, signature.string());
  }

  public SshPublicKey signer() {
    return signer;
  }

  /** Whether the signer signed this message for this namespace. */
  public boolean covers(String wantedNamespace, byte[] message) {
    return namespace.equals(wantedNamespace)
        && signer.hasSigned(signed(namespace, message), signature);
  }
}
