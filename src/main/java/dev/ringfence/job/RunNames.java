package dev.ringfence.job;

import dev.ringfence.evidence.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Names that are the same for the same run, wherever it is launched. */
final class RunNames {
  private static final int LENGTH = 8;

  private RunNames() {}

  static String of(Instant asOf, Digest inputs) {
    String named = asOf + "\n" + inputs;
    return UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8))
        .toString()
        .substring(0, LENGTH);
  }
}
