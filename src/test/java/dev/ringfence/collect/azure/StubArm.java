package dev.ringfence.collect.azure;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.ringfence.collect.StubServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A server that speaks Resource Manager's wire: lists under {@code value}, {@code nextLink}, errors
 * under {@code error}, request ids and {@code Retry-After} in headers. A subscription is there, the
 * caller is a reader of it, and every list is empty, unless a test says otherwise.
 */
final class StubArm extends StubServer<StubArm.Asked, StubArm.Reply> {
  /** What a role that reads everything gives. */
  static final String READER =
      """
      {"value": [{"actions": ["*/read", "Microsoft.Network/virtualNetworks/\
      listNetworkManagerEffectiveSecurityAdminRules/action",
      "Microsoft.PolicyInsights/policyStates/queryResults/action"], "notActions": []}]}""";

  /**
   * What one request asked.
   *
   * @param path without the query
   * @param query as it came; empty for none
   */
  record Asked(String method, String path, String query, String authorization, String body) {
    /** Its last segment, {@code virtualNetworks}. */
    String last() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The id after {@code /subscriptions/}; empty where there is none. */
    String subscription() {
      String[] parts = path.split("/", -1);
      return parts.length > 2 && parts[1].equals("subscriptions") ? parts[2] : "";
    }
  }

  /**
   * What comes back.
   *
   * @param retryAfter as the header has it; empty for none
   * @param headers others, by name
   */
  record Reply(int status, String body, String retryAfter, Map<String, String> headers) {
    Reply(int status, String body, String retryAfter) {
      this(status, body, retryAfter, Map.of());
    }
  }

  private StubArm(HttpsServer server) {
    super(server);
    server.setHttpsConfigurator(new HttpsConfigurator(OwnCertificate.context()));
  }

  static StubArm start() throws IOException {
    StubArm stub = new StubArm(HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 50));
    stub.begin();
    return stub;
  }

  URI endpoint() {
    return URI.create("https://127.0.0.1:" + port());
  }

  @Override
  protected Asked asked(HttpExchange exchange, String body) {
    return new Asked(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""),
        String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
        body);
  }

  /** The last segment of its path, {@code virtualNetworks}. */
  @Override
  protected String name(Asked request) {
    return request.last();
  }

  @Override
  protected int status(Reply reply) {
    return reply.status();
  }

  @Override
  protected String body(Reply reply) {
    return reply.body();
  }

  @Override
  protected void head(HttpExchange exchange, Reply reply, String requestId) {
    exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
    exchange.getResponseHeaders().add("x-ms-request-id", requestId);
    reply.headers().forEach(exchange.getResponseHeaders()::add);
    if (!reply.retryAfter().isEmpty()) {
      exchange.getResponseHeaders().add("Retry-After", reply.retryAfter());
    }
  }

  @Override
  protected Reply standard(Asked request) {
    if (request.path().equals("/subscriptions/" + request.subscription())) {
      return subscription(request.subscription(), "Enabled");
    }
    return request.last().equals("permissions") ? json(READER) : json("{\"value\": []}");
  }

  static Reply subscription(String id, String state) {
    return json(
        "{\"id\": \"/subscriptions/%s\", \"subscriptionId\": \"%s\", \"state\": \"%s\"}"
            .formatted(id, id, state));
  }

  static Reply json(String body) {
    return new Reply(200, body, "");
  }

  /**
   * What is taken, to be asked for at an address; at once, so that no test waits for it.
   *
   * @param header {@code Location} or {@code Azure-AsyncOperation}
   */
  static Reply accepted(String header, String address) {
    return new Reply(202, "", "0", Map.of(header, address));
  }

  /** Address of an operation of the location. */
  String operation(String sort, String subscription, String id) {
    String location = "/providers/Microsoft.Network/locations/westeurope/";
    return endpoint()
        + "/subscriptions/"
        + subscription
        + location
        + sort
        + "/"
        + id
        + "?api-version=2024-05-01";
  }

  static Reply error(int status, String code, String message) {
    return new Reply(
        status,
        "{\"error\": {\"code\": \"%s\", \"message\": \"%s\"}}".formatted(code, message),
        "");
  }
}
