package dev.ringfence.collect.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * What all subscriptions share: connections, patience, and the count of calls.
 *
 * @param credentials of an access
 * @param notice gets a line where a subscription slows us down or cannot be asked
 */
record Wire(
    Connection connection,
    HttpClient http,
    BiFunction<AzureAccess, HttpClient, TokenCredential> credentials,
    CallTally tally,
    Consumer<String> notice) {
  static Wire of(Connection connection, Consumer<String> notice) {
    return new Wire(connection, Pipelines.http(), Pipelines::credential, new CallTally(), notice);
  }
}
