package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.FlowLog;
import dev.ringfence.network.LogGroup;
import dev.ringfence.read.Translated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Flow logs of VPCs, subnets, interfaces and transit gateways, joined to where they deliver. */
final class FlowLogs {
  static final String LOGS = "ec2:DescribeFlowLogs";
  private static final String CLOUD_WATCH = "cloud-watch-logs";
  private static final Set<String> TRAFFIC = Set.of("ACCEPT", "REJECT", "ALL");
  private static final Set<String> STATUS = Set.of("ACTIVE");
  private static final Set<String> DELIVERY = Set.of("SUCCESS", "FAILED");
  private static final Set<String> DESTINATIONS =
      Set.of(CLOUD_WATCH, "s3", "kinesis-data-firehose");

  private record Key(EvidenceSource source, String resourceId) {}

  private final Answers answers;
  private final LogGroups groups;
  private final Notes notes = new Notes();
  private final List<FlowLog> all = new ArrayList<>();
  private final Map<Key, List<FlowLog>> byResource = new HashMap<>();

  FlowLogs(Answers answers) {
    this(answers, new LogGroups(answers));
  }

  FlowLogs(Answers answers, LogGroups groups) {
    this.answers = answers;
    this.groups = groups;
    for (EvidenceSource source : answers.sources()) {
      for (Json json : answers.items(source, LOGS)) {
        FlowLog log = flowLog(source, json);
        all.add(log);
        byResource
            .computeIfAbsent(new Key(source, json.id("ResourceId")), key -> new ArrayList<>())
            .add(log);
      }
    }
  }

  /**
   * The flow logs of one resource, if the source's answer about flow logs is whole.
   *
   * @param resourceLocalId the provider's short id, {@code vpc-0…}
   */
  Fact<List<FlowLog>> covering(EvidenceSource source, String resourceLocalId) {
    return answers.resting(
        source,
        List.of(LOGS),
        () ->
            Fact.known(
                List.copyOf(byResource.getOrDefault(new Key(source, resourceLocalId), List.of())),
                answers.lists(source, LOGS)));
  }

  Stream<FlowLog> all() {
    return all.stream();
  }

  Mapped mapped() {
    return Mapped.of(all, notes);
  }

  private FlowLog flowLog(EvidenceSource source, Json json) {
    String id = json.id("FlowLogId");
    String arn = Arn.ec2(source.region(), source.account(), "vpc-flow-log", id);
    Fact<String> destinationType =
        notes.wordOr(arn, json, "LogDestinationType", CLOUD_WATCH, DESTINATIONS);
    return new FlowLog(
        Headers.of(source, json, arn, id),
        json.text("ResourceId").map(resource -> resourceArn(source, resource)),
        notes.word(arn, json, "TrafficType", TRAFFIC),
        notes.word(arn, json, "FlowLogStatus", STATUS).map("active"::equals),
        notes.wordOr(arn, json, "DeliverLogsStatus", "", DELIVERY),
        FlowLogFormat.fields(notes, arn, json),
        destinationType,
        destination(source, json),
        destinationType.flatMap(type -> stored(source, json, type, LogGroup::retentionDays)),
        destinationType.flatMap(type -> stored(source, json, type, LogGroup::encryptionKey)));
  }

  /** The type of a recorded resource shows in its id's prefix (EC2 API, CreateFlowLogs). */
  private static String resourceArn(EvidenceSource source, String id) {
    int address = id.indexOf(Translated.ADDRESS);
    String prefix = id.substring(0, Math.max(0, address < 0 ? id.lastIndexOf('-') : address));
    String type =
        switch (prefix) {
          case "eni" -> "network-interface";
          case "tgw" -> "transit-gateway";
          case "tgw-attach" -> "transit-gateway-attachment";
          default -> prefix;
        };
    return Arn.ec2(source.region(), source.account(), type, id);
  }

  private static Fact<String> destination(EvidenceSource source, Json json) {
    return json.has("LogDestination")
        ? json.text("LogDestination").map(LogGroups::plain)
        : json.text("LogGroupName").map(name -> LogGroups.arn(source, name));
  }

  /** A fact of the log group; what other destinations do with the records is told elsewhere. */
  private <T> Fact<T> stored(
      EvidenceSource source, Json json, String type, Function<LogGroup, Fact<T>> fact) {
    if (!type.equals(CLOUD_WATCH)) {
      SourceRef where = json.sourceOf("LogDestinationType");
      return type.equals("s3")
          ? Fact.unknown("the bucket's lifecycle and encryption are not among the evidence", where)
          : Fact.unknown("the delivery stream is not among the evidence", where);
    }
    return logGroup(source, json).flatMap(fact);
  }

  private Fact<LogGroup> logGroup(EvidenceSource source, Json json) {
    return json.has("LogDestination")
        ? json.text("LogDestination")
            .flatMap(arn -> groups.at(LogGroups.plain(arn), json.sourceOf("LogDestination")))
        : json.text("LogGroupName")
            .flatMap(name -> groups.named(source, name, json.sourceOf("LogGroupName")));
  }
}
