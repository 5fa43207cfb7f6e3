package dev.ringfence.read.aws;

import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CallTable;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.ZoneAssignment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Answers of AWS calls as a test has them, readable without a store or a collector. */
record ExportedEstate(List<Answer> answers, List<CollectionGap> gaps) {
  static final CallTable CALLS = CallTable.parse(resource("/calls/aws.tsv"));
  static final String PRODUCTION = "111122223333";
  static final String PARTNER = "444455556666";
  static final String REGION = "eu-central-1";

  record Answer(Request request, String path, String json) {}

  static ExportedEstate empty() {
    return new ExportedEstate(List.of(), List.of());
  }

  static EvidenceSource source(String account) {
    return new EvidenceSource("aws", account, REGION);
  }

  /** Every export of one period of a sample estate; what is not JSON is a gap, as collected. */
  static ExportedEstate ofPeriod(Path exports) {
    ExportedEstate estate = empty();
    for (Path file : filesBelow(exports)) {
      estate = estate.withFile(exports, file);
    }
    return estate;
  }

  private ExportedEstate withFile(Path exports, Path file) {
    Path relative = exports.relativize(file);
    String name = relative.getFileName().toString();
    EvidenceSource source =
        new EvidenceSource("aws", relative.getName(0).toString(), relative.getName(1).toString());
    Optional<CallSpec> call =
        CALLS.calls().stream()
            .filter(spec -> name.split("\\.")[0].equals(spec.commandName()))
            .findFirst();
    if (call.isEmpty()) {
      return this;
    }
    Map<String, String> parameters =
        call.get().isPerItem()
            ? Map.of(call.get().parameter(), call.get().parameterIn(name).orElse(""))
            : Map.of();
    Request request = new Request(source, call.get().call(), new TreeMap<>(parameters));
    String text = text(file);
    return text.startsWith("{")
        ? with(request, relative.toString(), text)
        : without(request, Reason.DENIED);
  }

  ExportedEstate with(String account, String call, String json) {
    Request request = Request.of(source(account), call);
    return with(request, account + "/" + call.replace(':', '-') + ".json", json);
  }

  ExportedEstate with(String account, String call, String parameter, String json) {
    CallSpec spec = CALLS.call(call).orElseThrow();
    Request request =
        new Request(source(account), call, new TreeMap<>(Map.of(spec.parameter(), parameter)));
    return with(request, account + "/" + call.replace(':', '-') + "." + parameter + ".json", json);
  }

  ExportedEstate with(Request request, String path, String json) {
    List<Answer> more = new ArrayList<>(answers);
    more.add(new Answer(request, path, json));
    return new ExportedEstate(more, gaps);
  }

  ExportedEstate without(Request request, Reason reason) {
    List<CollectionGap> more = new ArrayList<>(gaps);
    more.add(new CollectionGap(request, reason, "", Optional.empty()));
    return new ExportedEstate(answers, more);
  }

  ExportedEstate without(Answer answer) {
    return new ExportedEstate(
        answers.stream().filter(other -> !other.equals(answer)).toList(), gaps);
  }

  NetworkModel read() {
    return read(ZoneAssignment.NONE);
  }

  NetworkModel read(ZoneAssignment zones) {
    Map<Digest, byte[]> bytes = new TreeMap<>();
    List<Evidence> items = new ArrayList<>();
    for (Answer answer : answers) {
      byte[] json = answer.json().getBytes(StandardCharsets.UTF_8);
      Digest digest = digest(json);
      bytes.put(digest, json);
      items.add(
          new Evidence(
              answer.request(),
              answer.path(),
              digest,
              json.length,
              "",
              Instant.EPOCH,
              Evidence.Clock.COLLECTOR,
              0,
              List.of()));
    }
    return new AwsReader(CALLS)
        .read(
            new EvidenceSet(items, gaps),
            digest -> Objects.requireNonNull(bytes.get(digest)),
            zones);
  }

  private static Digest digest(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Digest(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = ExportedEstate.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> filesBelow(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
