package dev.ringfence.collect.azure;

import dev.ringfence.collect.Fault;
import dev.ringfence.evidence.CollectionGap.Reason;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What the caller may do in all of a subscription, role by role (REST API, permissions). Lists are
 * cut to what a caller may see without a word of it, so a list is whole only where the caller may
 * read its kind everywhere.
 */
final class Grants {
  private final List<JsonNode> roles;
  private final Optional<Fault> unknown;

  Grants(Answer permissions) {
    roles = permissions.items().toList();
    unknown = permissions.fault();
  }

  /** Why an answer that came whole may still be a part; empty where nothing speaks for it. */
  Optional<Fault> doubt(String permission) {
    if (roles.stream().anyMatch(role -> allows(role, permission))) {
      return Optional.empty();
    }
    return Optional.of(
        unknown
            .map(
                fault ->
                    Fault.of(
                        fault.reason(),
                        "whether the caller sees all of them is not known: what it may do could not"
                            + " be listed: "
                            + fault.words()))
            .orElseGet(
                () ->
                    Fault.of(
                        Reason.DENIED,
                        "the caller is not allowed "
                            + permission
                            + " in all of the subscription, so what was listed may be a part")));
  }

  private static boolean allows(JsonNode role, String permission) {
    return matches(role.path("actions"), permission)
        && !matches(role.path("notActions"), permission);
  }

  /** Whether one of a list's patterns, in which {@code *} stands for any letters, is of it. */
  private static boolean matches(JsonNode patterns, String permission) {
    return patterns
        .valueStream()
        .map(pattern -> pattern.asString(""))
        .anyMatch(
            pattern ->
                Pattern.compile(
                        ("\\Q" + pattern.replace("\\E", "") + "\\E").replace("*", "\\E.*\\Q"),
                        Pattern.CASE_INSENSITIVE)
                    .matcher(permission)
                    .matches());
  }
}
