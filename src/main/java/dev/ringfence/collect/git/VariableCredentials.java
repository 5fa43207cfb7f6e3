package dev.ringfence.collect.git;

import dev.ringfence.evidence.CollectionGap.Reason;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/**
 * Gives one server what environment variables hold, and nobody else: a redirect leads to another
 * server without it.
 */
final class VariableCredentials extends CredentialsProvider {
  /** Servers that take a token alone want some user before it. */
  private static final String ANY_USER = "token";

  private final URIish server;
  private final String user;
  private final String token;

  private VariableCredentials(URIish server, String user, String token) {
    this.server = server;
    this.user = user;
    this.token = token;
  }

  /**
   * @param environment value of a variable
   * @throws NotCollectedException if a variable is not set; it names the variable
   */
  static VariableCredentials of(
      URIish server, GitSource.Variables variables, Function<String, Optional<String>> environment)
      throws NotCollectedException {
    String user = ANY_USER;
    if (variables.user().isPresent()) {
      user = value(variables.user().get(), environment);
    }
    return new VariableCredentials(server, user, value(variables.token(), environment));
  }

  private static String value(String variable, Function<String, Optional<String>> environment)
      throws NotCollectedException {
    Optional<String> value = environment.apply(variable).filter(text -> !text.isBlank());
    if (value.isEmpty()) {
      throw new NotCollectedException(
          Reason.DENIED, "the environment variable " + variable + " is not set");
    }
    return value.get();
  }

  @Override
  public boolean isInteractive() {
    return false;
  }

  @Override
  public boolean supports(CredentialItem... items) {
    return Arrays.stream(items)
        .allMatch(
            item ->
                item instanceof CredentialItem.Username || item instanceof CredentialItem.Password);
  }

  @Override
  public boolean get(URIish asking, CredentialItem... items) {
    if (!isServer(asking) || !supports(items)) {
      return false;
    }
    for (CredentialItem item : items) {
      if (item instanceof CredentialItem.Username name) {
        name.setValue(user);
      } else if (item instanceof CredentialItem.Password password) {
        password.setValue(token.toCharArray());
      }
    }
    return true;
  }

  private boolean isServer(URIish asking) {
    return server.getScheme().equalsIgnoreCase(asking.getScheme())
        && server.getHost().equalsIgnoreCase(asking.getHost())
        && server.getPort() == asking.getPort();
  }

  @Override
  public String toString() {
    return "credentials for " + server.getHost();
  }
}
