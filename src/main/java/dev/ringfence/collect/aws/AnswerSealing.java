package dev.ringfence.collect.aws;

import dev.ringfence.collect.Collected;
import dev.ringfence.collect.DocumentParts;
import dev.ringfence.collect.Fault;
import dev.ringfence.collect.Looked;
import dev.ringfence.collect.OutlineReader;
import dev.ringfence.collect.Seal;
import dev.ringfence.collect.SealedDocument;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.evidence.SourceRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Answers become evidence of one source: joined to documents, rid of secrets, sealed. */
final class AnswerSealing {
  private static final int DEEPEST = 200;

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

  Collected seal(CallSpec spec, Answer answer) {
    Sealed sealed = new Sealed(new ArrayList<>(), new ArrayList<>());
    List<List<Answer.Page>> parts =
        DocumentParts.of(
            answer.pages(),
            page -> page.members().get(spec.listKey()) instanceof List<?> list ? list.size() : 1);
    for (int i = 0; i < parts.size(); i++) {
      seal(spec, answer, parts.get(i), i + 1, sealed);
    }
    Optional<SourceRef> shown =
        sealed.items().stream().reduce((first, last) -> last).map(Evidence::whole);
    answer.fault().ifPresent(fault -> sealed.gaps().add(gap(spec, answer, fault, shown)));
    return new Collected(sealed.items(), sealed.gaps());
  }

  private void seal(
      CallSpec spec, Answer answer, List<Answer.Page> pages, int number, Sealed sealed) {
    String path = path(spec, answer, number);
    outlines
        .read(CliJson.document(joined(spec, pages)), "")
        .<Optional<Fault>>fold(
            document -> {
              Evidence evidence = evidence(spec, answer, pages, document, path);
              sealed.items().add(evidence);
              document
                  .outline()
                  .continuation()
                  .map(pointer -> truncation(spec, answer, evidence, pointer))
                  .ifPresent(sealed.gaps()::add);
              return Optional.empty();
            },
            Optional::of)
        .ifPresent(fault -> sealed.gaps().add(gap(spec, answer, fault, Optional.empty())));
  }

  private Evidence evidence(
      CallSpec spec,
      Answer answer,
      List<Answer.Page> pages,
      Looked.Document document,
      String path) {
    SealedDocument sealed = SealedDocument.of(document, seal);
    TreeMap<String, String> parameters = new TreeMap<>(answer.operation().fixed());
    parameters.putAll(parameters(spec, answer));
    return new Evidence(
        new Request(source, spec.call(), parameters),
        path,
        sealed.digest(),
        sealed.bytes(),
        caller,
        answer.at(),
        Evidence.Clock.COLLECTOR,
        document.outline().list(spec.listKey()).size(),
        sealed.redactions(),
        pages.stream().map(Answer.Page::requestId).filter(id -> !id.isEmpty()).toList());
  }

  /** Some services cut a list and offer no way to the rest. */
  private CollectionGap truncation(CallSpec spec, Answer answer, Evidence shown, String pointer) {
    Fault fault =
        Fault.of(
            Reason.TRUNCATED,
            pointer.substring(1) + " says there is more, and the API leads to none of it");
    return gap(
        spec, answer, fault, Optional.of(SourceRef.at(shown.digest(), shown.path(), pointer)));
  }

  private CollectionGap gap(CallSpec spec, Answer answer, Fault fault, Optional<SourceRef> where) {
    // A call whose answers are read as one is not whole if any of them is missing.
    Map<String, String> parameters = spec.isPerItem() ? parameters(spec, answer) : Map.of();
    String about = spec.isPerItem() ? "" : String.join(", ", answer.items());
    return new CollectionGap(
        new Request(source, spec.call(), new TreeMap<>(parameters)),
        fault.reason(),
        about.isEmpty() ? fault.words() : about + ": " + fault.words(),
        where);
  }

  private static Map<String, String> parameters(CallSpec spec, Answer answer) {
    if (answer.items().isEmpty()) {
      return Map.of();
    }
    String items = String.join(",", answer.items());
    return spec.isPerItem()
        ? Map.of(spec.parameter(), spec.canonical(items))
        : Map.of(answer.operation().parameter(), items);
  }

  /** Named like the files of an export, so that both are cited alike. */
  private String path(CallSpec spec, Answer answer, int number) {
    String item = String.join("+", answer.items());
    String name = item.substring(item.lastIndexOf(':') + 1).replace('/', '_');
    return source.account()
        + "/"
        + source.region()
        + "/"
        + spec.commandName()
        + (name.isEmpty() ? "" : "." + name)
        + (number == 1 ? "" : "-" + number)
        + ".json";
  }

  /** The members of the first page, its lists continued by those of the others. */
  private static Map<String, Object> joined(CallSpec spec, List<Answer.Page> pages) {
    Map<String, Object> joined = new LinkedHashMap<>();
    for (Answer.Page page : pages) {
      page.members().forEach((name, value) -> joined.merge(name, value, AnswerSealing::continued));
      if (page.unsent().contains(spec.listKey())) {
        joined.putIfAbsent(spec.listKey(), List.of());
      }
    }
    return joined;
  }

  private static Object continued(Object first, Object second) {
    if (first instanceof List<?> head && second instanceof List<?> tail) {
      List<Object> all = new ArrayList<>(head);
      all.addAll(tail);
      return all;
    }
    return first;
  }
}
