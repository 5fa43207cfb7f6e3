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
  /**
   * A key somebody gave.
   *
   * @throws IllegalArgumentException saying why it cannot be used, and nothing of its content
   */
  public static HandoffKey given(Path file) throws IOException {
    return new HandoffKey(SigningKeys.read(file), file, false);
  }

  /** The key under a state folder; made where there is none, readable by its owner only. */
  public static HandoffKey under(Path state) throws IOException {
    Path file = state.resolve("keys").resolve("handoff_ed25519");
    return Files.exists(file)
        ? given(file)
        : new HandoffKey(SigningKeys.create(file, "ringfence-handoff"), file, true);
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
