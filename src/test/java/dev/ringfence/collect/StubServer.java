package dev.ringfence.collect;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * What stubs of providers have in common: scripts by the name of a request, what was asked so far,
 * connections that break, and answers that never come.
 *
 * @param <A> what one request asked
 * @param <R> what comes back
 */
public abstract class StubServer<A, R> implements AutoCloseable {
  /** Answers one kind of request. */
  @FunctionalInterface
  public interface Script<A, R> {
    R reply(A asked) throws IOException, InterruptedException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Script<A, R>> scripts = new ConcurrentHashMap<>();
  private final List<A> asked = new CopyOnWriteArrayList<>();
  private volatile Script<A, R> otherwise = this::standard;

  protected StubServer(HttpServer server) {
    this.server = server;
  }

  /** Begins to answer. */
  protected final void begin() {
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  protected final int port() {
    return server.getAddress().getPort();
  }

  protected abstract A asked(HttpExchange exchange, String body);

  /** What scripts call the request. */
  protected abstract String name(A request);

  /** What is answered where a test says nothing. */
  protected abstract R standard(A request);

  protected abstract int status(R reply);

  protected abstract String body(R reply);

  /** Sets the headers of a reply. */
  protected abstract void head(HttpExchange exchange, R reply, String requestId);

  /** Says what a request does, by its name. */
  public final StubServer<A, R> on(String name, Script<A, R> script) {
    scripts.put(name, script);
    return this;
  }

  /** Says what a request does that nothing else is said of. */
  public final StubServer<A, R> otherwise(Script<A, R> script) {
    otherwise = script;
    return this;
  }

  public final List<A> asked() {
    return asked;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    A request = asked(exchange, body);
    asked.add(request);
    String id = "id-" + asked.size();
    try {
      R reply = scripts.getOrDefault(name(request), otherwise).reply(request);
      byte[] bytes = body(reply).getBytes(StandardCharsets.UTF_8);
      head(exchange, reply, id);
      exchange.sendResponseHeaders(status(reply), bytes.length == 0 ? -1 : bytes.length);
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

  /** Breaks the connection before anything is said. */
  public static <R> R reset() {
    throw new UncheckedIOException(new IOException("reset"));
  }

  /** Waits until the test is over. */
  public static <R> R never() throws InterruptedException {
    TimeUnit.MINUTES.sleep(10);
    throw new UncheckedIOException(new IOException("never"));
  }

  @Override
  public final void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
