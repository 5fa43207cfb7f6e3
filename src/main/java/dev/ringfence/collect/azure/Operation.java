package dev.ringfence.collect.azure;

import com.azure.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One read of Resource Manager.
 *
 * @param call as the table of calls has it, {@code az network vnet list}
 * @param method POST where the API has made an action of a read
 * @param reach what one request is about
 * @param path below the subscription, the resource group, or the resource
 * @param version of the API, {@code 2024-05-01}
 * @param listing the call whose items it is asked for; empty where it is asked of none
 * @param logged namespace whose events it is asked for; empty where it is about no log
 */
record Operation(
    String call,
    HttpMethod method,
    Reach reach,
    String path,
    String version,
    String listing,
    String logged) {
  /** Azure keeps events for 90 days, and refuses a question that begins before (activity log). */
  private static final Duration KEPT = Duration.ofDays(89);

  /** What one request of an operation is about. */
  enum Reach {
    /** The subscription, or the tenant. */
    WHOLE,
    /** One of its resource groups; the API has no list of the whole subscription. */
    RESOURCE_GROUP,
    /** One resource that a listing names. */
    RESOURCE,
    /** One such resource again, where the answers about all of them are one list. */
    LISTED
  }

  /** Events about resources of a provider, as far back as they are kept. */
  static Operation log(String call, String path, String version, String namespace) {
    return new Operation(call, HttpMethod.GET, Reach.WHOLE, path, version, "", namespace);
  }

  static Operation list(String call, String path, String version) {
    return new Operation(call, HttpMethod.GET, Reach.WHOLE, path, version, "", "");
  }

  static Operation perGroup(String call, String path, String version) {
    return new Operation(call, HttpMethod.GET, Reach.RESOURCE_GROUP, path, version, "", "");
  }

  static Operation each(
      String call, HttpMethod method, String listing, String path, String version) {
    return new Operation(call, method, Reach.RESOURCE, path, version, listing, "");
  }

  static Operation below(String call, String listing, String path, String version) {
    return new Operation(call, HttpMethod.GET, Reach.LISTED, path, version, listing, "");
  }

  /** Path and query of a request about what an id names. */
  String target(String id, Instant now) {
    return id + path + "?api-version=" + version + (logged.isEmpty() ? "" : filter(now));
  }

  /** One of the patterns that the log takes (Azure Monitor REST API, Activity Logs, List). */
  private String filter(Instant now) {
    Instant to = now.truncatedTo(ChronoUnit.SECONDS);
    String filter =
        "eventTimestamp ge '%s' and eventTimestamp le '%s' and resourceProvider eq '%s'"
            .formatted(to.minus(KEPT), to, logged);
    return "&$filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** {@code Microsoft.Network}; empty where the path names no provider. */
  String namespace() {
    String[] parts = path.split("/providers/|/", -1);
    return path.startsWith("/providers/") ? parts[1] : "";
  }
}
