package dev.ringfence.collect.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.HttpLogOptions;
import com.azure.core.http.policy.RequestIdPolicy;
import com.azure.core.util.Configuration;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.resourcemanager.resources.fluentcore.policy.AuthenticationPolicy;
import com.azure.resourcemanager.resources.fluentcore.policy.UserAgentPolicy;
import java.time.Duration;

/**
 * The SDK's way to Resource Manager, put together of its own policies. Its ready-made pipeline is
 * not taken: it registers a missing resource provider with the subscription, which is a write, and
 * it tries again without the subscription's other calls knowing of it.
 */
final class Pipelines {
  private static final Duration CONNECTING = Duration.ofSeconds(20);

  private Pipelines() {}

  /** Follows no redirection, so that tokens stay where they were sent. */
  static HttpClient http() {
    return new JdkHttpClientBuilder().connectionTimeout(CONNECTING).build();
  }

  /** Environment, workload identity, managed identity and the developers' tools, in this order. */
  static TokenCredential credential(AzureAccess access, HttpClient http) {
    DefaultAzureCredentialBuilder builder = new DefaultAzureCredentialBuilder().httpClient(http);
    access.tenant().ifPresent(builder::tenantId);
    access.cloud().authority().ifPresent(authority -> builder.authorityHost(authority.toString()));
    if (!access.cloud().isKnown()) {
      // Else the public cloud's directory would be asked about an authority it has never heard of.
      builder.disableInstanceDiscovery();
    }
    return builder.build();
  }

  static HttpPipeline of(Cloud cloud, TokenCredential credential, HttpClient http) {
    HttpLogOptions nothing = new HttpLogOptions().setApplicationId("ringfence");
    return new HttpPipelineBuilder()
        .policies(
            new UserAgentPolicy(nothing, Configuration.getGlobalConfiguration()),
            new RequestIdPolicy(),
            new AuthenticationPolicy(credential, cloud.environment(), cloud.scope()))
        .httpClient(http)
        .build();
  }
}
