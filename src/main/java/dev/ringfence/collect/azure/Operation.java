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
 * @param filter what of the list is asked for, with {@code {from}} and {@code {to}} in the place of
 *     times; empty where all of it is
 */
record Operation(
    String call,
    HttpMethod method,
    Reach reach,
    String path,
    String version,
    String listing,
    String filter) {
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
    LISTED,
    /** One interface that a machine holds, whose answer takes the service its time. */
    HELD
  }

  /**
   * Events about resources of a provider, as far back as they are kept; one of the patterns that
   * the log takes (Azure Monitor REST API, Activity Logs, List).
   */
  static Operation log(String call, String path, String version, String namespace) {
    String filter =
        "eventTimestamp ge '{from}' and eventTimestamp le '{to}' and resourceProvider eq '%s'"
            .formatted(namespace);
    return new Operation(call, HttpMethod.GET, Reach.WHOLE, path, version, "", filter);
  }

  /** A list that the API makes by an action. */
  static Operation query(String call, String path, String version, String filter) {
    return new Operation(call, HttpMethod.POST, Reach.WHOLE, path, version, "", filter);
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

  /** What is in effect for an interface; the service looks it up before it answers. */
  static Operation effective(String call, String listing, String path, String version) {
    return new Operation(call, HttpMethod.POST, Reach.HELD, path, version, listing, "");
  }

  static Operation below(String call, String listing, String path, String version) {
    return new Operation(call, HttpMethod.GET, Reach.LISTED, path, version, listing, "");
  }

  /** Path and query of a request about what an id names. */
  String target(String id, Instant now) {
    Instant to = now.truncatedTo(ChronoUnit.SECONDS);
    String asked =
        filter.replace("{from}", to.minus(KEPT).toString()).replace("{to}", to.toString());
    String encoded = URLEncoder.encode(asked, StandardCharsets.UTF_8).replace("+", "%20");
    return id + path + "?api-version=" + version + (filter.isEmpty() ? "" : "&$filter=" + encoded);
  }

  /** {@code Microsoft.Network}; empty where the path names no provider. */
  String namespace() {
    String[] parts = path.split("/providers/|/", -1);
    return path.startsWith("/providers/") ? parts[1] : "";
  }
}
