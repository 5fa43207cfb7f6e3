package dev.ringfence.collect.azure;

import com.azure.core.http.HttpMethod;
import dev.ringfence.collect.Fault;
import dev.ringfence.collect.Looked;
import dev.ringfence.collect.OutlineReader;
import dev.ringfence.evidence.CollectionGap.Reason;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Puts one question and follows its answer to the last page. */
final class Asking {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Connection connection;
  private final CallTally tally;
  private final Clock clock;
  private final OutlineReader outlines = new OutlineReader(AnswerSealing.DEEPEST, Set.of());

  Asking(Connection connection, CallTally tally, Clock clock) {
    this.connection = connection;
    this.tally = tally;
    this.clock = clock;
  }

  /**
   * Asks about one thing.
   *
   * @param id path of what is asked about: a subscription, a resource group, a resource
   */
  Answer ask(Operation operation, String id, Channel channel) {
    Following following = new Following(operation, channel);
    Optional<Fault> fault =
        following.follow(channel.cloud().at(operation.target(encoded(id), clock.instant())));
    return new Answer(following.pages, fault, following.code, following.isHeard, clock.instant());
  }

  java.time.Instant now() {
    return clock.instant();
  }

  /** Names may hold what a path may not; slashes part them. */
  private static String encoded(String id) {
    StringBuilder path = new StringBuilder();
    for (String part : id.split("/", -1)) {
      String encoded =
          java.net.URLEncoder.encode(part, java.nio.charset.StandardCharsets.UTF_8)
              .replace("+", "%20");
      path.append(path.length() == 0 && part.isEmpty() ? "" : "/").append(encoded);
    }
    return path.toString();
  }

  /** One answer on its way. */
  private final class Following {
    private final Operation operation;
    private final Channel channel;
    private final long end = System.nanoTime() + connection.answer().toNanos();
    private final List<Page> pages = new ArrayList<>();
    private String code = "";
    private boolean isHeard;

    Following(Operation operation, Channel channel) {
      this.operation = operation;
      this.channel = channel;
    }

    Optional<Fault> follow(URI first) {
      Optional<Sending.Question> next =
          Optional.of(new Sending.Question(operation.method(), first, body()));
      Set<String> followed = new HashSet<>();
      while (next.isPresent()) {
        if (System.nanoTime() - end > 0) {
          return Optional.of(Failures.tooLong(connection.answer()));
        }
        Optional<Fault> fault = take(next.get());
        if (fault.isPresent()) {
          return fault;
        }
        Page page = pages.get(pages.size() - 1);
        if (page.isContinued() && !followed.add(page.nextLink() + " " + page.skipToken())) {
          return truncated("the service leads to the same page again and again");
        }
        next = next(page, first);
        if (page.isContinued() && next.isEmpty()) {
          return truncated(
              "what leads to the next page is no address at " + channel.cloud().endpoint());
        }
      }
      return Optional.empty();
    }

    private String body() {
      return operation.method() == HttpMethod.POST ? "{}" : "";
    }

    private Optional<Fault> take(Sending.Question question) {
      Reply reply = isSlow() ? awaited(question) : patiently(question, lastOf());
      isHeard |= reply.isHeard();
      if (reply.broken().isPresent()) {
        return reply.broken().map(this::worded);
      }
      if (!reply.isOk()) {
        code = Failures.code(reply);
        return Optional.of(worded(Failures.refusal(reply)));
      }
      Looked looked = outlines.read(reply.body(), "");
      return looked.fold(document -> take(reply), Optional::of);
    }

    private boolean isSlow() {
      return operation.reach() == Operation.Reach.HELD;
    }

    private Fault worded(Fault fault) {
      return isSlow() ? Failures.ofMachine(fault) : fault;
    }

    /** All requests for one slow answer share the time that a page may take. */
    private Reply awaited(Sending.Question question) {
      long last = lastOf();
      Reply reply = patiently(question, last);
      return reply.isAccepted()
          ? new Awaiting(channel.cloud(), next -> patiently(next, last), connection.pause(), last)
              .answer(reply)
          : reply;
    }

    private long lastOf() {
      return Math.min(end, System.nanoTime() + connection.page().toNanos());
    }

    private Optional<Fault> take(Reply reply) {
      Page page = Page.of(reply.body(), reply.requestId());
      boolean isObject = operation.path().isEmpty();
      if (!page.isList() && !isObject) {
        return Optional.of(Fault.of(Reason.UNPARSABLE, "what came holds no list of resources"));
      }
      pages.add(page);
      return Optional.empty();
    }

    private Optional<Sending.Question> next(Page page, URI first) {
      if (!page.skipToken().isEmpty() && operation.method() == HttpMethod.POST) {
        String body =
            MAPPER.writeValueAsString(MAPPER.createObjectNode().put("skipToken", page.skipToken()));
        return Optional.of(new Sending.Question(HttpMethod.POST, first, body));
      }
      if (page.nextLink().isEmpty()) {
        return Optional.empty();
      }
      try {
        URI address = URI.create(page.nextLink().replace(" ", "%20"));
        return channel.cloud().isAt(address)
            ? Optional.of(new Sending.Question(operation.method(), address, body()))
            : Optional.empty();
      } catch (IllegalArgumentException e) {
        return Optional.empty(); // What calls this says that the pages end here.
      }
    }

    private Optional<Fault> truncated(String words) {
      return Optional.of(Fault.of(Reason.TRUNCATED, words));
    }

    /** Attempt by attempt, each in its turn, until one is worth no other. */
    private Reply patiently(Sending.Question question, long last) {
      Duration pause = connection.pause();
      Reply reply = Reply.broken(Failures.throttledOut());
      for (int attempt = 1; attempt <= connection.attempts(); attempt++) {
        if (!channel.pace().comes(last)) {
          return reply;
        }
        reply = Sending.send(channel.pipeline(), question, patience(last));
        tally.note(reply);
        Duration wait = reply.pause().orElse(pause);
        pause = pause.multipliedBy(2);
        if (reply.isThrottling()) {
          channel.pace().slow(wait);
        } else if (!reply.isWorthAnother() || !fits(wait, last)) {
          return reply;
        } else if (attempt < connection.attempts()) {
          Pace.sleep(wait);
        }
      }
      return reply;
    }

    private boolean fits(Duration wait, long last) {
      return System.nanoTime() + wait.toNanos() - last < 0;
    }

    private Duration patience(long last) {
      Duration left = Duration.ofNanos(Math.max(1, last - System.nanoTime()));
      return left.compareTo(connection.attempt()) < 0 ? left : connection.attempt();
    }
  }
}
