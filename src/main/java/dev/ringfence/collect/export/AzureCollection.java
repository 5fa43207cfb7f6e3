package dev.ringfence.collect.export;

import dev.ringfence.collect.Collected;
import dev.ringfence.collect.Fault;
import dev.ringfence.collect.Looked;
import dev.ringfence.collect.Seal;
import dev.ringfence.collect.SealedDocument;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Collects the files of one subscription; lives as long as that takes. */
final class AzureCollection {
  private static final String TAGS_CALL = "az network list-service-tags";
  private static final String LOG_CALL = "az monitor activity-log list";

  /** The Azure CLI stops at so many events unless {@code --max-events} says more. */
  private static final int EVENTS_UNASKED = 50;

  /** Parameter of what is in effect for interfaces that a machine holds. */
  private static final String INTERFACE = "nic";

  /** Which listing names the items that a call is made for, by the call's parameter. */
  private static final Map<String, String> LISTINGS =
      Map.of(
          "vnet", "az network vnet list", "vmss", "az vmss list", INTERFACE, "az network nic list");

  private final EvidenceSource source;
  private final CallTable calls;
  private final FileLooker looker;
  private final JsonMapper mapper;
  private final Seal seal;
  private final AzureNames names;
  private final Map<ExportFile, Provenance> provenance;
  private final Map<Page, AzureDocument> pages = new LinkedHashMap<>();
  private final List<CollectionGap> gaps = new ArrayList<>();
  private final List<Failed> failed = new ArrayList<>();

  AzureCollection(
      EvidenceSource source,
      CallTable calls,
      FileLooker looker,
      JsonMapper mapper,
      Seal seal,
      Map<ExportFile, Provenance> provenance) {
    this.source = source;
    this.calls = calls;
    this.looker = looker;
    this.mapper = mapper;
    this.seal = seal;
    this.provenance = new HashMap<>(provenance);
    names = new AzureNames(calls);
  }

  /** A file that is no answer. */
  private record Failed(ExportFile file, Optional<CallSpec> named, Fault fault) {}

  Collected collect(Collection<ExportFile> files) {
    files.forEach(this::take);
    failed.forEach(this::miss);
    SortedMap<Request, List<Page>> requests = new TreeMap<>();
    pages.forEach(
        (page, document) ->
            request(page, document)
                .ifPresent(
                    request ->
                        requests.computeIfAbsent(request, key -> new ArrayList<>()).add(page)));
    List<Evidence> items = new ArrayList<>();
    requests.forEach(
        (request, requested) -> {
          Answer answer = Answer.of(request, requested);
          gaps.addAll(answer.gaps());
          answer.pages().forEach(page -> items.add(evidence(page, request)));
        });
    absent(requests.keySet());
    return new Collected(
        items.stream().sorted().toList(), gaps.stream().distinct().sorted().toList());
  }

  private Evidence evidence(Page page, Request request) {
    return page.evidence(request, provenance.getOrDefault(page.file(), Provenance.NONE), "");
  }

  private void take(ExportFile file) {
    Optional<CallSpec> named = names.named(file);
    Optional<Fault> fault =
        looker.look(file).fold(document -> take(file, named, document), Optional::of);
    fault.ifPresent(found -> failed.add(new Failed(file, named, found)));
  }

  /** Which item a failed call was made for is known once all listings are. */
  private void miss(Failed failure) {
    ExportFile file = failure.file();
    Request request =
        failure
            .named()
            .map(spec -> item(spec, file).map(id -> request(spec, id)).orElseGet(() -> all(spec)))
            .orElseGet(() -> TreeGaps.request(source, file.path()));
    gaps.add(
        new CollectionGap(
            request,
            failure.fault().reason(),
            file.path() + " " + failure.fault().words(),
            Optional.empty()));
  }

  private Request all(CallSpec spec) {
    return Request.of(source, spec.call());
  }

  private Optional<Fault> take(
      ExportFile file, Optional<CallSpec> named, Looked.Document document) {
    Optional<AzureDocument> read = AzureDocument.read(mapper, document.utf8());
    if (read.isEmpty()) {
      return Optional.of(Fault.of(Reason.UNRECOGNISED, "holds no list of resources"));
    }
    AzureDocument list = read.get();
    // Effective rules come from managers, which may lie in other subscriptions.
    boolean isOfManagers = named.filter(AzureCollection::isOfEffectiveRules).isPresent();
    if (list.subscriptions().size() > 1 && !isOfManagers) {
      return Optional.of(
          Fault.of(Reason.UNRECOGNISED, "names several subscriptions; one file for each is read"));
    }
    Optional<CallSpec> spec = spec(list, named);
    spec.ifPresent(
        call -> {
          SealedDocument sealed = SealedDocument.of(document, seal);
          Page page = new Page(file, call, sealed, document.outline(), list.items());
          pages.put(page, list);
          if (call.call().equals(LOG_CALL) && list.items().size() == EVENTS_UNASKED) {
            gaps.add(
                new CollectionGap(
                    Request.of(source, LOG_CALL),
                    Reason.TRUNCATED,
                    "it has as many events as the Azure CLI gives unless --max-events says more",
                    Optional.of(page.at(""))));
          }
        });
    return spec.isPresent()
        ? Optional.empty()
        : Optional.of(
            Fault.of(
                Reason.UNRECOGNISED,
                list.types().isEmpty()
                    ? "holds an empty list, and its name tells no command"
                    : "answers no call that is read here; it lists " + described(list)));
  }

  private static String described(AzureDocument list) {
    return Messages.safe(String.join(", ", list.types()));
  }

  /**
   * By what is listed; an empty list, and effective rules, which have no ids, by the file's name.
   */
  private Optional<CallSpec> spec(AzureDocument list, Optional<CallSpec> named) {
    boolean isNamed = list.types().isEmpty() || list.hasItemsWithoutId();
    if (isNamed || named.filter(AzureCollection::isOfEffectiveRules).isPresent()) {
      return named;
    }
    return list.types().size() > 1
        ? Optional.empty()
        : calls.calls().stream()
            .filter(
                spec -> list.types().contains(spec.itemKey().toLowerCase(java.util.Locale.ROOT)))
            .findFirst();
  }

  private static boolean isOfEffectiveRules(CallSpec spec) {
    return spec.parameter().equals("vnet");
  }

  private Optional<Request> request(Page page, AzureDocument document) {
    CallSpec spec = page.spec();
    if (!spec.isPerItem()) {
      return Optional.of(Request.of(source, spec.call()));
    }
    Optional<String> item =
        document.scaleSet().or(document::networkInterface).or(() -> item(spec, page.file()));
    if (item.isEmpty()) {
      gaps.add(
          new CollectionGap(
              Request.of(source, spec.call()),
              Reason.UNRECOGNISED,
              page.file().path() + ": its name does not tell which " + spec.parameter(),
              Optional.of(page.at(""))));
    }
    return item.map(id -> request(spec, id));
  }

  private Request request(CallSpec spec, String id) {
    return new Request(source, spec.call(), new TreeMap<>(Map.of(spec.parameter(), id)));
  }

  /** The one item that a file's name, or its folder's, ends in. */
  private Optional<String> item(CallSpec spec, ExportFile file) {
    List<String> folder = file.parents().subList(0, Math.min(1, file.parents().size()));
    Set<String> said = new HashSet<>(folder);
    said.add(AzureNames.tail(file));
    List<String> found =
        listed(spec).stream()
            .filter(
                id ->
                    said.stream()
                        .anyMatch(
                            text -> id.endsWith("/" + text.toLowerCase(java.util.Locale.ROOT))))
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Ids of what a call is made for. */
  private List<String> listed(CallSpec spec) {
    String listing = LISTINGS.getOrDefault(spec.parameter(), "");
    return pages.entrySet().stream()
        .filter(entry -> entry.getKey().spec().call().equals(listing))
        .map(Map.Entry::getValue)
        .flatMap(
            document ->
                (spec.parameter().equals(INTERFACE) ? document.held() : document.ids()).stream())
        .distinct()
        .toList();
  }

  private void absent(Set<Request> answered) {
    Set<Request> settled = new HashSet<>(answered);
    gaps.forEach(gap -> settled.add(gap.request()));
    for (CallSpec spec : calls.calls()) {
      List<Request> wanted = wanted(spec, answered);
      for (Request request : wanted) {
        if (!settled.contains(request) && !settled.contains(Request.of(source, spec.call()))) {
          gaps.add(
              new CollectionGap(
                  request, Reason.NOT_COLLECTED, "no file answers it", Optional.empty()));
        }
      }
    }
  }

  private List<Request> wanted(CallSpec spec, Set<Request> answered) {
    List<String> items = spec.isPerItem() ? listed(spec) : List.of();
    boolean isUnasked =
        spec.parameter().equals(INTERFACE)
            && !items.isEmpty()
            && answered.stream().noneMatch(request -> request.call().equals(spec.call()));
    return spec.isPerItem() && !isUnasked
        ? items.stream().map(id -> request(spec, id)).toList()
        : List.of(all(spec));
  }

  /** Files of service tags, each as it is. */
  Collected tags(Collection<ExportFile> files) {
    List<Evidence> items = new ArrayList<>();
    for (ExportFile file : files) {
      Optional<Fault> fault =
          looker
              .look(file)
              .fold(
                  document -> {
                    SealedDocument sealed = SealedDocument.of(document, seal);
                    Items none = new Items(Map.of(), Map.of(), 1);
                    CallSpec spec = calls.calls().get(0);
                    Page page = new Page(file, spec, sealed, document.outline(), none);
                    items.add(evidence(page, Request.of(source, TAGS_CALL)));
                    return Optional.empty();
                  },
                  Optional::of);
      fault.ifPresent(
          found ->
              gaps.add(
                  new CollectionGap(
                      TreeGaps.request(source, file.path()),
                      found.reason(),
                      file.path() + " " + found.words(),
                      Optional.empty())));
    }
    return new Collected(items.stream().sorted().toList(), List.copyOf(gaps));
  }
}
