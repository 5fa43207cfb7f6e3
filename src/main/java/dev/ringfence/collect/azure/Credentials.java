package dev.ringfence.collect.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.ClientAuthenticationException;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The right to ask; whatever keeps a token from coming is one kind of failure. */
final class Credentials implements TokenCredential {
  private final TokenCredential source;

  Credentials(TokenCredential source) {
    this.source = source;
  }

  @Override
  public Mono<AccessToken> getToken(TokenRequestContext request) {
    return Mono.defer(() -> source.getToken(request))
        .onErrorMap(
            failure ->
                new ClientAuthenticationException(
                    Optional.ofNullable(failure.getMessage()).orElse(""), null, failure));
  }

  /** Never the credentials. */
  @Override
  public String toString() {
    return "credentials";
  }
}
