package dev.ringfence.read.aws;

import dev.ringfence.network.Fact;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Times as the AWS CLI prints them: ISO 8601 with an offset. */
final class Times {
  private Times() {}

  /** A time the API always gives. */
  static Fact<Instant> at(Json json, String member) {
    return json.text(member)
        .flatMap(
            text -> {
              try {
                return Fact.known(OffsetDateTime.parse(text).toInstant());
              } catch (DateTimeParseException e) {
                return Fact.unknown(member + " is no time", json.sourceOf(member));
              }
            });
  }
}
