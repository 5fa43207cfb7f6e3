package dev.ringfence.audit;

import dev.ringfence.handoff.ssh.SigningKey;
import dev.ringfence.handoff.ssh.SigningKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The key that packages are signed with.
 *
 * @param file where it lies
 * @param isNew whether it was made just now
 */
public record HandoffKey(SigningKey key, Path file, boolean isNew) {
  private static final String COMMENT = "ringfence-handoff";

  /**
   * A key somebody gave.
   *
   * @throws IllegalArgumentException saying why it cannot be used, and nothing of its content
   */
  public static HandoffKey given(Path file) throws IOException {
    return new HandoffKey(SigningKeys.read(file), file, false);
  }

  /** Where the key of a state folder lies, or will. */
  public static Path file(Path state) {
    return state.resolve("keys").resolve("handoff_ed25519");
  }

  /** The key under a state folder; made where there is none, readable by its owner only. */
  public static HandoffKey under(Path state) throws IOException {
    Path file = file(state);
    if (!Files.exists(file)) {
      return new HandoffKey(SigningKeys.create(file, COMMENT), file, true);
    }
    HandoffKey key = given(file);
    SigningKeys.restorePublic(key.key(), file, COMMENT);
    return key;
  }

  /** As {@code ssh-keygen -l} prints it. */
  public String fingerprint() {
    return key.publicKey().fingerprint();
  }

  @Override
  public String toString() {
    return fingerprint();
  }
}
