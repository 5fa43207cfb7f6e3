package dev.ringfence.collect.aws;

import dev.ringfence.collect.Fault;
import dev.ringfence.evidence.CollectionGap.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Makes one call and follows it to its last page. */
final class Asking {
  private final Connection connection;
  private final Clock clock;

  Asking(Connection connection, Clock clock) {
    this.connection = connection;
    this.clock = clock;
  }

  /**
   * Asks once.
   *
   * @param items what is asked about; none where the call is made once
   */
  Answer ask(Operation operation, Clients clients, List<String> items) {
    List<Answer.Page> pages = new ArrayList<>();
    Instant begun = clock.instant();
    Optional<Fault> fault;
    boolean isHeard = true;
    try {
      fault = follow(operation, clients, items, pages);
    } catch (SdkException e) {
      Fault failed = Failures.fault(e, operation, clients.region());
      boolean isSlow = clients.isSlowSince(operation.service(), begun);
      isHeard = isSlow || !pages.isEmpty() || e instanceof SdkServiceException;
      fault =
          Optional.of(
              isSlow && failed.reason() == Reason.TIMED_OUT ? Failures.throttledOut() : failed);
    }
    return new Answer(operation, items, pages, fault, isHeard, clock.instant());
  }

  private Optional<Fault> follow(
      Operation operation, Clients clients, List<String> items, List<Answer.Page> pages) {
    Instant end = clock.instant().plus(connection.answer());
    Set<String> followed = new HashSet<>();
    String token = "";
    do {
      if (clock.instant().isAfter(end)) {
        return Optional.of(
            Fault.of(
                Reason.TIMED_OUT,
                "not all pages came within " + Failures.words(connection.answer())));
      }
      if (pages.size() == operation.mostPages()) {
        return Optional.of(
            Fault.of(
                Reason.TRUNCATED,
                "has more than " + pages.size() + " pages, and no more than these are asked for"));
      }
      AwsResponse response = operation.page(clients, items, token);
      pages.add(page(operation, response));
      token = operation.isPaged() ? operation.continuation(response) : "";
      if (!token.isEmpty() && !followed.add(token)) {
        return Optional.of(
            Fault.of(Reason.TRUNCATED, "the service leads to the same page again and again"));
      }
    } while (!token.isEmpty());
    return Optional.empty();
  }

  private static Answer.Page page(Operation operation, AwsResponse response) {
    Map<String, Object> members = CliJson.members(response);
    operation.continuationMember(response).ifPresent(members::remove);
    String id =
        Optional.ofNullable(response.responseMetadata())
            .flatMap(metadata -> Optional.ofNullable(metadata.requestId()))
            .orElse("UNKNOWN");
    return new Answer.Page(members, CliJson.unsent(response), id);
  }
}
