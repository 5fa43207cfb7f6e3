package dev.ringfence.collect.azure;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A server that speaks Resource Manager's wire: lists under {@code value}, {@code nextLink}, errors
 * under {@code error}, request ids and {@code Retry-After} in headers. A subscription is there, the
 * caller is a reader of it, and every list is empty, unless a test says otherwise.
 */
final class StubArm implements AutoCloseable {
  /** What a role that reads everything gives. */
  static final String READER =
      """
      {"value": [{"actions": ["*/read", "Microsoft.Network/virtualNetworks/\
      listNetworkManagerEffectiveSecurityAdminRules/action"], "notActions": []}]}""";

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
   */
  record Reply(int status, String body, String retryAfter) {}

  /** Answers one kind of request. */
  @FunctionalInterface
  interface Script {
    Reply reply(Asked asked) throws IOException, InterruptedException;
  }

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile Script otherwise = this::standard;

  private StubArm(HttpsServer server) {
    this.server = server;
  }

  static StubArm start() throws IOException {
    StubArm stub = new StubArm(HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 50));
    stub.server.setHttpsConfigurator(new HttpsConfigurator(OwnCertificate.context()));
    stub.server.createContext("/", stub::handle);
    stub.server.setExecutor(stub.threads);
    stub.server.start();
    return stub;
  }

  URI endpoint() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * Says what a request does.
   *
   * @param last the last segment of its path, {@code virtualNetworks}
   */
  StubArm on(String last, Script script) {
    scripts.put(last, script);
    return this;
  }

  /** Says what a request does that nothing else is said of. */
  StubArm otherwise(Script script) {
    otherwise = script;
    return this;
  }

  List<Asked> asked() {
    return asked;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Asked request =
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""),
            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
            body);
    asked.add(request);
    String id = "id-" + asked.size();
    try {
      Reply reply = scripts.getOrDefault(request.last(), otherwise).reply(request);
      byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
      exchange.getResponseHeaders().add("x-ms-request-id", id);
      if (!reply.retryAfter().isEmpty()) {
        exchange.getResponseHeaders().add("Retry-After", reply.retryAfter());
      }
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    } catch (UncheckedIOException e) {
      // The script broke the connection.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  /** What is answered where a test says nothing. */
  Reply standard(Asked request) {
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

  static Reply error(int status, String code, String message) {
    return new Reply(
        status,
        "{\"error\": {\"code\": \"%s\", \"message\": \"%s\"}}".formatted(code, message),
        "");
  }

  /** Breaks the connection before anything is said. */
  static Reply reset() {
    throw new UncheckedIOException(new IOException("reset"));
  }

  /** Waits until the test is over. */
  static Reply never() throws InterruptedException {
    TimeUnit.MINUTES.sleep(10);
    throw new UncheckedIOException(new IOException("never"));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
