package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import java.util.List;

/** The pages of an answer, where it can be seen what the answer does not name. */
final class Pages {
  private Pages() {}

  /** The list of every page. */
  static List<SourceRef> of(Answers answers, EvidenceSource source, String call) {
    String list = answers.calls().call(call).orElseThrow().listKey();
    return answers.documentsOf(source, call).stream()
        .map(document -> document.sourceOf(list))
        .toList();
  }
}
