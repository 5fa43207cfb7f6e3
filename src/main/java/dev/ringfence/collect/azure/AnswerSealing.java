package dev.ringfence.collect.azure;

import dev.ringfence.collect.Collected;
import dev.ringfence.collect.DocumentParts;
import dev.ringfence.collect.Fault;
import dev.ringfence.collect.Looked;
import dev.ringfence.collect.OutlineReader;
import dev.ringfence.collect.Seal;
import dev.ringfence.collect.SealedDocument;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.evidence.SourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers become evidence of one source: joined to documents, rid of secrets, sealed. */
final class AnswerSealing {
  /** Levels of nesting up to which an answer is one. */
  static final int DEEPEST = 200;

  private static final String LIST = "value";

  private final EvidenceSource source;
  private final String caller;
  private final Seal seal;
  private final OutlineReader outlines = new OutlineReader(DEEPEST, Set.of());

  AnswerSealing(EvidenceSource source, String caller, Seal seal) {
    this.source = source;
    this.caller = caller;
    this.seal = seal;
  }

  /** What came of an answer so far. */
  private record Sealed(List<Evidence> items, List<CollectionGap> gaps) {}

  Collected seal(Request request, Answer answer) {
    Sealed sealed = new Sealed(new ArrayList<>(), new ArrayList<>());
    List<List<Page>> parts = DocumentParts.of(answer.pages(), Page::items);
    for (int i = 0; i < parts.size(); i++) {
      seal(request, answer, parts.get(i), path(request, i + 1), sealed);
    }
    Optional<SourceRef> shown =
        sealed.items().stream().reduce((first, last) -> last).map(Evidence::whole);
    answer.fault().ifPresent(fault -> sealed.gaps().add(gap(request, fault, shown)));
    return new Collected(sealed.items(), sealed.gaps());
  }

  private void seal(Request request, Answer answer, List<Page> pages, String path, Sealed sealed) {
    outlines
        .read(Page.joined(pages), "")
        .<Optional<Fault>>fold(
            document -> {
              sealed.items().add(evidence(request, answer, pages, document, path));
              return Optional.empty();
            },
            Optional::of)
        .ifPresent(fault -> sealed.gaps().add(gap(request, fault, Optional.empty())));
  }

  private Evidence evidence(
      Request request, Answer answer, List<Page> pages, Looked.Document document, String path) {
    SealedDocument sealed = SealedDocument.of(document, seal);
    boolean isList = document.outline().has(LIST);
    return new Evidence(
        request,
        path,
        sealed.digest(),
        sealed.bytes(),
        caller,
        answer.at(),
        Evidence.Clock.COLLECTOR,
        isList ? document.outline().list(LIST).size() : 1,
        sealed.redactions(),
        pages.stream().map(Page::requestId).filter(id -> !id.isEmpty()).toList());
  }

  private static CollectionGap gap(Request request, Fault fault, Optional<SourceRef> where) {
    return new CollectionGap(request, fault.reason(), fault.words(), where);
  }

  /** Named like the files of an export, so that both are cited alike. */
  private String path(Request request, int number) {
    String command = request.call().replaceFirst("^az ", "").replace(' ', '-');
    String item = String.join("+", request.parameters().values());
    String name = item.substring(item.lastIndexOf('/') + 1);
    return source.account()
        + "/"
        + command
        + (name.isEmpty() ? "" : "." + name)
        + (number == 1 ? "" : "-" + number)
        + ".json";
  }
}
