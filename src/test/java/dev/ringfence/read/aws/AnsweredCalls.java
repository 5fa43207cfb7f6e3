package dev.ringfence.read.aws;

import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Answers of one account and region, taken from the fixtures or written in the test. */
final class AnsweredCalls {
  static final EvidenceSource SOURCE = new EvidenceSource("aws", "111122223333", "eu-central-1");
  private static final CallTable CALLS = CallTable.parse(text("/calls/aws.tsv"));

  private final Map<Request, List<String>> answers = new TreeMap<>();
  private final List<CollectionGap> gaps = new ArrayList<>();

  /** The fixtures of these calls. */
  static AnsweredCalls of(String... calls) {
    AnsweredCalls answered = new AnsweredCalls();
    for (String call : calls) {
      answered.with(call, fixture(call));
    }
    return answered;
  }

  /** The text of a call's fixture. */
  static String fixture(String call) {
    return text("/aws/" + CALLS.call(call).orElseThrow().commandName() + ".json");
  }

  static String fixture(String call, String parameter) {
    return text("/aws/" + CALLS.call(call).orElseThrow().commandName() + "." + parameter + ".json");
  }

  AnsweredCalls with(String call, String json) {
    return with(Request.of(SOURCE, call), json);
  }

  /** The call's fixture with one passage, which must be there, changed. */
  AnsweredCalls changed(String call, String passage, String other) {
    String text = fixture(call);
    if (!text.contains(passage)) {
      throw new IllegalArgumentException("the fixture of " + call + " has no " + passage);
    }
    return with(call, text.replace(passage, other));
  }

  AnsweredCalls withItem(String call, String parameter) {
    return withItem(call, parameter, fixture(call, parameter));
  }

  AnsweredCalls withItem(String call, String parameter, String json) {
    SortedMap<String, String> parameters = new TreeMap<>();
    parameters.put(CALLS.call(call).orElseThrow().parameter(), parameter);
    return with(new Request(SOURCE, call, parameters), json);
  }

  AnsweredCalls with(Request request, String json) {
    answers.put(request, List.of(json));
    return this;
  }

  AnsweredCalls denied(String call) {
    Request request = Request.of(SOURCE, call);
    answers.remove(request);
    gaps.add(new CollectionGap(request, Reason.DENIED, "", Optional.empty()));
    return this;
  }

  List<Request> requests() {
    return List.copyOf(answers.keySet());
  }

  String answer(Request request) {
    return String.join("", answers.getOrDefault(request, List.of()));
  }

  AnsweredCalls without(Request request) {
    answers.remove(request);
    return this;
  }

  AnsweredCalls without(String call) {
    answers.keySet().removeIf(request -> request.call().equals(call));
    return this;
  }

  Answers read() {
    Map<Digest, byte[]> bytes = new HashMap<>();
    List<Evidence> items = new ArrayList<>();
    answers.forEach(
        (request, texts) ->
            texts.forEach(
                text -> {
                  byte[] content = text.getBytes(StandardCharsets.UTF_8);
                  Digest digest = digest(content);
                  bytes.put(digest, content);
                  items.add(
                      new Evidence(
                          request,
                          request.display().replaceAll("[^A-Za-z0-9]+", "-") + ".json",
                          digest,
                          content.length,
                          "",
                          Instant.EPOCH,
                          Evidence.Clock.COLLECTOR,
                          0,
                          List.of()));
                }));
    return Answers.of(
        new EvidenceSet(items, gaps), digest -> Objects.requireNonNull(bytes.get(digest)), CALLS);
  }

  private static Digest digest(byte[] content) {
    try {
      return new Digest(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(String resource) {
    try (InputStream in = AnsweredCalls.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
