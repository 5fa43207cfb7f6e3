package dev.ringfence.collect.aws;

import dev.ringfence.audit.Adapters;
import dev.ringfence.audit.Collecting;
import dev.ringfence.audit.Progress;
import dev.ringfence.collect.StubServer;
import dev.ringfence.collect.export.ExportCollector;
import dev.ringfence.collect.export.ExportLimits;
import dev.ringfence.collect.export.ExportTree;
import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.store.MemoryStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers on the wire what an export says the accounts answered. A list that has no file is empty;
 * an item that has none is not found.
 */
final class ExportedAws implements StubServer.Script<StubAws.Asked, StubAws.Reply> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** How the command line calls services that sign by another name. */
  private static final Map<String, String> NAMES =
      Map.of("es", "opensearch", "elasticmapreduce", "emr", "config", "configservice");

  /** Where the run's own credentials are from; it has no other part in the estate. */
  private static final String RUNNER = "777788889999";

  private static final String CLASSIC_BALANCERS = "Version=2012-06-01";

  /** The services that name operations by path only (their API references). */
  private static final Map<String, String> PATHS =
      Map.of(
          "/2021-01-01/domain", "ListDomainNames",
          "/2021-01-01/opensearch/domain-info", "DescribeDomains",
          "/api/v2/clusters", "ListClustersV2",
          "/v1/brokers", "ListBrokers",
          "/detector", "ListDetectors");

  private final Map<String, List<Printed>> answers = new HashMap<>();

  /**
   * One file of the export.
   *
   * @param item what it was asked about; empty where the call is made once
   */
  private record Printed(String item, JsonNode document) {}

  /** What is asked, in the words of the table of calls. */
  private record Question(Operation operation, CallSpec spec, List<String> items) {}

  /** The accounts and regions of some folders of exports. */
  static ExportedAws of(List<Path> exports) {
    MemoryStore store = new MemoryStore();
    ExportedAws aws = new ExportedAws();
    for (Path folder : exports) {
      ExportCollector collector =
          ExportCollector.of(ExportTree.of(folder), Adapters.calls(), ExportLimits.DEFAULT);
      store
          .set(new Collecting(collector, store).collectAll(Progress.SILENT))
          .items()
          .forEach(item -> aws.add(item, JSON.readTree(store.bytes(item.digest()))));
    }
    return aws;
  }

  private void add(Evidence item, JsonNode document) {
    String place = place(item.request().source().account(), item.request().source().region());
    String about =
        item.request().parameters().values().stream().findFirst().map(String::valueOf).orElse("");
    answers
        .computeIfAbsent(place + item.request().call(), key -> new ArrayList<>())
        .add(new Printed(about, document));
  }

  private static String place(String account, String region) {
    return account + "/" + region + "/";
  }

  /**
   * IAM's name of what a request needs: the prefix that it signs with, and its operation (Service
   * Authorization Reference, for the services asked here).
   */
  static String action(StubAws.Asked asked) {
    return asked.service() + ":" + operation(asked);
  }

  private static String operation(StubAws.Asked asked) {
    String path = asked.operation();
    if (path.startsWith("/v1/brokers/")) {
      return "DescribeBroker";
    }
    return path.startsWith("/detector/") ? "GetDetector" : PATHS.getOrDefault(path, path);
  }

  private static String service(StubAws.Asked asked) {
    if (asked.service().equals("elasticloadbalancing")) {
      return asked.body().contains(CLASSIC_BALANCERS) ? "elb" : "elbv2";
    }
    return NAMES.getOrDefault(asked.service(), asked.service());
  }

  @Override
  public StubAws.Reply reply(StubAws.Asked asked) {
    if (asked.account().isEmpty()) {
      return asked.operation().equals("AssumeRole")
          ? StubAws.session(asked)
          : StubAws.identity(asked, RUNNER);
    }
    Question question = question(asked);
    List<Printed> files =
        answers.getOrDefault(
            place(asked.account(), asked.region()) + question.spec().call(), List.of());
    Optional<JsonNode> answer =
        files.stream().flatMap(printed -> answer(question, printed).stream()).findFirst();
    boolean isListed = !question.spec().isPerItem() || !question.spec().words().isEmpty();
    if (files.isEmpty() && isListed) {
      return sent(asked, question.operation(), JSON.createObjectNode());
    }
    return answer
        .map(printed -> sent(asked, question.operation(), printed))
        .orElseGet(
            () -> StubAws.error(asked, 404, "NotRecorded", action(asked) + question.items()));
  }

  private static Question question(StubAws.Asked asked) {
    String call = service(asked) + ":" + operation(asked);
    Operation operation = Operations.named(call);
    return new Question(
        operation, Adapters.calls().call(call).orElseThrow(), items(asked, operation.parameter()));
  }

  private static List<String> items(StubAws.Asked asked, String parameter) {
    if (parameter.isEmpty()) {
      return List.of();
    }
    if (!StubAws.isRest(asked) && !asked.body().startsWith("{")) {
      return List.of(asked.parameter(parameter));
    }
    if (asked.body().isEmpty()) {
      return List.of(asked.operation().substring(asked.operation().lastIndexOf('/') + 1));
    }
    JsonNode value = JSON.readTree(asked.body()).path(parameter);
    return value.isArray()
        ? value.valueStream().map(ExportedAws::word).toList()
        : List.of(value.asString());
  }

  /** A word itself, or the value of an attribute that events are looked up by. */
  private static String word(JsonNode item) {
    return item.isObject() ? item.path("AttributeValue").asString() : item.asString();
  }

  /** Files of one item are named after it; files of all items hold what others asked too. */
  private static Optional<JsonNode> answer(Question question, Printed printed) {
    if (question.items().isEmpty()) {
      return Optional.of(printed.document());
    }
    if (question.spec().isPerItem()) {
      String asked = question.items().get(0);
      return Stream.of(asked.split("[/:]")).anyMatch(printed.item()::equals)
              || asked.equals(printed.item())
          ? Optional.of(printed.document())
          : Optional.empty();
    }
    ObjectNode some = JSON.createObjectNode();
    ArrayNode chosen = some.putArray(question.spec().listKey());
    String member = question.operation().parameter().replaceFirst("(?<=Name)s$", "");
    for (JsonNode item : printed.document().path(question.spec().listKey())) {
      if (question.items().contains(item.path(member).asString())) {
        chosen.add(item);
      }
    }
    return Optional.of(some);
  }

  private static StubAws.Reply sent(StubAws.Asked asked, Operation operation, JsonNode printed) {
    if (asked.service().equals("ec2")) {
      return StubAws.ec2(asked, WireForm.xml(operation, printed));
    }
    return asked.body().contains("Action=")
        ? StubAws.query(asked, WireForm.xml(operation, printed))
        : StubAws.json(200, WireForm.json(operation, printed));
  }
}
