package dev.ringfence.collect.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;
import dev.ringfence.collect.Fault;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who asks.
 *
 * @param name tenant, object and application or user as the token names them; empty where it does
 *     not
 * @param fault why there is no token
 */
record Caller(String name, Optional<Fault> fault) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Asks for a token, as each call will. */
  static Caller of(Credentials credentials, Cloud cloud, Duration patience) {
    return Mono.defer(
            () -> credentials.getToken(new TokenRequestContext().addScopes(cloud.scope())))
        .timeout(patience)
        .map(token -> new Caller(name(token), Optional.empty()))
        .onErrorResume(
            Failures::isExpected,
            failure -> Mono.just(new Caller("", Optional.of(Failures.fault(failure)))))
        .blockOptional()
        .orElseThrow(() -> new IllegalStateException("credentials gave neither token nor failure"));
  }

  /** The claims of Microsoft's access tokens (access token claims reference): no secret is one. */
  private static String name(AccessToken token) {
    JsonNode claims = claims(token.getToken());
    return Stream.of("tid", "oid", "appid", "upn")
        .filter(claim -> claims.path(claim).isString())
        .map(claim -> claim + "=" + claims.path(claim).asString().replaceAll("[^\\w.@+-]", "?"))
        .collect(Collectors.joining(" "));
  }

  private static JsonNode claims(String token) {
    String[] parts = token.split("\\.", -1);
    try {
      return parts.length == 3
          ? MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]))
          : MAPPER.missingNode();
    } catch (IllegalArgumentException | JacksonException e) {
      return MAPPER.missingNode(); // A token is for the service alone to read; this one we cannot.
    }
  }
}
