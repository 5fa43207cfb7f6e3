package dev.ringfence.collect.azure;

import dev.ringfence.collect.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one question came to: the pages that came, and why there are no more where some are missing.
 *
 * @param code the service's own code of what went wrong; empty where it gave none
 * @param isHeard whether the service said anything, an error included
 * @param at when the last page came, or the failure
 */
record Answer(List<Page> pages, Optional<Fault> fault, String code, boolean isHeard, Instant at) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  Answer {
    pages = List.copyOf(pages);
  }

  static Answer whole(List<Page> pages, Instant at) {
    return new Answer(pages, Optional.empty(), "", true, at);
  }

  static Answer failed(Fault fault, Instant at) {
    return new Answer(List.of(), Optional.of(fault), "", true, at);
  }

  boolean isWhole() {
    return fault.isEmpty();
  }

  /** The same pages, of which it is not known that they are all. */
  Answer doubted(Optional<Fault> doubt) {
    return isWhole() ? new Answer(pages, doubt, code, isHeard, at) : this;
  }

  /** Answers to one question that was put to several; the first that failed says why. */
  static Answer joined(List<Answer> answers, Instant none) {
    List<Page> pages = new ArrayList<>();
    answers.forEach(answer -> pages.addAll(answer.pages()));
    Optional<Answer> failed = answers.stream().filter(answer -> !answer.isWhole()).findFirst();
    return new Answer(
        answers.isEmpty() ? List.of(Page.NONE) : pages,
        failed.flatMap(Answer::fault),
        failed.map(Answer::code).orElse(""),
        answers.isEmpty() || answers.stream().anyMatch(Answer::isHeard),
        answers.stream().map(Answer::at).max(Instant::compareTo).orElse(none));
  }

  /** The items of the list over all pages. */
  Stream<JsonNode> items() {
    return pages.stream().flatMap(page -> MAPPER.readTree(page.utf8()).path("value").valueStream());
  }

  /** The first page; a missing node where none came. */
  JsonNode document() {
    return pages.isEmpty() ? MAPPER.missingNode() : MAPPER.readTree(pages.get(0).utf8());
  }
}
