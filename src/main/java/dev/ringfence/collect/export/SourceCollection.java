package dev.ringfence.collect.export;

import dev.ringfence.collect.Collected;
import dev.ringfence.collect.Fault;
import dev.ringfence.collect.Looked;
import dev.ringfence.collect.Seal;
import dev.ringfence.collect.SealedDocument;
import dev.ringfence.collect.export.ParameterNames.Item;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.evidence.SourceRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Collects the files of one source; lives as long as that takes. */
final class SourceCollection {
  private final EvidenceSource source;
  private final ExportReading reading;
  private final Seal seal;
  private final List<Page> pages = new ArrayList<>();
  private final Map<ExportFile, Fault> faults = new TreeMap<>();
  private final Map<String, List<Item>> named = new TreeMap<>();
  private final List<CollectionGap> gaps = new ArrayList<>();

  SourceCollection(EvidenceSource source, ExportReading reading, Seal seal) {
    this.source = source;
    this.reading = reading;
    this.seal = seal;
  }

  /** The gaps include the calls that no file answers, but for those excused. */
  Collected collect(
      Collection<ExportFile> files,
      Map<ExportFile, Provenance> provenance,
      Predicate<CallSpec> isExcused) {
    files.forEach(this::take);
    pages.forEach(page -> page.items().named().forEach(this::name));
    faults.forEach(this::failed);
    SortedMap<Request, List<Page>> requests = byRequest();
    String caller = caller();
    List<Evidence> items = new ArrayList<>();
    requests.forEach(
        (request, requested) -> {
          Answer answer = Answer.of(request, requested);
          gaps.addAll(answer.gaps());
          answer.pages().stream()
              .map(page -> page.evidence(request, provenanceOf(page, provenance), caller))
              .forEach(items::add);
        });
    gaps.addAll(
        new AbsentCalls(source, reading, named)
            .gaps(requests.keySet(), List.copyOf(gaps), isExcused));
    return new Collected(
        items.stream().sorted().toList(), gaps.stream().distinct().sorted().toList());
  }

  private static Provenance provenanceOf(Page page, Map<ExportFile, Provenance> provenance) {
    return provenance.getOrDefault(page.file(), Provenance.NONE);
  }

  private void take(ExportFile file) {
    Optional<Fault> fault =
        reading.looker().look(file).fold(document -> take(file, document), Optional::of);
    fault.ifPresent(found -> faults.put(file, found));
  }

  private Optional<Fault> take(ExportFile file, Looked.Document document) {
    List<CallSpec> calls = reading.recognition().calls(file, document.outline());
    if (calls.isEmpty()) {
      return Optional.of(reading.recognition().refusal(document.outline()));
    }
    SealedDocument sealed = SealedDocument.of(document, seal);
    calls.forEach(spec -> pages.add(reading.page(file, spec, sealed, document)));
    return Optional.empty();
  }

  private void name(String call, List<Item> items) {
    named.computeIfAbsent(call, absent -> new ArrayList<>()).addAll(items);
  }

  /** A gap of the calls that the error or the file's name tells; of the file where none does. */
  private void failed(ExportFile file, Fault fault) {
    List<CallSpec> calls =
        fault.operation().isEmpty()
            ? reading.commands().named(file)
            : reading.commands().ofOperation(fault.operation(), file);
    calls.forEach(spec -> gaps.add(gap(request(spec, parameter(spec, file, "")), file, fault)));
    if (calls.isEmpty()) {
      gaps.add(gap(TreeGaps.request(source, file.path()), file, fault));
    }
  }

  private SortedMap<Request, List<Page>> byRequest() {
    SortedMap<Request, List<Page>> requests = new TreeMap<>();
    for (Page page : pages) {
      CallSpec spec = page.spec();
      Optional<String> parameter = parameter(spec, page.file(), page.value(spec.parameter()));
      if (spec.isPerItem() && parameter.isEmpty()) {
        gaps.add(untold(page));
      } else {
        requests.computeIfAbsent(request(spec, parameter), request -> new ArrayList<>()).add(page);
      }
    }
    return requests;
  }

  private CollectionGap untold(Page page) {
    String parameter = page.spec().parameter();
    return new CollectionGap(
        Request.of(source, page.spec().call()),
        Reason.UNRECOGNISED,
        page.file().path() + ": neither its name nor its folder tells which " + parameter,
        Optional.of(page.at("")));
  }

  private Optional<String> parameter(CallSpec spec, ExportFile file, String told) {
    return spec.isPerItem()
        ? reading
            .parameters()
            .parameter(spec, file, told, named.getOrDefault(spec.call(), List.of()))
        : Optional.empty();
  }

  private Request request(CallSpec spec, Optional<String> parameter) {
    TreeMap<String, String> parameters = new TreeMap<>();
    parameter.ifPresent(value -> parameters.put(spec.parameter(), value));
    return new Request(source, spec.call(), parameters);
  }

  private static CollectionGap gap(Request request, ExportFile file, Fault fault) {
    Optional<SourceRef> nothingSealed = Optional.empty();
    return new CollectionGap(
        request, fault.reason(), file.path() + " " + fault.words(), nothingSealed);
  }

  /** Who asked, by the first answer that tells. */
  private String caller() {
    return pages.stream()
        .filter(page -> page.spec().call().equals("sts:GetCallerIdentity"))
        .sorted()
        .map(page -> page.value(ExportReading.CALLER))
        .filter(arn -> !arn.isEmpty())
        .findFirst()
        .orElse("");
  }
}
