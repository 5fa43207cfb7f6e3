package dev.ringfence.read.terraform;

import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.hcl.SourceRange;
import dev.ringfence.read.Translated;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * What all calls would answer: every call of the table is answered, with nothing where nothing is
 * declared, unless something is declared that may be more than is written here.
 */
final class Sheet {
  private final EvidenceSource source;
  private final Function<SourceRange, SourceRef> sealed;
  private final SourceRange root;
  private final Map<Request, List<Object>> answers = new LinkedHashMap<>();
  private final Map<Request, CallSpec> specs = new HashMap<>();
  private final List<CollectionGap> gaps = new ArrayList<>();
  private final Set<String> settled = new HashSet<>();
  private final CallTable calls;

  /**
   * @param sealed finds the sealed line of a place in the configuration
   * @param root place that stands for the configuration as a whole
   */
  Sheet(
      EvidenceSource source,
      CallTable calls,
      Function<SourceRange, SourceRef> sealed,
      SourceRange root) {
    this.source = source;
    this.calls = calls;
    this.sealed = sealed;
    this.root = root;
    calls.calls().stream().filter(spec -> !spec.isPerItem()).forEach(spec -> open(spec, ""));
  }

  EvidenceSource source() {
    return source;
  }

  private List<Object> open(CallSpec spec, String parameter) {
    SortedMap<String, String> parameters = new TreeMap<>();
    if (!parameter.isEmpty()) {
      parameters.put(spec.parameter(), parameter);
    }
    Request request = new Request(source, spec.call(), parameters);
    specs.put(request, spec);
    return answers.computeIfAbsent(request, r -> new ArrayList<>());
  }

  private CallSpec spec(String call) {
    return calls.call(call).orElseThrow(() -> new IllegalArgumentException("no call " + call));
  }

  /** Adds an item to a call's answer. */
  Draft add(String call, Draft item) {
    open(spec(call), "").add(item);
    return item;
  }

  /** Answers a call that is made once per item, with nothing so far. */
  void answer(String call, String parameter) {
    open(spec(call), parameter);
  }

  /** Adds an item to the answer of a call that is made once per item. */
  void add(String call, String parameter, Draft item) {
    open(spec(call), parameter).add(item);
  }

  /**
   * What a resource leaves open was said where it may be felt, so that no whole answer lacks it.
   */
  void settle(String address) {
    settled.add(address);
  }

  boolean isSettled(String address) {
    return settled.contains(address);
  }

  /** Something may be missing from a call's answer. */
  void gap(String call, CollectionGap.Reason reason, String detail, SourceRange where) {
    gaps.add(
        new CollectionGap(
            Request.of(source, call), reason, detail, Optional.of(sealed.apply(where))));
  }

  /** Anything may be missing. */
  void gapEverywhere(CollectionGap.Reason reason, String detail, SourceRange where) {
    calls.calls().stream()
        .filter(spec -> !spec.isPerItem())
        .forEach(spec -> gap(spec.call(), reason, detail, where));
  }

  Translated translated() {
    Map<Digest, byte[]> contents = new HashMap<>();
    Map<Digest, Map<String, SourceRange>> places = new HashMap<>();
    List<Evidence> evidence = new ArrayList<>();
    JsonMapper mapper = JsonMapper.builder().build();
    answers.forEach(
        (request, items) -> {
          Map<String, SourceRange> placed = new HashMap<>();
          CallSpec spec = Objects.requireNonNull(specs.get(request));
          Object document = document(spec, items, placed);
          byte[] bytes = mapper.writeValueAsBytes(document);
          // Requests differ, so that two empty answers are two documents.
          Digest digest = Digests.of((request.display() + "\n").getBytes(StandardCharsets.UTF_8));
          contents.put(digest, bytes);
          places.put(digest, placed);
          evidence.add(
              new Evidence(
                  request,
                  request.display(),
                  digest,
                  bytes.length,
                  "",
                  Instant.EPOCH,
                  Evidence.Clock.FILE,
                  items.size(),
                  List.of()));
        });
    return new Translated(
        new EvidenceSet(evidence, gaps),
        digest -> Objects.requireNonNull(contents.get(digest)),
        translated -> declared(translated, places));
  }

  private Object document(CallSpec spec, List<Object> items, Map<String, SourceRange> places) {
    places.put("", root);
    if (spec.listKey().equals("VpcBlockPublicAccessOptions")) {
      // What no configuration switches on is off.
      return Map.of(spec.listKey(), Map.of("InternetGatewayBlockMode", "off"));
    }
    List<Object> list = new ArrayList<>();
    for (Object item : items) {
      String pointer = "/" + spec.listKey() + "/" + list.size();
      list.add(item instanceof Draft draft ? draft.json(pointer, places) : item);
    }
    return Map.of(spec.listKey(), list);
  }

  private SourceRef declared(SourceRef ref, Map<Digest, Map<String, SourceRange>> places) {
    Map<String, SourceRange> placed = places.get(ref.digest());
    if (placed == null) {
      return ref;
    }
    String pointer = ref.pointer().orElse("");
    while (!placed.containsKey(pointer)) {
      pointer = pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    }
    return sealed.apply(Objects.requireNonNull(placed.get(pointer)));
  }
}
