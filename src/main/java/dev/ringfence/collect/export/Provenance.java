package dev.ringfence.collect.export;

import dev.ringfence.evidence.Evidence.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a {@code collected.json} says: {@code {"collectedAt": "2026-11-01T04:00:00Z", "caller":
 * "arn:aws:sts::…"}}.
 *
 * @param caller empty where the record does not tell
 */
record Provenance(Optional<Instant> collectedAt, String caller) {
  static final Provenance NONE = new Provenance(Optional.empty(), "");

  /** A record is two lines; whatever is much longer is something else. */
  private static final long LARGEST = 64 << 10;

  /**
   * A record as it was read.
   *
   * @param fault what is wrong with it
   */
  record Read(Provenance provenance, Optional<String> fault) {}

  Clock clock() {
    return collectedAt.isPresent() ? Clock.COLLECTOR : Clock.FILE;
  }

  static Read read(ExportFile file) {
    if (file.bytes() > LARGEST) {
      return faulty("has more than " + LARGEST + " bytes");
    }
    try {
      byte[] bytes = Files.readAllBytes(file.file());
      JsonNode root = JsonMapper.builder().build().readTree(bytes);
      JsonNode time = root.path("collectedAt");
      JsonNode caller = root.path("caller");
      if (root.isMissingNode()) {
        return faulty("is empty");
      }
      if (!root.isObject() || !time.isString() || !(caller.isMissingNode() || caller.isString())) {
        return faulty("needs a text collectedAt and, if any, a text caller");
      }
      return new Read(
          new Provenance(Optional.of(Instant.parse(time.asString())), caller.asString("")),
          Optional.empty());
    } catch (DateTimeException e) {
      return faulty("gives a collectedAt that is no instant like 2026-11-01T04:00:00Z");
    } catch (JacksonException e) {
      return faulty("is not JSON");
    } catch (IOException e) {
      return faulty("cannot be opened");
    }
  }

  private static Read faulty(String words) {
    return new Read(NONE, Optional.of(words + "; the times of the files were taken instead"));
  }
}
