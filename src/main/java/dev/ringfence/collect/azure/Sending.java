package dev.ringfence.collect.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sends one request once, and waits no longer than it may. */
final class Sending {
  /** No call waits as long; a date in the far future is not counted in nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(1);

  /** Resource Manager cuts its pages at some megabytes. */
  private static final int MOST_BYTES = 128 << 20;

  private static final HttpHeaderName REQUEST_ID = HttpHeaderName.fromString("x-ms-request-id");
  private static final HttpHeaderName CORRELATION =
      HttpHeaderName.fromString("x-ms-correlation-request-id");
  private static final HttpHeaderName OPERATION = HttpHeaderName.fromString("Azure-AsyncOperation");
  private static final HttpHeaderName WAIT_MS = HttpHeaderName.fromString("retry-after-ms");
  private static final HttpHeaderName ALSO_WAIT_MS =
      HttpHeaderName.fromString("x-ms-retry-after-ms");

  /** Reactor's name for who is told what comes of a request after it was given up. */
  private static final String DROPPED = "reactor.onErrorDropped.local";

  /** That it was given up is told already, as the gap it leaves. */
  private static final Consumer<Throwable> IGNORED = late -> {};

  private Sending() {}

  /**
   * A request to send.
   *
   * @param body JSON; empty for a GET
   */
  record Question(HttpMethod method, URI address, String body) {
    HttpRequest request() {
      HttpRequest request = new HttpRequest(method, address.toString());
      request.setHeader(HttpHeaderName.ACCEPT, "application/json");
      if (method == HttpMethod.POST) {
        request.setHeader(HttpHeaderName.CONTENT_TYPE, "application/json");
        request.setBody(body);
        // The HTTP client counts for itself, and warns of whoever does it before.
        request.getHeaders().remove(HttpHeaderName.CONTENT_LENGTH);
      }
      return request;
    }
  }

  static Reply send(HttpPipeline pipeline, Question question, Duration patience) {
    return Mono.defer(() -> pipeline.send(question.request()))
        .flatMap(Sending::read)
        .timeout(patience)
        .onErrorResume(
            Failures::isExpected, failure -> Mono.just(Reply.broken(Failures.fault(failure))))
        .contextWrite(context -> context.put(DROPPED, IGNORED))
        .blockOptional()
        .orElseThrow(() -> new IllegalStateException("neither an answer nor a failure came"));
  }

  private static Mono<Reply> read(HttpResponse response) {
    HttpHeaders headers = response.getHeaders();
    return body(response.getBody())
        .map(
            body ->
                new Reply(
                    response.getStatusCode(),
                    wait(headers),
                    later(headers),
                    id(headers),
                    body,
                    Optional.empty()));
  }

  private static Mono<byte[]> body(Flux<ByteBuffer> parts) {
    return parts
        .collect(
            ByteArrayOutputStream::new,
            (whole, part) -> {
              byte[] bytes = new byte[part.remaining()];
              part.get(bytes);
              if ((long) whole.size() + bytes.length > MOST_BYTES) {
                throw reactor.core.Exceptions.propagate(new TooLargeException(MOST_BYTES));
              }
              whole.writeBytes(bytes);
            })
        .map(ByteArrayOutputStream::toByteArray);
  }

  /** The answer itself is at Location, and how far it is at the other (ARM, async operations). */
  private static Optional<String> later(HttpHeaders headers) {
    return Optional.ofNullable(headers.getValue(HttpHeaderName.LOCATION))
        .or(() -> Optional.ofNullable(headers.getValue(OPERATION)));
  }

  private static String id(HttpHeaders headers) {
    return Optional.ofNullable(headers.getValue(REQUEST_ID))
        .or(() -> Optional.ofNullable(headers.getValue(CORRELATION)))
        .map(id -> id.replaceAll("[^\\w:.-]", "?"))
        .filter(id -> !id.isEmpty())
        .orElse("UNKNOWN");
  }

  /** Milliseconds, seconds or a date (RFC 9110, Retry-After; Azure's own headers beside it). */
  private static Optional<Duration> wait(HttpHeaders headers) {
    return Optional.ofNullable(headers.getValue(WAIT_MS))
        .or(() -> Optional.ofNullable(headers.getValue(ALSO_WAIT_MS)))
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(text -> Duration.ofMillis(Long.parseLong(text)))
        .or(
            () ->
                Optional.ofNullable(headers.getValue(HttpHeaderName.RETRY_AFTER))
                    .flatMap(Sending::wait))
        .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
  }

  private static Optional<Duration> wait(String text) {
    if (text.matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(Instant.now(), until);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException e) {
      return Optional.empty(); // Neither of the two forms: the usual pause is made.
    }
  }
}
